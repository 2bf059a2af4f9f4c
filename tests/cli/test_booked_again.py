"""`schedule-iep` for the day of a meeting that is booked: it completes that booking, or changes its hour, place or purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from outcome import data, ok

DAY = "10/26"


def _on(run: Run, day: str, *words: str) -> str:
    return ok(run, "--as-of", f"2026-{day}", *words)


@pytest.fixture
def added(empty: Path, run: Run) -> None:
    named = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    reviews = ["--last-annual", "2025-10-30", "--last-evaluation", "2024-11-10"]
    _on(run, "08-03", "add", "two", *named, *reviews, "--contact", "Joan Wong, mother")


@pytest.fixture
def answered(added: None, run: Run) -> None:
    """Booked without a place on 8 October 2026; the team invited, the notice sent, and answered."""
    _on(run, "10-08", "schedule-iep", "two", DAY, "--time", "3pm", "--purpose", "annual")
    _on(
        run,
        "10-08",
        "invite",
        "two",
        "general-ed-teacher=Ms. Hall",
        "education-specialist=Lee",
        "principal=King",
    )
    _on(run, "10-09", "sent", "two", "meeting-notice", "--to", "Joan Wong")
    _on(run, "10-12", "reply", "two", "attending")


def _booking(run: Run, day: str = "10-13") -> dict[str, Any]:
    events = data(run, "--as-of", f"2026-{day}", "show", "two")["events"]
    booked = [event for event in events if event["type"] == "meeting_scheduled" and not event["void"]]
    return {name: value for name, value in booked[-1].items() if name not in ("id", "recorded")}


def _open(run: Run, day: str = "10-13") -> set[str]:
    found = data(run, "--as-of", f"2026-{day}", "show", "two")
    return {row["rule"] for row in found["deadlines"] if not row["status"].startswith(("met", "end"))}


def _invited(run: Run) -> set[str]:
    rows = data(run, "--as-of", "2026-10-13", "invite", "two")["invitations"]
    return {row["state"] for row in rows}


@pytest.mark.parametrize("more", [(), ("--purpose", "annual"), ("--time", "3pm"), ("--on", "10/12")])
def test_the_place_is_added_and_all_else_stays(answered: None, run: Run, more: tuple[str, ...]) -> None:
    before, said = _open(run), _booking(run)
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--place", "R1", *more)
    assert done.returncode == 0, done.stderr
    now = _booking(run)
    assert now == {**said, "place": "R1"}
    assert _open(run) == before
    assert {"meeting-notice", "invite-team", "new-meeting-time"}.isdisjoint(before)
    assert "pass-on-confirmation" in before
    assert _invited(run) == {"invited"}
    assert "completes the booking of Thu 10/8" in done.stderr
    again = "The notice of Fri 10/9 counts. If it did not say the place, send it again: casemgr sent two"
    assert again in done.stderr
    assert "Undo: casemgr undo two" in done.stdout


def test_an_interpreter_and_the_agreement_to_short_notice_are_added(answered: None, run: Run) -> None:
    before = _open(run)
    done = run(
        *(
            "--as-of",
            "2026-10-13",
            "schedule-iep",
            "two",
            DAY,
            "--interpreter",
            "Eva",
            "--short-notice-agreed",
        )
    )
    now = _booking(run)
    assert (now["interpreter"], now["short_notice_agreed"], now["time"]) == ("Eva", True, "15:00:00")
    assert _open(run) == before
    assert "send it again" not in done.stderr


def test_a_notice_of_the_day_of_the_booking_still_waits_for_its_reply(added: None, run: Run) -> None:
    _on(run, "10-20", "schedule-iep", "two", "10/28", "--time", "3pm", "--purpose", "annual")
    _on(run, "10-20", "sent", "two", "meeting-notice")
    _on(run, "10-20", "schedule-iep", "two", "10/28", "--purpose", "annual", "--short-notice-agreed")
    assert "parent-reply" in _open(run, "10-20")
    assert "meeting-notice" not in _open(run, "10-20")


def test_undo_gives_the_booking_back_as_it_was(answered: None, run: Run) -> None:
    said = _booking(run)
    _on(run, "10-13", "schedule-iep", "two", DAY, "--place", "R1")
    _on(run, "10-13", "undo", "two")
    assert _booking(run) == said


@pytest.mark.parametrize(
    ("words", "note", "team"),
    [
        (("--time", "2pm"), "moved from Mon 10/26 3:00 pm; the parent needs a new notice", "hour"),
        (("--place", "R9"), "place changed from R1; the parent needs a new notice", "place"),
        (
            ("--time", "2pm", "--place", "R9"),
            "moved from Mon 10/26 3:00 pm, place changed from R1; the parent needs",
            "hour and place",
        ),
        (
            ("--purpose", "annual", "--purpose", "triennial"),
            "purpose changed from annual; the parent needs",
            "purpose",
        ),
    ],
)
def test_what_the_notice_said_otherwise_asks_for_a_new_one(
    answered: None, run: Run, words: tuple[str, ...], note: str, team: str
) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--place", "R1")
    said = _booking(run)
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, *words)
    assert note in done.stderr
    assert f"Tell the team the new {team}, then: casemgr invite two" in done.stdout
    assert {"meeting-notice", "invite-team"} <= _open(run)
    assert "pass-on-confirmation" not in _open(run)
    now = _booking(run)
    kept = {"time", "place", "purposes"} - {word[2:].replace("purpose", "purposes") for word in words[::2]}
    assert {name: now.get(name) for name in kept} == {name: said.get(name) for name in kept}


def test_reschedule_and_schedule_iep_say_the_same_of_another_hour(answered: None, run: Run) -> None:
    found = []
    for command in (("schedule-iep", "two", DAY), ("reschedule", "two", DAY, "--why", "shift")):
        done = run("--as-of", "2026-10-13", *command, "--time", "2pm")
        found.append((done.stderr, _open(run), _invited(run)))
        _on(run, "10-13", "undo", "two")
    assert found[0] == found[1]


def test_the_same_booking_once_more_is_refused(answered: None, run: Run) -> None:
    for words in ((), ("--time", "3pm"), ("--purpose", "annual")):
        done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, *words)
        assert done.returncode == 3
        assert (
            "booked for Mon 10/26/2026 already; another hour: --time; another place: --place" in done.stderr
        )


def test_a_meeting_for_something_else_on_that_day_is_another_one(answered: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--time", "4pm", "--purpose", "parent-request")
    events = data(run, "--as-of", "2026-10-13", "show", "two")["events"]
    assert [event["time"] for event in events if event["type"] == "meeting_scheduled"] == [
        "15:00:00",
        "16:00:00",
    ]


def test_a_meeting_that_was_called_off_is_booked_from_the_start(answered: None, run: Run) -> None:
    _on(run, "10-13", "cancel", "two", "--why", "ill")
    _on(run, "10-13", "schedule-iep", "two", DAY, "--purpose", "annual")
    assert _booking(run).get("time") is None
    assert "meeting-notice" in _open(run)


@pytest.mark.parametrize(
    ("words", "state", "line"),
    [
        (("--time", "2pm"), "invited for 3:00 pm: tell the new hour", "Tell the new hour, 2:00 pm: "),
        (("--place", "R9"), "invited to R1: tell the new place", "Tell the new place, R9: "),
        (
            ("--time", "2pm", "--place", "R9"),
            "invited for 3:00 pm and to R1: tell the new hour and place",
            "Tell the new hour and place, 2:00 pm, R9: ",
        ),
        (
            ("--purpose", "annual", "--purpose", "triennial"),
            "invited for annual: tell the new purpose",
            "Tell the new purpose, annual and triennial: ",
        ),
    ],
)
def test_who_was_invited_before_is_to_hear_what_is_new(
    answered: None, run: Run, words: tuple[str, ...], state: str, line: str
) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--place", "R1")
    _on(run, "10-13", "schedule-iep", "two", DAY, *words)
    assert _invited(run) - {"NOT YET"} == {state}  # a triennial has results to interpret
    said = " ".join(_on(run, "10-13", "invite", "two", "principal=King").split())
    assert f"{line}general-ed-teacher (Ms. Hall), education-specialist (Lee) and parent (Joan Wong)" in said


def test_a_meeting_that_is_back_on_its_day_is_to_be_told_by_its_day(answered: None, run: Run) -> None:
    for day in ("10/29", DAY):
        _on(run, "10-13", "reschedule", "two", day, "--why", "ill")
    assert _invited(run) == {"invited for Mon 10/26: tell the new day"}


def test_a_reply_about_the_former_time_is_said_to_count_no_more(answered: None, run: Run) -> None:
    said = "the reply of Mon 10/12 was for the former day and does not count for the new one"
    assert said in run("--as-of", "2026-10-13", "reschedule", "two", "10/29", "--why", "ill").stderr
    again = run("--as-of", "2026-10-13", "reschedule", "two", "10/30", "--why", "ill")
    assert "the reply of" not in again.stderr


def test_a_reply_that_asked_for_the_move_has_done_its_part(answered: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "reschedule")
    done = run("--as-of", "2026-10-13", "reschedule", "two", "10/29", "--why", "ill")
    assert "the reply of" not in done.stderr


def test_another_day_hour_and_place_are_all_to_be_told(answered: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--place", "R1")
    move = ("reschedule", "two", "10/29", "--time", "2pm", "--place", "R9", "--why", "ill")
    done = run("--as-of", "2026-10-13", *move)
    assert "moved from Mon 10/26 3:00 pm, place changed from R1; the parent needs a new notice" in done.stderr
    assert "the reply of Mon 10/12 was for the former day, hour and place" in done.stderr
    assert _invited(run) == {"invited for Mon 10/26, for 3:00 pm and to R1: tell the new day, hour and place"}


@pytest.fixture
def for_two_purposes(answered: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--purpose", "annual", "--purpose", "triennial")


@pytest.mark.parametrize("more", [("--time", "4pm"), ("--place", "R1"), ("--interpreter", "Eva")])
def test_one_of_two_purposes_says_which_meeting_is_meant(
    for_two_purposes: None, run: Run, more: tuple[str, ...]
) -> None:
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--purpose", "annual", *more)
    assert _booking(run)["purposes"] == ["annual", "triennial"]
    assert "left out" not in done.stderr
    note = "stays booked for annual and triennial. For annual alone: casemgr schedule-iep two 2026-10-26 --purpose annual"
    assert note in " ".join(done.stderr.split())
    once_more = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--purpose", "annual", *more)
    assert once_more.returncode == 3
    assert _booking(run)["purposes"] == ["annual", "triennial"]


def test_one_of_two_purposes_alone_leaves_the_other_out_and_says_so(for_two_purposes: None, run: Run) -> None:
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--purpose", "annual")
    assert "Note: triennial left out; the parent needs a new notice" in done.stderr
    assert _booking(run)["purposes"] == ["annual"]


def test_both_purposes_in_another_order_are_no_change(for_two_purposes: None, run: Run) -> None:
    both = ("--purpose", "triennial", "--purpose", "annual")
    assert run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, *both).returncode == 3
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, *both, "--time", "4pm")
    assert "moved from Mon 10/26 3:00 pm; the parent needs a new notice" in done.stderr


def test_another_interpreter_is_a_change_and_the_first_one_is_named(answered: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--interpreter", "Spanish")
    before = _open(run)
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--interpreter", "Mixtec")
    assert "changes the booking of Thu 10/8: interpreter changed from Spanish; what is on file" in done.stderr
    events = data(run, "--as-of", "2026-10-13", "show", "two")["events"]
    assert [each["why"] for each in events if each["type"] == "void"] == ["completed", "changed"]
    assert (_open(run), _booking(run)["interpreter"]) == (before, "Mixtec")


def test_another_spelling_of_the_place_asks_for_no_new_notice(answered: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", DAY, "--place", "Room 1")
    before = _open(run)
    move = ("reschedule", "two", DAY, "--place", "room 1", "--why", "ill")
    assert run("--as-of", "2026-10-13", *move).returncode == 3
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--place", "room 1")
    assert "place changed from Room 1; what is on file about the meeting stays" in done.stderr
    assert "send it again" not in done.stderr
    assert (_open(run), _booking(run)["place"]) == (before, "room 1")
    hour = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--place", "ROOM 1", "--time", "2pm")
    assert "moved from Mon 10/26 3:00 pm; the parent needs a new notice" in hour.stderr


def test_the_same_booking_forced_is_not_said_to_have_moved(answered: None, run: Run) -> None:
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--time", "3pm", "--force")
    assert "booked once more, with nothing changed; the parent needs a new notice" in done.stderr
    assert "the reply of Mon 10/12 was for the former booking" in done.stderr
    assert "Invite the team again: casemgr invite two" in done.stdout
    assert "moved from" not in done.stderr


def test_an_hour_that_was_not_set_is_added_and_not_moved_from(added: None, run: Run) -> None:
    _on(run, "10-08", "schedule-iep", "two", DAY, "--purpose", "annual", "--place", "R1")
    done = run("--as-of", "2026-10-13", "schedule-iep", "two", DAY, "--time", "3pm", "--place", "R9")
    assert "Note: place changed from R1, hour added; the parent needs a new notice" in done.stderr
