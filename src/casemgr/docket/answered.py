"""Whether what an event asks for is settled already: a second copy of the notice asks for no second reply, and a reply that
the meeting was moved for asks for no other day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from casemgr.casefile.events import Event, MeetingScheduled, said
from casemgr.docket.facts import Facts
from casemgr.docket.matching import fits_on_file, is_by_contact, is_of_another
from casemgr.law.on import On
from casemgr.law.starts import StartsOn
from casemgr.state.meetings import NO_MEETING, meeting_day_said

Settled = Literal["answered", "other", "moved"]
"""By what: an answer before it; what somebody else said; another day for the meeting."""


def settled_by(word: StartsOn, place: int, facts: Facts) -> Settled | None:
    """By what on file about its meeting the event at a place is settled, so that it starts nothing."""
    if word.unless_answered and _is_answered(word.unless_answered, place, facts):
        return "answered"
    if word.unless_moved_since and _is_of_former_day(word.unless_moved_since, place, facts):
        return "moved"
    if word.unless_other and other_said(word.unless_other, place, facts):
        return "other"
    return None


def _is_answered(on: On, place: int, facts: Facts) -> bool:
    """Whether one of these came before the event at a place, about the same meeting and since that was booked for its day."""
    return any(fits_on_file(on, event, facts) for event in _since_booked(place, facts))


def other_said(on: On, place: int, facts: Facts, *, or_unnamed: bool = False) -> Event | None:
    """The last that somebody else has said about the meeting since it was booked for its day, where it is one of these. Of
    age, the student has no other beside. `or_unnamed`: also where somebody is not named."""
    event, heard = facts.events[place], set[str | None]()
    for earlier in () if facts.is_of_age(event.date) else _since_booked(place, facts):
        if earlier.type != on.event or earlier.by in heard:
            continue
        heard.add(earlier.by)
        is_named = is_by_contact(event, facts) and is_by_contact(earlier, facts)
        is_other = is_of_another(earlier, event, facts) or (or_unnamed and not is_named)
        if is_other and fits_on_file(on, earlier, facts):
            return earlier
    return None


def _since_booked(place: int, facts: Facts) -> Iterator[Event]:
    """The events about the meeting of the one at a place, the last before it first, back to where it was booked."""
    ties = facts.meeting_ties
    meetings = ties.about.get(facts.events[place].id, NO_MEETING)
    for event in reversed(facts.events[:place]) if meetings else ():
        if type(event) is MeetingScheduled and not meetings.isdisjoint(ties.of_start(event)):
            return
        if not meetings.isdisjoint(ties.about.get(event.id, NO_MEETING)):
            yield event


def _is_of_former_day(on: On, place: int, facts: Facts) -> bool:
    """Whether the event at a place is about the former day of each of its meetings."""
    event = facts.events[place]
    meetings = facts.meeting_ties.about.get(event.id, NO_MEETING)
    return (
        bool(meetings) and not said(event, "meeting") and all(_moved(on, place, m, facts) for m in meetings)
    )


def _moved(on: On, place: int, meeting: str, facts: Facts) -> bool:
    """Whether a meeting was moved since the last of these, or since a reply that named its new day; or on the day of the event
    at a place, and there is neither."""
    about, asked = facts.meeting_ties.about, facts.events[place]
    moved, named = None, set[date | None]()
    for event in reversed(facts.events[:place]):
        if meeting not in about.get(event.id, NO_MEETING):
            continue
        if fits_on_file(on, event, facts):
            return moved is not None
        if type(event) is MeetingScheduled:
            if event.meeting_date in named:
                return False
            moved = moved or event
        elif moved is None and event.type == asked.type:
            named.add(meeting_day_said(event))
    return moved is not None and moved.date == asked.date
