"""What is worth a note about who came to a meeting that was held, and whether it was held before: nothing here is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import MeetingHeld, MemberExcused
from casemgr.casefile.names import names_meant
from casemgr.casefile.saying import joined, long_date, spaced
from casemgr.checks.case import Case
from casemgr.state.meetings import booked_meetings
from casemgr.state.staff import FAMILY
from casemgr.state.team import Invitation, invitations


def held_twice(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """Another meeting of the same purpose, on the same day or finished like this one within so many days."""
    within = case.law.recorded_twice
    if within is None or meeting.new_meeting:
        return
    for other in case.others:
        if not isinstance(other, MeetingHeld) or set(other.purposes).isdisjoint(meeting.purposes):
            continue
        apart = abs((other.date - meeting.date).days)
        both_finished = {other.outcome, meeting.outcome} == {"completed"}
        if apart == 0 or (both_finished and apart <= within.days):
            wrong = "its day was wrong" if apart else "something in it was wrong"
            change = "--on DATE" if apart else "FIELD=VALUE"
            yield (
                f"The {joined(other.purposes)} meeting held on {long_date(other.date)} is on file already. If this is the same "
                f"one: casemgr undo {case.id}; then, if {wrong}: casemgr correct {case.id} {other.id} {change}"
            )


def not_accounted_for(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """Members invited by name who are neither among those present nor excused (34 CFR 300.321(e)); nothing where nobody is
    said to have been present. The case manager, who seldom says so, was."""
    if not meeting.present:
        return
    before, there = case.others, [*meeting.present, case.manager, *([meeting.chair] if meeting.chair else [])]
    excused = {event.role for event in before if isinstance(event, MemberExcused)}
    left = {
        f"{each.name} ({spaced(each.role)})": each
        for booked in booked_meetings(before)
        if booked.meeting_date == meeting.date
        for each in invitations(booked, before)
        if each.name and each.role not in (*excused, *FAMILY) and not _came(each, there)
    }
    if left:
        roles = " or ".join(
            f"casemgr excuse {case.id} {role} --agreed DATE" for role in {e.role: 1 for e in left.values()}
        )
        everybody = ",".join((*meeting.present, *(each.name or "" for each in left.values())))
        yield (
            f"Invited, and neither present nor excused: {joined(list(left))}. If they were there: casemgr correct {case.id} "
            f'{meeting.id} present="{everybody}"; if they were excused in writing: {roles}'
        )


def _came(invited: Invitation, there: Sequence[str]) -> bool:
    """Whether somebody invited is among those who were there, by any part of the name."""
    name = invited.name or ""
    return bool(names_meant(name, there)) or any(names_meant(each, [name]) for each in there)
