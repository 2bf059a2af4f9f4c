"""What a person typed, made into the value that an event's field holds: a name, an area, a day, the meeting meant.

Each reader takes the work on the student, what was typed, and the day of the event.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Event, ReleaseOfInformation
from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.typed.invitees import role_and_name
from casemgr.checks.known import portion_meant, school_meant, way_meant
from casemgr.checks.meant import purpose_of_plan
from casemgr.errors import Refused
from casemgr.law.words import source_of
from casemgr.recording import booking
from casemgr.recording.which import which, which_of_several
from casemgr.recording.work import Work
from casemgr.state.areas_meant import area_agreed, plan_areas
from casemgr.state.requests import open_complaints, open_independent_requests, open_parent_requests

Reader = Callable[[Work, Any, date], Any]


def _notified(work: Work, words: Sequence[str] | None, _day: date) -> Any:
    """Those named; with the name, who is said by a role that just one person has."""
    meanings = work.context.law.meanings
    named = (role_and_name(each) for each in words or ())
    return tuple(work.people.with_name(each, source_of(each, meanings)) for each in named) or None


def _support(work: Work, words: str | None, _day: date) -> str:
    """Who was consulted: by default the district's support person, where there is just one."""
    if words:
        return words
    person = work.people.only_one("district-support")
    return person.name if person else work.asker.ask_text("Who was consulted?", "--with")


def _open_request(work: Work, words: str | None, _day: date) -> str:
    """The parent's open request: the one named, or the only one."""
    request = which(work, open_parent_requests(work.known), words, "parent request", "--request")
    if request is None:
        raise Refused(f"{work.student.id}: not recorded: no parent request is open")
    return request.id


def _waiting(find: Callable[[Iterable[Event]], Sequence[Event]], what: str, option: str) -> Reader:
    """A reader of which one is meant of what waits on file: named only where several do."""
    return lambda work, words, _day: which_of_several(work, find(work.known), words, what, option)


def _plan_purpose(work: Work, words: str | None, day: date) -> str:
    return purpose_of_plan(words, work.known, day, work.context.law, work.student.id)


def _source(work: Work, words: str | None, _day: date) -> str:
    """The source of an earlier release that the words mean; otherwise as typed."""
    if not words:
        return "none"
    return meant_or_typed(words, (e.source for e in work.known if isinstance(e, ReleaseOfInformation)))


def _school(work: Work, words: str, _day: date) -> str:
    return work.take(school_meant(words, work.schools))


READERS: dict[str, Reader] = {
    "words": lambda _work, words, _day: words,
    "notified": _notified,
    "way": lambda work, words, _day: work.take(way_meant(words, "--how")),
    "signed": lambda work, words, day: work.signed(words, day),
    "method": lambda work, words, _day: work.take(way_meant(words)),
    "planned": lambda work, words, day: work.planned(words, day) if words else None,
    "never past": lambda work, words, day: work.planned(words, day, never_past=True) if words else None,
    "area": lambda work, words, _day: area_agreed(words, work.known, work.context.law.meanings),
    "portion": lambda work, words, _day: work.take(portion_meant(words, work.context.law, "whole")),
    "meeting": booking.day_named,
    "meeting of draft": booking.day_of_draft,
    "meeting recorded": booking.day_recorded,
    "support": _support,
    "open request": _open_request,
    "independent request": _waiting(
        open_independent_requests, "request for an independent assessment", "--request"
    ),
    "open complaint": _waiting(open_complaints, "due process complaint", "--complaint"),
    "plan purpose": _plan_purpose,
    "plan areas": lambda work, words, _day: plan_areas(words, None, work.known, work.context.law.meanings),
    "source": _source,
    "release step": lambda _work, step, _day: "records-received" if step == "received" else step,
    "school": _school,
    "own school": lambda work, _words, _day: work.student.identity.school,
}
