"""What a booked meeting's line on `today` says, and the list of who is invited."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
TEAM = ("general-ed-teacher=Pruitt", "education-specialist=Dana", "principal=Moreno", "slp=Ito")


def page(run: Run) -> str:
    return " ".join(ok(run, *AT, "today", "--all").split())


@pytest.fixture
def booked(caseload: Path, run: Run) -> Run:
    for name, day in (("lea", "12/3"), ("sam", "12/2")):
        named = ["--name", f"{name} Diaz", "--born", "2014-06-20", "--grade", "6"]
        reviews = ["--last-annual", "2025-12-20", "--last-evaluation", "2025-12-20"]
        ok(run, *AT, "add", name, *named, "--school", "Fernbrook Middle", *reviews)
        ok(run, *AT, "schedule-iep", name, day, "--purpose", "annual", "--time", "9am", "--place", "Room 4")
        ok(run, *AT, "sent", name, "meeting-notice", "--method", "mail")
        ok(run, *AT, "invite", name, *TEAM)
    return run


@pytest.mark.parametrize("reply", ["attending", "by-phone"])
def test_who_is_to_hear_of_the_reply_is_on_the_line_of_the_meeting(booked: Run, reply: str) -> None:
    ok(booked, *AT, "reply", "lea", reply)
    assert "lea annual (Annual review by Sun 12/20): Tell staff: attending; Draft IEP" in page(booked)
    told = ["principal", "Pruitt", "Ito"]
    done = booked(*AT, "notify", "lea", "confirmation", *(word for each in told for word in ("--to", each)))
    assert "Also invited" not in done.stderr  # the case manager, who tells them
    assert done.returncode == 0
    assert "Tell staff" not in page(booked).partition("lea annual")[2].partition("Draft IEP")[0]


def test_a_time_that_does_not_suit_keeps_its_own_line(booked: Run) -> None:
    ok(booked, *AT, "reply", "lea", "reschedule")
    assert "lea New meeting time" in page(booked)


def test_an_excused_member_is_called_that(booked: Run) -> None:
    ok(booked, *AT, "excuse", "lea", "slp", "--agreed", "11/19")
    rows = [line.split() for line in ok(booked, *AT, "invite", "lea").splitlines()]
    assert ["slp", "Ito", "Fri", "11/20", "excused"] in [row[2:] for row in rows]
    assert "excused" not in ok(booked, *AT, "invite", "sam")


def test_a_member_who_is_excused_need_not_be_invited(caseload: Path, run: Run) -> None:
    ok(run, *AT, "schedule-iep", "mar-f", "1/7", "--purpose", "annual")
    ok(run, *AT, "invite", "mar-f", *("parent", "education-specialist", "lea-representative"))
    assert "NOT YET" in ok(run, *AT, "invite", "mar-f")
    done = ok(
        run, *AT, "excuse", "mar-f", "general-ed-teacher", "--member", "Omar Lopez", "--agreed", "11/19"
    )
    assert "met      Invite the team" in done
    listed = ok(run, *AT, "invite", "mar-f")
    assert "NOT YET" not in listed
    assert "general-ed-teacher Omar Lopez — excused" in " ".join(listed.split())
    printed = ok(run, *AT, "letter", "meeting-notice", "mar-f")
    assert "General education teacher" not in printed.partition("Who takes part")[2].partition("\n")[0]


def test_of_two_to_be_acted_on_by_one_day_the_earlier_meeting_comes_first(booked: Run) -> None:
    """Both notices are due on the day of the booking; in the order of the names, the later meeting would be first."""
    for name, day in (("lea", "11/30"), ("sam", "11/25")):
        ok(booked, *AT, "reschedule", name, day, "--why", "ill")
    lines = [line for line in ok(booked, *AT, "today", "--all").splitlines() if "Meeting notice" in line]
    places = {name: place for place, line in enumerate(lines) for name in ("lea", "sam") if name in line}
    assert places["sam"] < places["lea"]


def test_of_two_meetings_it_is_said_which_one_a_reply_is_about(booked: Run) -> None:
    ok(
        booked,
        *AT,
        "schedule-iep",
        "lea",
        "12/10",
        "--purpose",
        "parent-request",
        "--time",
        "9am",
        "--place",
        "Room 4",
    )
    ok(booked, *AT, "reply", "lea", "not-attending", "--meeting", "12/3")
    ok(booked, *AT, "reply", "lea", "attending", "--meeting", "12/10")
    assert "lea New meeting time (meeting of 12/3)" in page(booked)
    shown = " ".join(ok(booked, *AT, "show", "lea").split())
    assert "Tell staff: attending (meeting of 12/10)" in shown
    # On the line of that meeting its day is not said twice.
    assert "Tell staff: attending (meeting of" not in page(booked)
    assert "Tell staff: attending" in page(booked)
