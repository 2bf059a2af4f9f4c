"""Words about records, bookings, rounds and calendars that need no command."""

from datetime import date

import pytest

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.taken import Taken
from casemgr.checks.booking_changed import AS_IT_WAS, to_tell
from casemgr.checks.its_command import of_all
from casemgr.checks.records import place_taken, receiver_taken, taken_as_asked
from casemgr.checks.whole_file import Misfit, misfit_words
from casemgr.errors import UsageError
from casemgr.reports.by_hand import taking_out
from casemgr.state.team import Invitation
from support import fact, shipped_law, student_of

DAY = date(2026, 11, 23)


def corrected(change: str) -> str:
    return f"correct {change}"


def test_a_place_is_a_usual_one_or_as_typed() -> None:
    meanings = shipped_law().meanings
    assert place_taken("nurse", (), meanings) == Taken("school nurse")
    assert place_taken("the attic", (), meanings) == Taken("the attic")
    assert "did you mean school nurse?" in (place_taken("school nurze", (), meanings).doubt or "")


@pytest.mark.parametrize(
    ("requester", "form", "said"),
    [
        ("parent", "oral", None),
        (None, "oral", "taken as asked for by the parent; if not: correct requester=WHO"),
        (
            None,
            None,
            "taken as asked for by the parent, in writing; if not: correct requester=WHO, or form=oral",
        ),
    ],
)
def test_who_asked_and_how_is_taken_with_a_note(
    requester: str | None, form: str | None, said: str | None
) -> None:
    assert taken_as_asked(requester, form, corrected) == said


def test_the_team_is_told_but_the_parent_has_the_notice() -> None:
    booked = fact("meeting_scheduled", "2026-10-05", purposes=["annual"], meeting_date="2026-11-30")
    (booking,) = student_of(booked).events
    assert isinstance(booking, MeetingScheduled)
    parent = Invitation("parent", None, date(2026, 11, 9), booking)
    principal = parent._replace(role="principal", name="Jo")
    assert to_tell([parent], "day", "ana-r") is None
    assert to_tell([parent, principal], "day", "ana-r") == (
        'Tell the team the new day, then: casemgr invite ana-r principal="Jo"'
    )
    assert (to_tell([principal], AS_IT_WAS, "ana-r") or "").startswith("Invite the team again: ")


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (
            "sent {student} safeguards --reason yearly",
            " yet. For all of them at once: `casemgr sent safeguards --all --reason yearly`. --except STUDENT leaves one out",
        ),
        (
            "file {student} progress-report",
            " yet. For all of them at once: `casemgr file progress-report --all`. --except ",
        ),
        ("enter {student} referral", ": it takes a command for each. WHY"),
        ('review-with {student} --staff "{staff}"', ": it takes a command for each. WHY"),  # another for each
    ],
)
def test_a_round_of_a_duty_names_its_command(starts: str, said: str) -> None:
    rule = next(rule for rule in shipped_law().rules if rule.next == starts)
    words = of_all(rule, ["ana-r", "ben-k"], "WHY")
    assert words.startswith(f"{rule.id} is open for 2 students: ana-r, ben-k. None is recorded{said}")


def test_what_does_not_fit_is_said_with_the_command_that_corrects_it() -> None:
    (event,) = student_of(fact("referral_received", "2026-09-14")).events
    words = misfit_words(Misfit(0, event, "STUDENT is new"), "ana-r", shipped_law(), date(2026, 11, 23))
    assert words.endswith(f"To correct it: casemgr correct ana-r {event.id} --on DATE, or FIELD=VALUE")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, "a\n", "Undo by hand: delete c.yaml"),
        ("a\n", "a\nb\n", "Undo by hand: in c.yaml, delete line 2"),
        ("a\nc\n", "a\nb\nd\n", "Undo by hand: in c.yaml, change back lines 2 and 3"),
        ("a: 1\n", "a: 2\n- b: 3\n", "Undo by hand: in c.yaml, change back line 1 and delete line 2"),
    ],
)
def test_a_calendar_is_undone_by_hand(before: str | None, after: str, said: str) -> None:
    assert taking_out("c.yaml", before, after) == said


def test_records_go_to_who_asked_or_who_is_named() -> None:
    assert receiver_taken("ana-r", {"parent"}, None, DAY, force=False) == Taken("parent")
    unasked = receiver_taken("ana-r", set(), "district", DAY, force=False)
    assert unasked.value == "district"
    assert (unasked.doubt or "").startswith("no request for records by the district is open")
    assert (unasked.note or "").startswith("no request by the district was open")


def test_records_that_nobody_asked_for_need_a_name() -> None:
    assert receiver_taken("ana-r", set(), None, DAY, force=False).doubt
    with pytest.raises(UsageError, match="nobody has asked: say casemgr records-provided ana-r --to WHO"):
        receiver_taken("ana-r", set(), None, DAY, force=True)
