"""Who is to hear that a meeting is called off: whoever had a notice of it, or was invited, for whatever day or hour it was booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.casefile.events import Event, MeetingCancelled, MeetingScheduled
from casemgr.casefile.names import fold
from casemgr.casefile.own_name import names_the_student
from casemgr.casefile.saying import joined
from casemgr.checks.case import Case
from casemgr.docket.facts import Facts
from casemgr.docket.reached import holders_instead
from casemgr.state.heard import notices_sent, while_in_force
from casemgr.state.meetings import answered_by, booked_meetings
from casemgr.state.team import Invitation, invitations

Known = tuple[Event, ...]


def called_off(off: MeetingCancelled, case: Case) -> Iterator[str]:
    """Who expects the meeting, each once: who had a notice first, then the team."""
    facts, before = case.after, case.events[: case.events.index(off)]
    bookings = [
        each
        for booked in answered_by(off, booked_meetings(before))
        for each in while_in_force(booked, before)
    ]
    noticed = [who for each, known in bookings for who in _noticed(each, known, facts)]
    team = [who for each, known in bookings for who in _invited(invitations(each, known), noticed, facts)]
    if waiting := list({fold(who): who for who in (*noticed, *team)}.values()):
        yield f"To hear that it is off: {joined(waiting)}"


def _noticed(booked: MeetingScheduled, events: Known, facts: Facts) -> Iterator[str]:
    """To whom the notices of a booking went; one that names nobody to whoever held the rights then."""
    for notice in notices_sent(booked, events):
        yield notice.to or _holder(notice.date, facts)


def _holder(day: date, facts: Facts) -> str:
    """The parent, or of a student of age the student, or whoever has the rights in their place."""
    identity, of_age = facts.student_on(day).identity, facts.is_of_age(day)
    others = [each.name for each in holders_instead(identity, facts.meanings, of_age=of_age)]
    return joined(others) or (str(identity.name) if of_age else "the parent")


def _invited(invited: Iterable[Invitation], noticed: list[str], facts: Facts) -> Iterator[str]:
    """The team of a booking; not again the parent and the student to whom its notice went."""
    name = facts.student.identity.name
    for each in invited:
        match each.role:
            case "parent" if not each.name:
                if not noticed:
                    yield "the parent"
            case "student":
                if not any(names_the_student(who, name) for who in noticed):
                    yield str(name)
            case "interpreter":
                yield f"the interpreter ({each.name})" if each.name else "the interpreter"
            case role:
                yield each.name or f"the {role.replace('-', ' ')}"
