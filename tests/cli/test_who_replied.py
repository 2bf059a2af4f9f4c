"""A parent's reply that asks for another time: not once the meeting has moved, and not where the other parent comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

TIME, TELLING = "new-meeting-time", "pass-on-confirmation"
MOVE = ("reschedule", "two", "10/29", "--why", "mother works")


@pytest.fixture
def noticed(empty: Path, run: Run) -> None:
    """Ty Wong's meeting of 26 October 2026, noticed on the 9th; he has two parents."""
    named = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    reviews = ["--last-annual", "2025-10-30", "--last-evaluation", "2024-11-10"]
    contacts = ["--contact", "Joan Wong, mother", "--contact", "Pete Wong, father"]
    _on(run, "08-03", "add", "two", *named, *reviews, *contacts)
    _on(run, "10-08", "schedule-iep", "two", "10/26", "--time", "3pm", "--purpose", "annual")
    _on(run, "10-09", "sent", "two", "meeting-notice")


def _on(run: Run, day: str, *words: str) -> str:
    done = run("--as-of", f"2026-{day}", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def _open(run: Run) -> set[str]:
    found = data(run, "--as-of", "2026-10-20", "show", "two")["deadlines"]
    return {row["rule"] for row in found if not row["status"].startswith(("met", "end"))} & {TIME, TELLING}


def _ids(run: Run) -> list[str]:
    events = data(run, "--as-of", "2026-10-20", "show", "two")["events"]
    return [each["id"] for each in events if each["type"] == "parent_replied" and not each["void"]]


@pytest.mark.parametrize("reply", ["reschedule", "not-attending"])
@pytest.mark.parametrize("day", ["10-14", "10-16"])
def test_a_meeting_that_was_moved_first_needs_no_other_time(
    noticed: None, run: Run, reply: str, day: str
) -> None:
    _on(run, "10-14", *MOVE)
    said = _on(run, day, "reply", "two", reply)
    assert "No new time is asked for: this is taken as the reply about the former time." in said
    assert "moved to Thu 10/29 3:00 pm already" in said
    assert "To set a new day" not in said
    assert _open(run) == set()
    _on(run, day, "correct", "two", *_ids(run), "meeting=10/29")
    assert _open(run) == {TIME}


@pytest.mark.parametrize("reply", ["reschedule", "not-attending"])
def test_once_the_new_day_was_named_the_next_reply_is_about_it(noticed: None, run: Run, reply: str) -> None:
    _on(run, "10-14", *MOVE)
    _on(run, "10-16", "reply", "two", "reschedule")
    _on(run, "10-16", "correct", "two", *_ids(run), "meeting=10/29")
    said = _on(run, "10-19", "reply", "two", reply)
    assert "No new time is asked for" not in said
    assert _open(run) == {TIME}
    _on(run, "10-19", "reply", "two", "attending")
    assert _open(run) == {TELLING}


def test_who_named_the_former_day_has_not_named_the_new_one(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--meeting", "10/26")
    _on(run, "10-14", *MOVE)
    _on(run, "10-16", "reply", "two", "reschedule")
    assert _open(run) == set()


def test_another_hour_is_another_time_too(noticed: None, run: Run) -> None:
    _on(run, "10-14", "reschedule", "two", "10/26", "--time", "2pm", "--why", "mother works")
    _on(run, "10-14", "reply", "two", "reschedule")
    assert _open(run) == set()


def test_the_reply_to_the_notice_of_the_new_day_asks_for_a_time(noticed: None, run: Run) -> None:
    _on(run, "10-14", *MOVE)
    _on(run, "10-14", "sent", "two", "meeting-notice")
    said = _on(run, "10-14", "reply", "two", "reschedule")
    assert "To set a new day: casemgr reschedule two DATE --why TEXT" in said
    assert _open(run) == {TIME}


def test_a_reply_that_names_the_new_day_asks_for_a_time(noticed: None, run: Run) -> None:
    _on(run, "10-14", *MOVE)
    _on(run, "10-14", "reply", "two", "reschedule", "--meeting", "10/29")
    assert _open(run) == {TIME}


def test_who_names_the_former_day_is_shown_where_the_meeting_is(noticed: None, run: Run) -> None:
    _on(run, "10-14", *MOVE)
    done = run("--as-of", "2026-10-14", "reply", "two", "reschedule", "--meeting", "10/26")
    assert done.returncode == 3
    assert "the meeting of Mon 10/26/2026 was moved to Thu 10/29/2026; leave out --meeting" in done.stderr
    assert "schedule-iep" not in done.stderr


def test_a_move_of_an_earlier_day_meets_what_the_reply_asked_for(noticed: None, run: Run) -> None:
    _on(run, "10-15", "reply", "two", "reschedule")
    assert _open(run) == {TIME}
    _on(run, "10-15", *MOVE, "--on", "10/14")
    assert _open(run) == set()


def test_one_parent_who_comes_is_enough(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan")
    said = _on(run, "10-14", "reply", "two", "not-attending", "--by", "pete")
    assert "No new time is asked for: Joan Wong will attend (Tue 10/13)" in said
    assert _open(run) == {TELLING}
    _on(run, "10-15", "reply", "two", "not-attending", "--by", "joan")
    assert _open(run) == {TIME}


def _telling(run: Run) -> int:
    """How many lines there are to tell staff that a parent comes."""
    found = data(run, "--as-of", "2026-10-20", "show", "two")["deadlines"]
    return len([row for row in found if row["rule"] == TELLING and row["status"] == "open"])


@pytest.mark.parametrize("second", ["attending", "by-phone"])
@pytest.mark.parametrize("ones", [("joan", "pete"), ("pete", "joan")])
def test_two_parents_who_both_come_are_one_thing_to_tell(
    noticed: None, run: Run, ones: tuple[str, str], second: str
) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan")
    said = _on(run, "10-14", "reply", "two", second, "--by", "pete")
    assert "same is on file" not in said
    assert _telling(run) == 1
    _on(run, "10-15", "reply", "two", "not-attending", "--by", ones[0])
    assert (_telling(run), _open(run)) == (1, {TELLING})
    _on(run, "10-16", "reply", "two", "not-attending", "--by", ones[1])
    assert _open(run) == {TIME}


@pytest.mark.parametrize(("second", "is_said"), [("joan", True), ("pete", False)])
def test_only_the_same_parents_same_reply_may_be_one_recorded_twice(
    noticed: None, run: Run, second: str, is_said: bool
) -> None:
    _on(run, "10-13", "reply", "two", "go-on-without-me", "--by", "joan")
    said = _on(run, "10-14", "reply", "two", "go-on-without-me", "--by", second)
    assert ("the same is on file" in said) == is_said


def test_who_said_something_else_in_between_repeats_nothing(noticed: None, run: Run) -> None:
    for day, reply, name in [
        ("10-12", "not-attending", "joan"),
        ("10-13", "attending", "joan"),
        ("10-14", "by-phone", "pete"),
    ]:
        _on(run, day, "reply", "two", reply, "--by", name)
    said = _on(run, "10-15", "reply", "two", "not-attending", "--by", "joan")
    assert "No new time is asked for: Pete Wong" in said
    assert "the same is on file" not in said


def test_the_same_parents_second_yes_is_one_thing_to_tell(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan")
    _on(run, "10-14", "reply", "two", "by-phone", "--by", "joan")
    assert _telling(run) == 1


def test_who_comes_by_phone_after_all_is_no_second_thing_to_tell(noticed: None, run: Run) -> None:
    for day, reply, name in [("10-12", "attending", "joan"), ("10-13", "attending", "pete")]:
        _on(run, day, "reply", "two", reply, "--by", name)
    _on(run, "10-14", "reply", "two", "by-phone", "--by", "joan")
    assert _telling(run) == 1
    _on(run, "10-15", "reply", "two", "by-phone")
    assert _telling(run) == 1


def test_once_staff_were_told_the_other_parent_is_news(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan")
    _on(run, "10-13", "notify", "two", "confirmation", "--to", "principal")
    assert _telling(run) == 0
    _on(run, "10-14", "reply", "two", "by-phone", "--by", "pete")
    assert _telling(run) == 1


def test_what_another_parent_says_of_another_meeting_is_told_too(noticed: None, run: Run) -> None:
    _on(run, "10-13", "schedule-iep", "two", "11/9", "--purpose", "parent-request")
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan", "--meeting", "10/26")
    _on(run, "10-14", "reply", "two", "attending", "--by", "pete", "--meeting", "11/9")
    assert _telling(run) == 2


def test_the_same_parent_who_does_not_come_after_all_needs_a_time(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "joan")
    said = _on(run, "10-14", "reply", "two", "reschedule", "--by", "joan")
    assert "another parent" not in said
    assert _open(run) == {TIME}


def test_a_parent_who_comes_ends_what_the_other_asked_for(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "not-attending", "--by", "pete")
    assert _open(run) == {TIME}
    _on(run, "10-14", "reply", "two", "attending", "--by", "joan")
    assert _open(run) == {TELLING}


def test_where_nobody_is_named_it_is_said_how_to_name_them(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending")
    said = _on(run, "10-14", "reply", "two", "not-attending")
    assert "On file: will attend (Tue 10/13). If another parent replied so and comes" in said
    assert _open(run) == {TIME}
    for event, name in zip(_ids(run), ("joan", "pete"), strict=True):
        assert f"casemgr correct two {event} by=NAME" in said
        _on(run, "10-14", "correct", "two", event, f"by={name}")
    assert _open(run) == {TELLING}


def test_an_only_parent_is_not_asked_about_another(noticed: None, run: Run) -> None:
    named = ["--name", "Mo Em", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    reviews = [
        "--last-annual",
        "2025-10-30",
        "--last-evaluation",
        "2024-11-10",
        "--contact",
        "Flo Em, mother",
    ]
    _on(run, "08-03", "add", "one", *named, *reviews)
    _on(run, "10-08", "schedule-iep", "one", "10/26", "--purpose", "annual")
    _on(run, "10-13", "reply", "one", "attending")
    assert "another parent" not in _on(run, "10-14", "reply", "one", "not-attending")


def test_of_age_the_student_alone_says_who_comes(noticed: None, run: Run) -> None:
    adult = ["--name", "Joe Reed", "--born", "2008-08-20", "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-11-05", "--last-evaluation", "2024-11-19"]
    _on(run, "08-03", "add", "joe", *adult, *reviews, "--contact", "Ann Reed, mother")
    _on(run, "10-08", "schedule-iep", "joe", "10/26", "--purpose", "annual")
    _on(run, "10-13", "reply", "joe", "attending", "--by", "ann", "--force")
    _on(run, "10-14", "reply", "joe", "not-attending", "--by", "Joe Reed")
    found = data(run, "--as-of", "2026-10-20", "show", "joe")["deadlines"]
    assert TIME in {row["rule"] for row in found if row["status"] == "open"}


def test_the_help_says_how_to_name_the_parent(empty: Path, run: Run) -> None:
    assert "--by NAME says who" in " ".join(ok(run, "reply", "--help").split())


def test_who_took_the_call_is_no_other_parent(noticed: None, run: Run) -> None:
    _on(run, "10-13", "reply", "two", "attending", "--by", "Dana Whitfield")
    said = _on(run, "10-14", "reply", "two", "not-attending", "--by", "Lee Moss")
    assert _open(run) == {TIME}
    assert said.count("by=NAME") == 2
