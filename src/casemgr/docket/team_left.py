"""Whom of its team nobody has invited to a booked meeting yet: EC 56341(b), 34 CFR 300.321."""

from __future__ import annotations

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.law.tables import RequiredMember
from casemgr.state.enrollment import suspected_areas
from casemgr.state.team import invited_among, not_excused, not_invited, team_of

_LAST = 2
"""So many are named; more of them are the most of a team, and the list is long."""


def team_left(place: int, start: Start, facts: Facts) -> list[RequiredMember]:
    """The members missing, with the event at a place as the last one known; nobody of what is no booking."""
    booked = start.event
    if not isinstance(booked, MeetingScheduled):
        return []
    return _missing(booked, facts.events[: max(place, start.place[1]) + 1], facts)


def members_left(deadline: Deadline, facts: Facts) -> list[str]:
    """The last ones of an open deadline as of now, in words; the parent not among them, whom the notice invites."""
    booked = deadline.start.event
    if not isinstance(booked, MeetingScheduled):
        return []
    if not invited_among(facts.events, booked, facts.meeting_ties, facts.own):
        return []
    left = [each for each in _missing(booked, facts.events, facts) if "parent" not in each.roles]
    return [spaced(each.what) for each in left] if len(left) <= _LAST else []


def _missing(booked: MeetingScheduled, known: tuple[Event, ...], facts: Facts) -> list[RequiredMember]:
    identity, ties = facts.student.identity, facts.meeting_ties
    invited = invited_among(known, booked, ties, facts.own)
    # Whether one belongs to the team is asked last, of few: it takes the longest.
    left = not_invited(facts.members, invited, suspected_areas(identity, known))
    return team_of(not_excused(left, booked, known, ties), booked, identity, facts.speech)
