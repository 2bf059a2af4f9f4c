"""The notice of an English learner's meeting is done when each of its points is on file: 34 CFR 300.322(e)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
TEAM = ("general-ed-teacher=Pruitt", "education-specialist=Dana", "principal=Moreno")


def flat(text: str) -> str:
    return " ".join(text.split())


def booked(run: Run, language: str, *words: str) -> None:
    named = ["--name", "Silvia Bono", "--born", "2014-06-20", "--grade", "6", "--school", "Fernbrook Middle"]
    contact = f"Al Bono, father, 555-0113, , {language}".rstrip(", ")
    reviews = ["--last-annual", "2025-12-20", "--last-evaluation", "2025-12-20"]
    ok(run, *AT, "add", "sil-b", *named, "--contact", contact, "--language", "EL", *reviews)
    ok(run, *AT, "schedule-iep", "sil-b", "12/14", "--purpose", "annual", "--time", "2pm", *words)


def page(run: Run) -> str:
    return flat(ok(run, *AT, "today", "--all"))


def test_the_line_says_which_point_is_missing(caseload: Path, run: Run) -> None:
    booked(run, "Spanish")
    assert "EL notice" in page(run)
    assert "EL notice (EL specialist and interpreter" not in page(run)
    assert "met EL notice" not in flat(
        ok(run, *AT, "sent", "sil-b", "meeting-notice", "--language", "Spanish")
    )
    assert "EL notice (still to do: EL specialist and interpreter)" in page(run)
    ok(run, *AT, "invite", "sil-b", *TEAM, "el-specialist=Lindqvist")
    assert "EL notice (still to do: interpreter)" in page(run)
    assert "Still to do interpreter" in flat(ok(run, *AT, "why", "sil-b", "english-learner-notice"))
    assert "met EL notice" in flat(ok(run, *AT, "invite", "sil-b", "interpreter=Marta Gil"))


def test_the_notice_may_come_last(caseload: Path, run: Run) -> None:
    booked(run, "Spanish", "--interpreter", "Marta Gil")
    ok(run, *AT, "invite", "sil-b", *TEAM, "el-specialist=Lindqvist")
    assert "EL notice (still to do: notice in Spanish)" in page(run)
    assert "met EL notice" in flat(ok(run, *AT, "sent", "sil-b", "meeting-notice", "--language", "spanish"))


@pytest.mark.parametrize(
    ("spoken", "sent", "left"),
    [
        ("Spanish", ["--language", "English"], "notice in Spanish"),
        ("Spanish", [], "notice in Spanish"),
        ("English", [], None),
        ("English", ["--language", "English"], None),
        ("", [], "notice in the parents' language"),
        ("", ["--language", "Hmong"], None),
    ],
)
def test_a_notice_in_another_language_is_not_it(
    caseload: Path, run: Run, spoken: str, sent: list[str], left: str | None
) -> None:
    booked(run, spoken, "--interpreter", "Marta Gil")
    ok(run, *AT, "invite", "sil-b", *TEAM, "el-specialist=Lindqvist")
    said = flat(ok(run, *AT, "sent", "sil-b", "meeting-notice", *sent))
    assert ("met EL notice" in said) == (left is None)
    assert left is None or f"EL notice (still to do: {left})" in page(run)


def test_a_tick_meets_it_as_before(caseload: Path, run: Run) -> None:
    booked(run, "Spanish")
    assert "met EL notice" in flat(ok(run, *AT, "done", "sil-b", "english-learner-notice"))
