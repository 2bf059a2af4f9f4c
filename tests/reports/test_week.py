"""The sheet of the week: nothing that the law asks by one of its days is missing from it."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.reports.today_student import student_day
from casemgr.reports.week import WeekLine, week_lines
from conftest import Run
from support import context_with, fact, student_of

WEEK = [date(2026, 12, day) for day in (1, 2, 3, 4, 7)]
BOOK_NOW = "BOOK NOW: the day for the notice has passed"


def lines_of(*last_annuals: str, as_of: date = WEEK[0]) -> list[WeekLine]:
    context = context_with("redwood-city-2025-26", "redwood-city-2026-27")
    days = []
    for number, last in enumerate(last_annuals):
        added = fact("student_added", "2025-12-05", last_annual=last)
        facts = Facts.of(student_of(added, student_id=f"s{number}"), context, as_of)
        days.append(student_day(facts, context, as_of, lambda _facts, _deadline: ""))
    return week_lines(days, WEEK, as_of)


def reviews(lines: list[WeekLine]) -> list[tuple[str, str, str]]:
    return [(line.heading, line.who, line.text) for line in lines if "Annual review" in line.text]


def test_a_review_whose_notice_day_has_passed_is_on_its_day_and_to_be_booked_now() -> None:
    text = "Annual review by Fri 12/4: notice day was 11/24"
    assert reviews(lines_of(*["2025-12-04"] * 10)) == [
        *[("FRI 12/4", f"s{number}", "Annual review (nothing booked)") for number in range(10)],
        *[(BOOK_NOW, f"s{number}", text) for number in range(10)],
    ]


def test_a_review_past_the_week_is_to_be_booked_by_the_day_for_its_notice() -> None:
    assert reviews(lines_of("2025-12-18")) == [("MON 12/7", "s0", "book Annual review")]


@pytest.mark.parametrize("as_of", ["2026-11-23", "2026-11-30", "2026-12-01", "2026-12-08", "2026-12-14"])
def test_the_week_has_every_day_by_which_the_law_asks_something(caseload: Path, run: Run, as_of: str) -> None:
    def data(*words: str) -> Any:
        return json.loads(run("--as-of", as_of, *words, "--format", "json").stdout)

    week = data("week")
    first, *_, last = week["days"]
    said = [(line["student"], line["text"]) for line in week["lines"]]
    asked = [
        (each["student"], each["short"])
        for each in data("due")["deadlines"]
        if each["kind"] == "law" and each["status"] == "running" and first <= (each["hold_by"] or "") <= last
    ]
    assert asked
    for student, short in asked:
        assert [who for who, text in said if short in text and student in (who, *text.split())], (
            student,
            short,
        )


@pytest.mark.parametrize("as_of", ["2026-11-20", "2026-11-23", "2026-11-24", "2026-12-01"])
def test_what_is_for_today_is_on_its_day_alone(caseload: Path, run: Run, as_of: str) -> None:
    lines = json.loads(run("--as-of", as_of, "week", "--format", "json").stdout)["lines"]
    page = json.loads(run("--as-of", as_of, "today", "--all", "--format", "json").stdout)["lines"]
    today = [line for line in page if line["part"] in ("law", "handbook") and "TODAY" in str(line)]
    assert today
    assert [line for line in lines if line["part"] == "now" and "TODAY" in str(line)] == []
    on_day = {line["student"] for line in lines if line["date"] == as_of}
    assert {line["student"] for line in today} <= on_day


@pytest.mark.parametrize("as_of", ["2026-11-21", "2026-11-23", "2026-11-27", "2026-12-03", "2026-12-07"])
def test_no_day_of_the_sheet_lies_beyond_its_title(caseload: Path, run: Run, as_of: str) -> None:
    week = json.loads(run("--as-of", as_of, "week", "--format", "json").stdout)
    dated = [line for line in week["lines"] if line["date"] and not line["heading"].startswith("AFTER")]
    assert dated
    assert max(line["date"] for line in dated) <= week["days"][-1]


def test_what_the_meeting_of_the_next_school_day_lacks_comes_after_the_days(caseload: Path, run: Run) -> None:
    lines = run("week").stdout.splitlines()
    place = lines.index("AFTER THESE DAYS: the next meetings")
    assert "Thu 12/3 7:30 am" in lines[place + 1]
    assert "Invite the team" in lines[place + 1]
    assert "WED 12/2" in lines[:place]
    assert "THU 12/3" not in lines


@pytest.mark.parametrize(
    ("as_of", "title"),
    [
        ("2026-11-23", "Five school days: Mon 11/23 to Wed 12/2"),
        ("2027-06-03", "Two school days: Thu 6/3 to Fri 6/4"),
        ("2027-06-04", "One school day: Fri 6/4"),
        ("2027-06-07", "Five weekdays: Mon 6/7 to Fri 6/11"),
    ],
)
def test_the_title_counts_the_days_that_the_calendars_know(
    caseload: Path, run: Run, as_of: str, title: str
) -> None:
    assert run("--as-of", as_of, "week").stdout.splitlines()[0] == title


# --- whose the students are -----------------------------------------------------------------------

ALL = ("week", "--case-manager", "all")


def lines_by_student(run: Run, *words: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in json.loads(run(*words, "--format", "json").stdout)["lines"]:
        found.setdefault(line["student"], []).append(line["text"])
    return found


@pytest.fixture
def several_managers(caseload: Path, run: Run) -> Path:
    """Two of the example's students are Priya Nair's; two more, of the reports that make a round, are Marcus Bell's."""
    for student in ("dar-j", "tho-q"):
        assert run("assign", student, "Marcus Bell").returncode == 0
    return caseload


