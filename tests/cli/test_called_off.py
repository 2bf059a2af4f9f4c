"""Who is to hear that a meeting is called off."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
PARENTS = ("--contact", "Joan Wong, mother", "--contact", "Pete Wong, father")
MINOR, OF_AGE = "2015-05-01", "2008-10-20"


def booked(run: Run, born: str = MINOR, *more: str, purpose: str = "annual") -> None:
    named = ["--name", "Ty Wong", "--born", born, "--grade", "10", "--school", "Fernbrook High"]
    ok(run, "--as-of", "2026-09-01", "add", "ty-w", *named, "--last-annual", "2025-12-10", *PARENTS, *more)
    schedule(run, "2026-12-09", purpose)


def schedule(run: Run, day: str, purpose: str, *options: str) -> None:
    ok(run, *AT, "schedule-iep", "ty-w", day, "--purpose", purpose, *options)


def notice(run: Run, *to: str) -> None:
    ok(run, *AT, "sent", "ty-w", "meeting-notice", *(word for who in to for word in ("--to", who)))


def waiting(run: Run, *options: str) -> str:
    off = run(*AT, "cancel", "ty-w", "--why", "the room is taken", *options)
    assert off.returncode == 0, off.stderr
    said = " ".join(off.stderr.split()).partition("To hear that it is off: ")[2]
    return said.partition(" Note:")[0]


@pytest.mark.parametrize(
    ("born", "more", "to", "who"),
    [
        (MINOR, [], [], "the parent and Vance"),
        (MINOR, [], ["Joan Wong"], "Joan Wong and Vance"),
        (OF_AGE, [], [], "Ty Wong and Vance"),
        (OF_AGE, [], ["Joan Wong"], "Joan Wong and Vance"),
        (OF_AGE, ["--contact", "Sam Law, conservator"], [], "Sam Law and Vance"),
    ],
)
def test_a_notice_that_names_nobody_went_to_whoever_holds_the_rights(
    caseload: Path, run: Run, born: str, more: list[str], to: list[str], who: str
) -> None:
    booked(run, born, *more)
    notice(run, *to)
    ok(run, *AT, "invite", "ty-w", "slp=Vance")
    assert waiting(run) == who


def test_a_student_invited_twice_hears_once(caseload: Path, run: Run) -> None:
    booked(run, OF_AGE)
    notice(run, "Ty")
    ok(run, *AT, "invite", "ty-w", "student")
    assert waiting(run) in ("Ty", "Ty Wong")


def test_whoever_expected_it_on_a_former_day_hears_too(caseload: Path, run: Run) -> None:
    booked(run)
    schedule(run, "2026-12-09", "annual", "--interpreter", "Spanish")
    notice(run, "Joan Wong")
    ok(run, *AT, "invite", "ty-w", "slp=Vance", "principal")
    ok(run, *AT, "reschedule", "ty-w", "2026-12-10", "--why", "ill")
    assert waiting(run) == "Joan Wong, the interpreter (Spanish), Vance and the principal"


def test_of_two_on_one_day_it_is_the_one_called_off(caseload: Path, run: Run) -> None:
    booked(run)
    notice(run, "Joan Wong")
    ok(run, *AT, "invite", "ty-w", "slp=Vance")
    schedule(run, "2026-12-09", "manifestation", "--interpreter", "Spanish")
    assert waiting(run, "--meeting", "2026-12-09") == "Joan Wong and Vance"
