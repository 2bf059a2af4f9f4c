"""An interpreter is asked for wherever somebody who holds the rights speaks another language: 34 CFR 300.322(e), EC 56341.5(i)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
TEAM = ("general-ed-teacher=Pruitt", "education-specialist=Dana", "principal=Moreno")
MISSING = "No interpreter is on file for this meeting (Rita Diaz speaks Spanish)"


def flat(text: str) -> str:
    return " ".join(text.split())


def booked(run: Run, *contacts: str) -> str:
    named = ["--name", "Leo Diaz", "--born", "2014-06-20", "--grade", "6", "--school", "Fernbrook Middle"]
    people = [word for each in contacts for word in ("--contact", each)]
    reviews = ["--last-annual", "2025-12-20", "--last-evaluation", "2025-12-20"]
    ok(run, *AT, "add", "sp", *named, *people, "--language", "RFEP:Spanish", *reviews)
    said = run(*AT, "schedule-iep", "sp", "12/14", "--purpose", "annual", "--time", "2pm")
    ok(run, *AT, "sent", "sp", "meeting-notice", "--method", "mail")
    return flat(said.stdout + said.stderr)


SECOND = ("Al Diaz, father, , , English", "Rita Diaz, mother, , , Spanish")


def test_a_second_contact_who_speaks_another_language_is_enough(caseload: Path, run: Run) -> None:
    assert "No interpreter is listed (Rita Diaz speaks Spanish)" in booked(run, *SECOND)
    said = flat(ok(run, *AT, "invite", "sp", *TEAM))
    assert (
        "Not invited yet to the meeting of Mon 12/14: interpreter (EC 56341.5(i), 34 CFR 300.322(e))" in said
    )
    assert "Invite the team (still to do: interpreter)" in flat(ok(run, *AT, "today", "--all"))
    assert "met Invite the team" in flat(ok(run, *AT, "invite", "sp", "interpreter=Marta Gil"))


def test_nobody_is_asked_for_where_all_speak_english(caseload: Path, run: Run) -> None:
    assert "No interpreter" not in booked(run, SECOND[0])
    assert "met Invite the team" in flat(ok(run, *AT, "invite", "sp", *TEAM))


@pytest.mark.parametrize(
    ("before", "words", "noted"),
    [
        ([], [], True),
        ([], ["--interpreter", "Marta Gil"], False),
        ([], ["--parent", "absent"], False),
        (["interpreter=Marta Gil"], [], False),
    ],
)
def test_a_meeting_held_without_one_is_noted(
    caseload: Path, run: Run, before: list[str], words: list[str], noted: bool
) -> None:
    booked(run, *SECOND)
    ok(run, *AT, "invite", "sp", *TEAM, *before)
    held = run("--as-of", "2026-12-14", "hold-iep", "sp", "--outcome", "completed", *words)
    assert (MISSING in flat(held.stdout + held.stderr)) is noted


def test_an_interpreter_who_was_invited_hears_of_the_new_day(caseload: Path, run: Run) -> None:
    booked(run, *SECOND)
    ok(run, *AT, "invite", "sp", *TEAM, "interpreter=Marta Gil")
    moved = flat(ok(run, *AT, "reschedule", "sp", "12/15", "--time", "2pm", "--why", "ill"))
    assert 'interpreter="Marta Gil"' in moved