@pytest.mark.usefixtures("several_managers")
def test_each_line_about_another_case_managers_student_names_that_person_as_today_does(run: Run) -> None:
    found = lines_by_student(run, *ALL)
    for student, name in {"hon-n": "Priya Nair", "oli-b": "Priya Nair", "tho-q": "Marcus Bell"}.items():
        assert found[student]
        assert all(text.endswith(f"({name})") for text in found[student])
    assert not any(text.endswith(("Nair)", "Bell)", "Whitfield)")) for text in found["rav-m"])
    page = run("today", "--case-manager", "all", "--all").stdout
    today = [line for line in page.splitlines() if re.search(r"  (hon-n|oli-b|tho-q)  ", line)]
    assert today
    assert all(line.endswith(("(Priya Nair)", "(Marcus Bell)")) for line in today)


@pytest.mark.usefixtures("several_managers")
def test_no_line_is_about_the_students_of_several_case_managers(run: Run) -> None:
    rounds = [
        text for who, texts in lines_by_student(run, *ALL).items() if "students" in who for text in texts
    ]
    own = [text for text in rounds if "dar-j" in text or "tho-q" in text]
    assert own
    assert all(text.endswith("(Marcus Bell)") for text in own)
    assert not any(other in text for text in own for other in ("aal-r", "yas-h", "gid-e"))


@pytest.mark.usefixtures("several_managers")
def test_a_case_managers_own_sheet_names_nobody(run: Run) -> None:
    texts = lines_by_student(run, "week", "--case-manager", "marcus")
    assert texts
    assert not any(text.endswith("(Marcus Bell)") for of_one in texts.values() for text in of_one)


@pytest.mark.usefixtures("several_managers")
@pytest.mark.parametrize("by", ["case-manager", "school"])
def test_sorted_by_person_or_school_each_has_a_sheet_with_all_of_its_lines(run: Run, by: str) -> None:
    plain, found = (
        json.loads(run(*words, "--format", "json").stdout) for words in (ALL, (*ALL, "--sort", by))
    )
    heads = [line["heading"].partition(": ")[0] for line in found["lines"]]
    assert list(dict.fromkeys(heads)) == sorted(set(heads), key=heads.index)  # each is in one place
    changes = sum(one != next_ for one, next_ in pairwise(heads))
    assert changes == len(set(heads)) - 1
    if by == "case-manager":
        assert list(dict.fromkeys(heads)) == ["Marcus Bell", "Priya Nair", "Dana Whitfield"]
        assert {line["student"] for line in found["lines"]} == {line["student"] for line in plain["lines"]}
    assert run(*ALL, "--sort", "name").returncode == 2
