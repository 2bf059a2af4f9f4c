"""Pictures of a student's clocks: what is on them and what is not, in SVG, in blocks and in words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from casemgr.docket.facts import Facts
from casemgr.paper.pictures.blocks import timeline_lines
from casemgr.paper.pictures.saying import timeline_words
from casemgr.paper.pictures.svg import ahead_svg, bar_svg, place
from casemgr.paper.pictures.timeline import Timeline, timeline
from conftest import Run, on_screen
from outcome import ok
from readers import facts_of, printed_by_browser, text_of
from support import context_with, student_of

ADDED = {"type": "student_added", "date": "2026-08-12"}
REFERRED = {"type": "referral_received", "date": "2026-10-14"}
PLAN = {"type": "assessment_plan_given", "date": "2026-10-27", "purpose": "initial"}
CONSENT = {"type": "consent_received", "date": "2026-11-09", "purpose": "initial"}
REMOVED = {"type": "removal", "date": "2026-11-12", "days": "1", "note": "fight"}


def picture_of(*facts: dict[str, str], as_of: str = "2026-11-23") -> Timeline:
    context = context_with("redwood-city-2025-26", "redwood-city-2026-27")
    student = student_of(*facts)
    day = date.fromisoformat(as_of)
    return timeline(Facts.of(student, context, day), "AR", context, day)


def test_no_picture_goes_past_the_age_limit() -> None:
    """Twenty-two in the spring of 2027: eligible until June 30; in October 2026: until December 31."""
    context = context_with("redwood-city-2025-26", "redwood-city-2026-27")
    day = date(2026, 11, 23)
    added = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}

    def drawn(born: str) -> Timeline:
        return timeline(Facts.of(student_of(added, born=born), context, day), "AR", context, day)

    spring = drawn("2005-03-03")
    assert [(str(m.day), m.words) for m in spring.ahead.marks] == [
        ("2027-03-10", "Annual review"),
        ("2027-06-30", "Exit at 22"),
    ]
    assert [str(bar.due) for bar in spring.bars] == ["2027-03-10"]
    fall = drawn("2004-10-03")
    assert [m.words for m in fall.ahead.marks] == ["Exit at 22"]
    assert fall.bars == ()
    assert len(drawn("2010-10-03").ahead.marks) > 3


def test_who_stays_past_the_age_limit_has_a_picture_like_every_student() -> None:
    """Twenty-two in October 2026, and here after December 31: the annual of March is to be held."""
    context, day = context_with("redwood-city-2025-26", "redwood-city-2026-27"), date(2027, 1, 11)
    added = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}
    stayed = Facts.of(student_of(added, born="2004-10-03"), context, day)
    assert [str(bar.due) for bar in timeline(stayed, "AR", context, day).bars] == ["2027-03-10"]


def test_the_bar_runs_from_the_referral_to_the_legal_day_over_the_days_counted() -> None:
    (bar,) = picture_of(ADDED, REFERRED, PLAN, CONSENT).bars
    assert (bar.first, bar.start, bar.due) == (date(2026, 10, 14), date(2026, 11, 9), bar.last)
    assert [m.words for m in bar.marks] == [
        "Referral received",
        "Assessment plan given",
        "Consent received",
        "Today",
        "Legal day",
    ]
    counted = [run for run in bar.runs if run.numbers]
    assert (counted[0].numbers[0], counted[-1].numbers[1]) == (1, 60)  # type: ignore[index]
    (pause,) = bar.pauses
    assert (pause.length, pause.why) == (18, "Winter Break")


def test_a_mark_is_over_the_number_of_its_day() -> None:
    (bar,) = picture_of(ADDED, PLAN, CONSENT).bars
    drawn = bar_svg(bar, "")
    numbers = {n: x for x, n in re.findall(r'<text x="([\d.]+)"[^>]*>(\d+|day 1)</text>', drawn)}
    marks = re.findall(r'<circle cx="([\d.]+)"', drawn)
    assert numbers["60"] in marks
    assert numbers["day 1"] not in marks


def test_pauses_are_hatched_and_labeled() -> None:
    (bar,) = picture_of(ADDED, REFERRED, PLAN, CONSENT).bars
    drawn = bar_svg(bar, "words")
    root = ET.fromstring(drawn)
    texts = [element.text for element in root.iter("text")]
    assert "18 days not counted: Winter Break" in texts
    assert sum("url(#hatch)" in element.attrib.get("fill", "") for element in root.iter("rect")) == 1
    assert {"day 1", "10", "20", "30", "40", "50", "60"} <= set(texts)
    assert root.attrib["role"] == "img"


def test_the_years_ahead_hold_annuals_triennials_and_ages() -> None:
    added = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-11"}
    ahead = picture_of(added).ahead
    assert [(m.words, m.day.year) for m in ahead.marks if m.slug != "age"] == [
        ("Annual review", 2027),
        ("Annual review", 2028),
        ("Triennial", 2028),
        ("Annual review", 2029),
    ]
    ET.fromstring(ahead_svg(ahead, "words"))


def test_labels_never_lie_on_one_another() -> None:
    placed = place(
        [(float(x), ("Assessment plan given", "Tue 10/27/2026"), "#000") for x in range(20, 400, 15)]
    )
    for one in placed:
        for other in placed:
            if one is not other and one.level == other.level:
                assert abs(one.left - other.left) >= 21 * 6.1


def test_removals_and_lateness_are_not_on_it() -> None:
    late = picture_of(ADDED, REFERRED, PLAN, CONSENT, REMOVED, as_of="2027-02-10")
    said = timeline_words(late) + "\n".join(timeline_lines(late, 80))
    for word in ("emoval", "overdue", "OVERDUE", "late", "fight"):
        assert word not in said


def test_the_words_say_everything_that_is_drawn() -> None:
    picture = picture_of(ADDED, REFERRED, PLAN, CONSENT)
    said = timeline_words(picture)
    for mark in picture.bars[0].marks:
        assert f"{mark.words}: " in said
    assert "18 days not counted: Winter Break" in said


def test_blocks_fit_the_screen() -> None:
    lines = list(timeline_lines(picture_of(ADDED, REFERRED, PLAN, CONSENT), 80))
    assert max(map(len, lines)) <= 80
    assert any("░" in line and "█" in line for line in lines)
    assert any("Consent received" in line for line in lines)


@pytest.mark.parametrize("student", ["ana-r", "tho-q", "luk-g", "dmi-k", "rav-m"])
def test_one_student_is_one_page(caseload: Path, run: Run, tmp_path: Path, student: str) -> None:
    ok(run, "calendar", "--student", student, "-o", "y.pdf")
    ok(run, "calendar", "--student", student, "-o", "y.html")
    assert facts_of(tmp_path / "y.pdf")["Pages"] == "1"
    assert len(text_of(printed_by_browser(tmp_path / "y.html"))) == 1
    page = (tmp_path / "y.html").read_text(encoding="utf-8")
    assert student not in page
    assert not re.search(r"https?:", page)
    assert "emoval" not in page


def test_why_draws_its_bar_on_a_terminal_only(caseload: Path, run: Run) -> None:
    assert "░" not in ok(run, "why", "ana-r", "initial-iep")
    screen = on_screen("why", "ana-r", "initial-iep", cwd=caseload.parent, width=80)
    assert "░  Fri 12/18/2026  18 days not counted: Winter Break" in screen
