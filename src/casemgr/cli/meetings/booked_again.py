"""A booked meeting changed: moved to another day, hour or place, which asks for a new notice; or its booking completed, which
leaves what is on file about it as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from casemgr.casefile.saying import joined, long_date, time_words
from casemgr.cli.meetings.booking import book, member_words, warn_of_clashes
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.recording.recorded_again import record_again

if TYPE_CHECKING:
    from casemgr.casefile.events import Event, MeetingScheduled

_ON_THE_NOTICE = {"time": "hour", "place": "place", "purposes": "purpose"}
"""What the parent reads in the notice besides the day (34 CFR 300.322(b)), and its name."""
_CALLED = {"meeting_date": "day", **_ON_THE_NOTICE, "interpreter": "interpreter"}
_AS_IT_WAS = "booking"
"""What is new about a booking that was forced once more, with nothing changed."""
CARRIED_OVER = ("purposes", "time", "place", "interpreter")


def booked_for(work: Work, day: date, purposes: Collection[str], on: date) -> MeetingScheduled | None:
    """The booking of a day that is typed again: the only one that has a purpose typed, or where none is, the only one."""
    from casemgr.state.meetings import booked_meetings

    stood = [each for each in booked_meetings(work.known) if each.meeting_date == day and each.date <= on]
    if purposes:
        stood = [each for each in stood if not set(purposes).isdisjoint(each.purposes)]
    return stood[0] if len(stood) == 1 else None


def book_again(given: Given, work: Work, booked: MeetingScheduled, typed: Mapping[str, Any]) -> None:
    """Complete a booking with what is typed; another hour, place or purpose moves it. Refused where nothing is new."""
    from casemgr.state.bookings import is_alike

    new = {name: value for name, value in typed.items() if value and not _is_so(booked, name, value)}
    is_beside = any(value for name, value in typed.items() if name != "purposes")
    if is_beside and "purposes" in new and set(new["purposes"]) < set(booked.purposes):
        _keep_purposes(work, booked, new.pop("purposes"))
    if not new:
        refuse_the_same(work, booked)
    was = {name: getattr(booked, name) for name in new}
    if not new or any(
        name in _ON_THE_NOTICE and was[name] and not is_alike(new[name], was[name]) for name in new
    ):
        move(given, work, booked, booked.meeting_date, **new)
    else:
        _complete(given, work, booked, new)


def _keep_purposes(work: Work, booked: MeetingScheduled, typed: Collection[str]) -> None:
    """Typed beside something else, some of the purposes say which meeting is meant: the others stay, and that is said."""
    alone = " ".join(f"--purpose {each}" for each in typed)
    work.warn(
        f"the meeting stays booked for {joined(booked.purposes)}. For {joined(list(typed))} alone: casemgr schedule-iep "
        f"{work.student.id} {booked.meeting_date} {alone}"
    )


def _is_so(booked: MeetingScheduled, name: str, value: Any) -> bool:
    """Whether a booking says it already, the purposes in whatever order."""
    was = getattr(booked, name)
    return bool(set(was) == set(value) if name == "purposes" else was == value)


def refuse_the_same(work: Work, booked: MeetingScheduled) -> None:
    """Refused, unless forced: the meeting is booked so already."""
    work.refuse(
        f"the meeting is booked for {long_date(booked.meeting_date)} already; another hour: --time; another place: --place"
    )


def move(given: Given, work: Work, booked: MeetingScheduled, day: date, **changed: Any) -> MeetingScheduled:
    """Book a meeting for another day, hour or place; what is not changed stays as it was."""
    from casemgr.checks.meeting_notes import forms_missing
    from casemgr.state.team import to_invite_again

    fields = {name: getattr(booked, name) for name in CARRIED_OVER} | changed
    what, how = _change(booked, {"meeting_date": day, **fields}, work.today)
    purposes = fields.pop("purposes")
    needs = "the student and the parent need" if work.holder == "student" else "the parent needs"
    work.warn(f"{how}; {needs} a new notice")
    if reply := _answer(booked, work):
        day_of_it = long_date(reply.date, work.today)
        work.warn(f"the reply of {day_of_it} was for the former {what} and does not count for the new one")
    moved = book(given, work, purposes, day, **fields)
    # The notice tells the parent.
    team = [each for each in to_invite_again(moved, work.known) if each.role != "parent"]
    if team:
        members = " ".join(map(member_words, team))
        first = "Invite the team again" if what == _AS_IT_WAS else f"Tell the team the new {what}, then"
        work.say(f"{first}: casemgr invite {work.student.id} {members}")
    work.warn_each(forms_missing(work.clocks, purposes, day, work.today))
    return moved


def _answer(booked: MeetingScheduled, work: Work) -> Event | None:
    """The last reply about a booking, unless it is what the move is for: it asked for another time."""
    from casemgr.casefile.events import ParentReplied
    from casemgr.state.meetings import NO_MEETING, meeting_ties, place_of

    known = work.known
    ties, since = meeting_ties(known), known[place_of(booked, known) + 1 :]
    about = [
        event
        for event in since
        if isinstance(event, ParentReplied)
        and not ties.booked[booked.id].isdisjoint(ties.about.get(event.id, NO_MEETING))
    ]
    asked = [c.start.event for c in work.clocks if c.is_open and "meeting_scheduled" in c.rule.met_on]
    return about[-1] if about and about[-1] not in asked else None


def _change(booked: MeetingScheduled, fields: Mapping[str, Any], today: date) -> tuple[str, str]:
    """What is new about a meeting, and how each of it was before: `hour and place`, `moved from Mon 10/26 3:00 pm, place
    changed from R1`."""
    from casemgr.state.bookings import differing

    new = differing(booked.model_copy(update=dict(fields)), booked)
    if not new:
        return _AS_IT_WAS, "booked once more, with nothing changed"
    said = []
    if "meeting_date" in new or ("time" in new and booked.time):
        hour = f" {time_words(booked.time)}" if "time" in new and booked.time else ""
        said.append(f"moved from {long_date(booked.meeting_date, today)}{hour}")
    said += [_how(booked, name, fields) for name in new if name not in ("meeting_date", "time")]
    if "time" in new and not booked.time:
        said.append("hour added")
    return joined([_CALLED[name] for name in new if name != "interpreter"]), ", ".join(said)


def _how(booked: MeetingScheduled, name: str, fields: Mapping[str, Any]) -> str:
    """How one field of a booking changes: `place changed from R1`, `place added`, `triennial left out`."""
    was = getattr(booked, name)
    if name == "purposes" and set(fields[name]) < set(was):
        return f"{joined([each for each in was if each not in fields[name]])} left out"
    former = joined(was) if name == "purposes" else was
    return f"{_CALLED[name]} changed from {former}" if former else f"{_CALLED[name]} added"


def _complete(given: Given, work: Work, booked: MeetingScheduled, new: Mapping[str, Any]) -> None:
    """Record the booking again with what it lacked, or with another interpreter."""
    from casemgr.state.heard import notices_sent

    said = {name: value for name, value in (("by", given.by), ("note", given.note)) if value}
    other = [_how(booked, name, new) for name in new if name in _CALLED and getattr(booked, name)]
    why = "changed" if other else "completed"
    completed = record_again(given, work, booked, booked.date, why, {**new, **said})
    how = f"changes the booking of {long_date(booked.date, work.today)}: {', '.join(other)}"
    if not other:
        how = f"completes the booking of {long_date(booked.date, work.today)}"
    work.warn(f"{how}; what is on file about the meeting stays")
    lacked = [_ON_THE_NOTICE[name] for name in new if name in _ON_THE_NOTICE and not getattr(booked, name)]
    shown = joined([f"the {name}" for name in lacked])
    if shown and (notices := notices_sent(completed, work.known)):
        work.warn(
            f"The notice of {long_date(notices[-1].date, work.today)} counts. If it did not say {shown}, send it again: "
            f"casemgr sent {work.student.id} meeting-notice"
        )
    if completed.time and "time" in new:
        warn_of_clashes(work, completed)
