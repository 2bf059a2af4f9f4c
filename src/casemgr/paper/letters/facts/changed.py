"""What has changed of a meeting since the reader of a letter last heard of it: its day, or its hour and place; what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any, NamedTuple

from casemgr.casefile.events import DocumentSent, MeetingCancelled, MeetingHeld, MeetingScheduled
from casemgr.paper.letters.facts.received import went_to_reader
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.bookings import changed
from casemgr.state.heard import notices_sent, while_in_force
from casemgr.state.meetings import answered_by, booked_meetings, place_of
from casemgr.state.team import invited_among, own_of


class Former(NamedTuple):
    """What was set before and is no longer so."""

    day: date | None = None
    time: time | None = None
    place: str | None = None
    purposes: tuple[str, ...] = ()


def notices(source: Source, booked: MeetingScheduled | None) -> dict[str, Any]:
    """Which notice this is, the day of the last one, what has changed since the one before, and whether it comes late. One that is
    on file as sent on this day is this one."""
    own: list[DocumentSent] = []
    former = Former()
    for each, sent in _to_reader(source, booked):
        if booked and any(former := differences(booked, each)):
            break
        own = [*sent, *own]
    before = [notice for notice in own if notice.date != source.as_of]
    due = next((c.due for c in source.clocks_of("notice") if c.is_open and c.due), None)
    late = f"the notice was due by {due}; record it if the parent agrees to less: --short-notice-agreed"
    return {
        "notice_number": len(before) + 1,
        "last_notice": before[-1].date if before else BLANK,
        "notice_on_file": source.as_of if len(own) > len(before) else BLANK,
        "notice_before": before[-1].date if before and before == own else "",
        "moved_from": former.day or "",
        "time_was": former.time or "",
        "place_was": former.place or "",
        "purposes_were": former.purposes or "",
        "called_off": (_called_off(source, booked) if booked and not before and not any(former) else None)
        or "",
        "short_notice": late if due and due < source.as_of else BLANK,
    }


def _called_off(source: Source, booked: MeetingScheduled) -> date | None:
    """The day of a meeting for the same that was called off before this one was booked, where the reader had a notice of it."""
    purposes = set(booked.purposes)
    for place in reversed(range(place_of(booked, source.events))):
        event = source.events[place]
        if not isinstance(event, MeetingCancelled | MeetingHeld) or purposes.isdisjoint(event.purposes):
            continue
        return None if isinstance(event, MeetingHeld) else _day_noticed(event, place, source)
    return None


def _day_noticed(off: MeetingCancelled, place: int, source: Source) -> date | None:
    """The day of a meeting that was called off as the reader last heard of it."""
    before = source.events[:place]
    for booked in answered_by(off, booked_meetings(before)):
        for each, events in while_in_force(booked, before):
            if any(went_to_reader(notice, source) for notice in notices_sent(each, events)):
                return each.meeting_date
    return None


def _to_reader(
    source: Source, booked: MeetingScheduled | None
) -> Iterator[tuple[MeetingScheduled, list[DocumentSent]]]:
    """The bookings of a meeting of which the reader had a notice, the last first, with the notices."""
    for each, events in while_in_force(booked, source.events) if booked else ():
        if sent := [notice for notice in notices_sent(each, events) if went_to_reader(notice, source)]:
            yield each, sent


def of_student(source: Source, booked: MeetingScheduled | None) -> dict[str, Any]:
    """What has changed since the student was last invited."""
    former = next((found for found in _since_invited(source, booked) if any(found)), Former())
    return {
        "student_moved_from": former.day or "",
        "student_time_was": former.time or "",
        "student_place_was": former.place or "",
        "student_purposes_were": former.purposes or "",
    }


def _since_invited(source: Source, booked: MeetingScheduled | None) -> Iterator[Former]:
    own, ties = own_of(source.facts.student.identity, source.facts.speech), source.facts.meeting_ties
    for each, events in while_in_force(booked, source.events) if booked else ():
        if booked and any(one.role == "student" for one in invited_among(events, each, ties, own)):
            yield differences(booked, each)


def differences(booked: MeetingScheduled, former: MeetingScheduled) -> Former:
    """What a former booking of a meeting had set otherwise. Of another day no hour and place; what is not on file is no change."""
    found = changed(booked, former)
    purposes = former.purposes if "purposes" in found else ()
    if "meeting_date" in found:
        return Former(day=former.meeting_date, purposes=purposes)
    hour, place = former.time if "time" in found else None, former.place if "place" in found else None
    return Former(None, hour, place, purposes)
