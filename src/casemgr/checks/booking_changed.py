"""A booking typed again, moved or corrected: what is new about it, and what follows from that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import Event, MeetingScheduled, StaffNotified
from casemgr.casefile.saying import joined, long_date, phrase, time_words
from casemgr.casefile.typed.invitees import member_words
from casemgr.docket.deadline import Deadline
from casemgr.state.bookings import CARRIED_OVER, ON_THE_NOTICE, differing, is_alike
from casemgr.state.heard import notices_sent, replies_since
from casemgr.state.meetings import place_of
from casemgr.state.team import Invitation

_CALLED = dict(zip(CARRIED_OVER, ("day", "hour", "place", "purpose", "interpreter"), strict=True))
AS_IT_WAS = "booking"
"""What is new about a booking that was forced once more, with nothing changed."""


class TypedAgain(NamedTuple):
    """What is new of what was typed for a meeting that is booked."""

    new: dict[str, Any]
    only: tuple[str, ...] = ()
    """Some of its purposes, typed beside something else: they say which meeting is meant, and the others stay."""


def typed_again(booked: MeetingScheduled, typed: Mapping[str, Any]) -> TypedAgain:
    """Without what the booking says already."""
    new = {name: value for name, value in typed.items() if value and not _is_so(booked, name, value)}
    is_beside = any(value for name, value in typed.items() if name != "purposes")
    if is_beside and "purposes" in new and set(new["purposes"]) < set(booked.purposes):
        only = tuple(new.pop("purposes"))
        return TypedAgain(new, only)
    return TypedAgain(new)


def _is_so(booked: MeetingScheduled, name: str, value: Any) -> bool:
    """Whether a booking says it already, the purposes in whatever order."""
    was = getattr(booked, name)
    return bool(set(was) == set(value) if name == "purposes" else was == value)


def asks_for_notice(booked: MeetingScheduled, new: Mapping[str, Any]) -> bool:
    """Whether what the parent reads in the notice is another than the one booked: what was added is no change."""
    return any(
        name in ON_THE_NOTICE and getattr(booked, name) and not is_alike(new[name], getattr(booked, name))
        for name in new
    )


def booked_so(booked: MeetingScheduled) -> str:
    """That nothing typed is new."""
    day = long_date(booked.meeting_date)
    return f"the meeting is booked for {day} already; another hour: --time; another place: --place"


def others_stay(student_id: str, booked: MeetingScheduled, only: Collection[str]) -> str:
    """That a meeting stays booked for all its purposes, and how to book it for some of them alone."""
    alone = " ".join(f"--purpose {each}" for each in only)
    return (
        f"the meeting stays booked for {joined(booked.purposes)}. For {joined(list(only))} alone: casemgr schedule-iep "
        f"{student_id} {booked.meeting_date} {alone}"
    )


class BookingChange(NamedTuple):
    """What is new about a meeting: `hour and place`; and how each of it was before: `moved from Mon 10/26 3:00 pm, place
    changed from R1`."""

    what: str
    how: str


def change(booked: MeetingScheduled, fields: Mapping[str, Any], today: date) -> BookingChange:
    """The change of a booking to these fields."""
    new = differing(booked.model_copy(update=dict(fields)), booked)
    if not new:
        return BookingChange(AS_IT_WAS, "booked once more, with nothing changed")
    said = []
    if "meeting_date" in new or ("time" in new and booked.time):
        hour = f" {time_words(booked.time)}" if "time" in new and booked.time else ""
        said.append(f"moved from {long_date(booked.meeting_date, today)}{hour}")
    said += [_how(booked, name, fields) for name in new if name not in ("meeting_date", "time")]
    if "time" in new and not booked.time:
        said.append("hour added")
    return BookingChange(joined([_CALLED[name] for name in new if name != "interpreter"]), ", ".join(said))


def _how(booked: MeetingScheduled, name: str, fields: Mapping[str, Any]) -> str:
    """How one field of a booking changes: `place changed from R1`, `place added`, `triennial left out`."""
    was = getattr(booked, name)
    if name == "purposes" and set(fields[name]) < set(was):
        return f"{joined([each for each in was if each not in fields[name]])} left out"
    former = joined(was) if name == "purposes" else was
    return f"{_CALLED[name]} changed from {former}" if former else f"{_CALLED[name]} added"


def moved(
    booked: MeetingScheduled,
    change: BookingChange,
    events: tuple[Event, ...],
    clocks: Iterable[Deadline],
    *,
    of_age: bool,
    today: date,
) -> Iterator[str]:
    """That a meeting that is booked otherwise needs a new notice, and a new reply. `clocks`: the deadlines before that."""
    needs = "the student and the parent need" if of_age else "the parent needs"
    yield f"{change.how}; {needs} a new notice"
    if reply := _reply(booked, events, clocks):
        day = long_date(reply.date, today)
        yield f"the reply of {day} was for the former {change.what} and does not count for the new one"


def _reply(booked: MeetingScheduled, events: tuple[Event, ...], clocks: Iterable[Deadline]) -> Event | None:
    """The last reply about a booking, unless it is what the move is for: it asked for another time."""
    about = replies_since(booked, events)
    asked = [c.start.event for c in clocks if c.is_open and "meeting_scheduled" in c.rule.met_on]
    return about[-1] if about and about[-1] not in asked else None


def rewritten(booked: MeetingScheduled, new: Mapping[str, Any]) -> list[str]:
    """How each field changes that the booking had and that asks for no new notice: another interpreter, another spelling."""
    return [_how(booked, name, new) for name in new if name in _CALLED and getattr(booked, name)]


def completed(
    booked: MeetingScheduled,
    again: MeetingScheduled,
    new: Mapping[str, Any],
    student_id: str,
    events: tuple[Event, ...],
    today: date,
) -> Iterator[str]:
    """That a booking recorded again leaves what is on file about the meeting, and what its notice may not have said."""
    day, other = long_date(booked.date, today), rewritten(booked, new)
    how = f"changes the booking of {day}: {', '.join(other)}" if other else f"completes the booking of {day}"
    yield f"{how}; what is on file about the meeting stays"
    lacked = [_CALLED[name] for name in new if name in ON_THE_NOTICE and not getattr(booked, name)]
    shown = joined([f"the {name}" for name in lacked])
    if shown and (notices := notices_sent(again, events)):
        yield (
            f"The notice of {long_date(notices[-1].date, today)} counts. If it did not say {shown}, send it again: "
            f"casemgr sent {student_id} meeting-notice"
        )


def to_tell(team: Sequence[Invitation], what: str, student_id: str) -> str | None:
    """Who was invited and is to hear what is new of the meeting; not the parent, whom the notice tells. None where that is
    nobody."""
    members = [member_words(each.role, each.name) for each in team if each.role != "parent"]
    if not members:
        return None
    first = "Invite the team again" if what == AS_IT_WAS else f"Tell the team the new {what}, then"
    return f"{first}: casemgr invite {student_id} {' '.join(members)}"


def booking_corrected(
    old: Event, corrected: Event, student: str, events: tuple[Event, ...], today: date
) -> Iterator[str]:
    """That a notice on file may hold what was wrong: a correction asks for no new one, as moving the meeting does."""
    if not isinstance(old, MeetingScheduled) or not isinstance(corrected, MeetingScheduled):
        return
    wrong = [name for name in differing(corrected, old) if name in ON_THE_NOTICE]
    if not wrong:
        return
    hour = time_words(old.time) if old.time else ""
    when = phrase(long_date(old.meeting_date, today), hour, old.place or "") if wrong != ["purposes"] else ""
    what = f"{joined(old.purposes)} as the purpose" if "purposes" in wrong else ""
    was = " and ".join(filter(None, (when, what)))
    moved = f". If the meeting was moved: casemgr undo {student}, then casemgr reschedule" if when else ""
    if notices := notices_sent(corrected, events):
        yield (
            f"The notice of {long_date(notices[-1].date, today)} counts for the corrected booking. If it said {was}, send a "
            f"new one: casemgr sent {student} meeting-notice{moved}"
        )
    if names := _notified(corrected, events):
        to = " ".join(f'--to "{name}"' for name in names)
        yield (
            f"Notified that the parent will come: {joined(names)}. If they heard {was}: "
            f"casemgr notify {student} confirmation {to}"
        )


def _notified(booked: MeetingScheduled, events: tuple[Event, ...]) -> list[str]:
    """Of the staff: who heard since the booking that the parent will come."""
    since = events[place_of(booked, events) :]
    heard = [each for each in since if isinstance(each, StaffNotified) and each.topic == "confirmation"]
    return list(dict.fromkeys(name for each in heard for name in each.to))
