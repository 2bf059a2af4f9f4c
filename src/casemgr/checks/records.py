"""Records that are collected and provided: the place, the request and the parties that words and the file mean."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from casemgr.casefile.events import Event, RecordsRequested, RecordsSource
from casemgr.casefile.names import as_slug, doubt, the_one
from casemgr.casefile.saying import long_date
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import RECORD_SOURCES, RecordsParty
from casemgr.errors import Refused, UsageError
from casemgr.law.words import Words, source_of
from casemgr.state.requests import (
    foster_transfer_waits,
    open_records_requests,
    places_not_asked,
    places_silent,
)


def place_meant(words: str, events: Iterable[Event], meanings: Words) -> str:
    """The place that part of its name means, a usual one or one named before; any other as typed."""
    return source_of(words, meanings) or the_one(words, places_known(events), "place") or words.strip()


def places_known(events: Iterable[Event]) -> list[str]:
    """The usual places, and those named before."""
    return [*RECORD_SOURCES, *(event.source for event in events if isinstance(event, RecordsSource))]


def not_said_yet(
    places: Sequence[str], events: Iterable[Event], day: date, step: str, request: str | None
) -> tuple[list[str], list[str]]:
    """The places of which the same is not on file for that day; and the others."""
    on_file = {
        each.source
        for each in events
        if isinstance(each, RecordsSource) and (each.date, each.step, each.request) == (day, step, request)
    }
    return [each for each in places if each not in on_file], [each for each in places if each in on_file]


EVERY_REQUEST = "all"
"""Typed in the place of a request: every one that is open."""
WHICH = ("request for records", f"--request {EVERY_REQUEST}, or --request")
"""What is asked about where several are open, and the option that says it."""


def closed_requests(events: Iterable[Event]) -> list[RecordsRequested]:
    """The requests that have been answered."""
    known = [*events]
    still_open = open_records_requests(known)
    return [event for event in known if isinstance(event, RecordsRequested) and event not in still_open]


def places_left(
    student_id: str,
    requests: Sequence[RecordsRequested],
    events: Sequence[Event],
    named: Sequence[str],
    step: str,
) -> list[str]:
    """The places that `--others` means, besides those named: those asked that have not answered, where records came;
    else those of the checklist that nothing is on file about, or where everyone was asked and holds none, the silent ones.
    Refused where there are none."""
    if not requests:
        raise Refused(f"{student_id}: not recorded: no request for records is open; name the places")
    silent = _besides(named, (places_silent(each, events) for each in requests))
    not_asked = _besides(named, (places_not_asked(each, events) for each in requests))
    first, second = (silent, not_asked) if step == "received" else (not_asked, silent)
    left = first or ([] if step == "asked" else second)
    if left or named:
        return left
    if silent:
        raise Refused(
            f"{student_id}: not recorded: every place of the checklist has been asked; still asked for: "
            f"{', '.join(silent)}; when all of that has come: casemgr collect {student_id} --others --received"
        )
    raise Refused(
        f"{student_id}: not recorded: every place of the checklist has given its records or holds none; "
        f"when the copies go out: casemgr records-provided {student_id}"
    )


def _besides(named: Sequence[str], places: Iterable[Sequence[str]]) -> list[str]:
    return [each for each in dict.fromkeys(place for of in places for place in of) if each not in named]


def parties_waiting(events: Sequence[Event]) -> set[str]:
    """Who waits for the records."""
    parties: set[str] = {each.requester for each in open_records_requests(events)}
    return parties | ({"district"} if foster_transfer_waits(events) else set())


def party_meant(words: str | None) -> str | None:
    """The party that words are another name of; anything else as typed: a day, or an id."""
    return (also_called(as_slug(words), get_args(RecordsParty)) or words) if words else None


def receiver_meant(student_id: str, parties: set[str], named: str | None) -> str | None:
    """Whom records are for: the party named, or the only one that waits; None where nobody does. UsageError where several
    do."""
    if named is None and len(parties) > 1:
        raise UsageError(
            f"More than one person asked for records ({', '.join(sorted(parties))}). Say whom these are for: "
            f"casemgr records-provided {student_id} --to {min(parties)}"
        )
    return named or next(iter(parties), None)


def sent_unasked(student_id: str, parties: set[str], receiver: str | None, day: date) -> str | None:
    """Why records are not sent to a party, unless forced: nobody has asked for them, or not this one."""
    if receiver is None:
        return (
            f"no request for records is open on {long_date(day)}; records sent unasked need casemgr records-provided "
            f"{student_id} --to WHO --note WHY"
        )
    if receiver in parties:
        return None
    return f"no request for records by the {receiver} is open on {long_date(day)}; sent unasked, they need --note WHY"


def receiver_taken(
    student_id: str, parties: set[str], named: str | None, day: date, *, force: bool
) -> Taken[str | None]:
    """The party named, or the only one that waits; in doubt where nobody has asked. Records sent without a request go to somebody
    who is named."""
    receiver = receiver_meant(student_id, parties, named)
    why = sent_unasked(student_id, parties, receiver, day)
    if why and force and receiver is None:
        raise UsageError(nobody_asked(student_id))
    unasked = f"no request by the {receiver} was open on {long_date(day)}: recorded as sent without a request"
    return Taken(receiver, why, unasked if why else None)


def nobody_asked(student_id: str) -> str:
    """That it has to be said whom records are for that nobody asked for."""
    *others, last = get_args(RecordsParty)
    return f"nobody has asked: say casemgr records-provided {student_id} --to WHO, with {', '.join(others)} or {last}"


def place_taken(words: str, events: Sequence[Event], meanings: Words) -> Taken[str]:
    """The place meant, or one as typed; in doubt where that may be a slip for one that is known."""
    place, known = place_meant(words, events, meanings), places_known(events)
    slip = (
        None if place in known else doubt(f"{place} is no usual place, and none named before", place, known)
    )
    return Taken(place, slip)


def taken_as_asked(requester: str | None, form: str | None, to_correct: Callable[[str], str]) -> str | None:
    """As asked for by whom, and how, a request for records is taken where that was not said."""
    said, changes = [], []
    if not requester:
        said.append("by the parent")
        changes.append("requester=WHO")
    if not form:
        said.append("in writing")
        changes.append("form=oral")
    if not said:
        return None
    return f"taken as asked for {', '.join(said)}; if not: {to_correct(', or '.join(changes))}"
