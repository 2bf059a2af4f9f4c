"""What an event changes where clocks of one rule cover, replace and follow one another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.changes import changes
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from support import context_with, fact, student_of, with_rule

LATER = date(2026, 9, 30)

Given = list[dict[str, Any]]


def asked(day: str) -> dict[str, Any]:
    return fact("note_made", f"2026-09-{day}", text="x", id=f"asked-{day}")


BOOKED = fact("meeting_scheduled", "2026-09-03", purposes=["annual"], meeting_date="2026-09-25", id="booked")
CALLED_OFF = fact(
    "meeting_cancelled",
    "2026-09-07",
    purposes=["annual"],
    meeting_date="2026-09-25",
    why="ill",
    id="called-off",
)
EXITED = fact("exited", "2026-09-20", reason="moved-in-state", id="exited")


def derived(facts: Given, **words: Any) -> tuple[Deadline, ...]:
    """The clocks of a rule that a note starts, and a booking meets, ten days after it."""
    context = with_rule(
        context_with("redwood-city-2026-27"),
        starts=({"event": "note_made"},),
        met_by=({"event": "meeting_scheduled"},),
        within={"count": 10, "of": "calendar_days"},
        **words,
    )
    return tuple(each for each in derive(student_of(*facts), context, LATER) if each.rule.id == "own")


def changed(before: Given, after: Given, **words: Any) -> list[str]:
    """`verb start: due before → due now` of each change."""
    return [
        f"{verb} {deadline.start.event.id if deadline.start.event else ''}: "
        f"{was.due if was else None} → {deadline.due}"
        for verb, deadline, was in changes(derived(before, **words), derived(after, **words), {})
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # A start that the running clock covers changes nothing.
        ([asked("01")], [asked("01"), asked("05")], []),
        # One entered later that comes before it takes its place.
        ([asked("05")], [asked("01"), asked("05")], ["moved asked-01: 2026-09-15 → 2026-09-11"]),
        ([asked("01"), asked("05")], [asked("05")], ["moved asked-05: 2026-09-11 → 2026-09-15"]),
        ([asked("01")], [], ["ended asked-01: 2026-09-11 → 2026-09-11"]),
        # Called off, the booking has met nothing: the clock runs on.
        (
            [asked("01"), BOOKED],
            [asked("01"), BOOKED, CALLED_OFF],
            ["reopened asked-01: 2026-09-11 → 2026-09-11"],
        ),
        # It covers the start that came since, whose clock is gone.
        (
            [asked("01"), BOOKED, asked("05")],
            [asked("01"), BOOKED, asked("05"), CALLED_OFF],
            ["moved asked-01: 2026-09-15 → 2026-09-11"],
        ),
        # What was met and is met still has not changed; nor what ended, and ends still.
        (
            [asked("01"), BOOKED],
            [asked("01"), BOOKED, fact("consulted", "2026-09-08", with_whom="x", topic="other")],
            [],
        ),
        ([asked("01"), BOOKED], [asked("01"), BOOKED, EXITED], []),
        ([asked("01"), EXITED], [asked("01"), BOOKED, EXITED], []),
        ([asked("01")], [asked("01"), EXITED], ["ended asked-01: 2026-09-11 → 2026-09-11"]),
        # What starts and is over at once was met, or never there.
        ([BOOKED], [asked("01"), BOOKED], ["met asked-01: None → 2026-09-11"]),
        ([EXITED], [asked("01"), EXITED], []),
    ],
)
def test_a_clock_of_a_duty_takes_the_place_of_the_one_before(
    before: Given, after: Given, expected: list[str]
) -> None:
    assert changed(before, after) == expected


def test_of_a_duty_with_a_clock_for_each_start_none_takes_the_place_of_another() -> None:
    both = {"every_start": True}
    assert changed([asked("05")], [asked("01")], **both) == [
        "started asked-01: None → 2026-09-11",
        "ended asked-05: 2026-09-15 → 2026-09-15",
    ]
    assert changed([asked("05")], [asked("01"), asked("05")], **both) == [
        "started asked-01: None → 2026-09-11"
    ]


def test_the_clock_of_a_corrected_event_is_the_one_of_the_event_before() -> None:
    before, after = derived([asked("01")]), derived([asked("03")])
    (moved,) = changes(before, after, {"asked-03": "asked-01"})
    assert (moved.verb, moved.before) == ("moved", before[0])
    both = {"every_start": True}
    (moved,) = changes(
        derived([asked("01")], **both), derived([asked("03")], **both), {"asked-03": "asked-01"}
    )
    assert moved.verb == "moved"


@pytest.mark.parametrize(("due", "hold_by", "verbs"), [(1, 0, ["moved"]), (0, 1, ["moved"]), (0, 0, [])])
def test_a_clock_is_moved_where_its_date_or_the_day_to_hold_by_is_another(
    due: int, hold_by: int, verbs: list[str]
) -> None:
    (before,) = derived([asked("01")])
    after = before._replace(
        reckoning=before.reckoning._replace(due=date(2026, 9, 11 + due)), hold_by=date(2026, 9, 11 + hold_by)
    )
    assert before.hold_by == date(2026, 9, 11)
    assert [change.verb for change in changes((before,), (after,), {})] == verbs


def test_each_birthday_has_a_clock_of_its_own() -> None:
    (clock,) = derived([asked("01")])
    of_sixteen, of_eighteen = (
        clock._replace(start=clock.start._replace(event=None, day=day))
        for day in (date(2032, 4, 12), date(2034, 4, 12))
    )
    assert changes((of_sixteen,), (of_sixteen,), {}) == ()
    found = changes((of_sixteen,), (of_sixteen, of_eighteen), {})
    assert [(each.verb, each.deadline) for each in found] == [("started", of_eighteen)]
