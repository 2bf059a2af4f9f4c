"""What a meeting of an English learner still needs: the notice in the parents' language, and whom to invite. 34 CFR 300.322(e)."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.casefile.languages import is_english, languages_of
from casemgr.casefile.names import fold
from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.state.enrollment import suspected_areas
from casemgr.state.heard import notices_sent
from casemgr.state.team import invited_among, not_invited, team_of


def learners_left(place: int, start: Start, facts: Facts) -> list[str]:
    """What is not on file of a booked meeting, with the event at a place as the last one known, in words."""
    booked = start.event
    if not isinstance(booked, MeetingScheduled):
        return []
    known = facts.events[: max(place, start.place[1]) + 1]
    return [*_notice_left(booked, known, facts), *_members_left(booked, known, facts)]


def still_lacks(deadline: Deadline, facts: Facts) -> list[str]:
    """The same of an open deadline as of now, where some of it is on file."""
    before = learners_left(-1, deadline.start, facts)
    left = learners_left(len(facts.events) - 1, deadline.start, facts)
    return left if len(left) < len(before) or _has_interpreter(deadline.start) else []


def _has_interpreter(start: Start) -> bool:
    return isinstance(start.event, MeetingScheduled) and start.event.interpreter is not None


def _notice_left(booked: MeetingScheduled, known: tuple[Event, ...], facts: Facts) -> list[str]:
    """The notice, unless one was in a language of the parents; in any that was said, where theirs is not on file."""
    spoken = languages_of(facts.student.identity)
    sent = [each.language for each in notices_sent(booked, known)]
    if any(_fits(language, spoken) for language in sent):
        return []
    names = " or ".join(each for each in spoken if not is_english(each))
    return [f"notice in {names}" if names else "notice in the parents' language"]


def _fits(language: str | None, spoken: Sequence[str]) -> bool:
    if any(is_english(each) for each in spoken) and language is None:
        return True
    if language is None:
        return False
    return not spoken or fold(language) in {fold(each) for each in spoken}


def _members_left(booked: MeetingScheduled, known: tuple[Event, ...], facts: Facts) -> list[str]:
    """Those whom the team has for an English learner, and whom nobody has invited."""
    identity = facts.student.identity
    team = [each for each in team_of(facts.members, booked, identity, facts.speech) if each.for_language]
    invited = invited_among(known, booked, facts.meeting_ties)
    return [spaced(each.what) for each in not_invited(team, invited, suspected_areas(identity, known))]
