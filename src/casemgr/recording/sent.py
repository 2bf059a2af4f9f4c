"""Papers: a document given to the parent or to others, a form that was completed, records that are collected."""

from collections.abc import Sequence
from typing import get_args

from casemgr.casefile.events import DocumentSent, FormCompleted, RecordsRequested, RecordsSource
from casemgr.casefile.named import id_where_needed
from casemgr.casefile.optionwords import needs
from casemgr.casefile.saying import joined, spaced
from casemgr.casefile.vocabulary import DOCUMENTS, EligibilityForm, Role
from casemgr.checks.known import known_or_typed, way_meant
from casemgr.checks.papers import reason_meant, receivers_meant
from casemgr.checks.records import (
    EVERY_REQUEST,
    WHICH,
    closed_requests,
    not_said_yet,
    place_taken,
    places_left,
)
from casemgr.docket.actors import role_awaited
from casemgr.law.words import form_of
from casemgr.recording.booking import day_of_notice
from casemgr.recording.which import which
from casemgr.recording.work import Work
from casemgr.state.requests import open_records_requests


def send(
    work: Work,
    document: str,
    *,
    meeting: str | None,
    to: Sequence[str] | None,
    all_staff: bool,
    method: str | None,
    language: str | None,
    reason: str | None,
    proof: str | None,
) -> None:
    """Record that a document was given to the parent or to others."""
    name = work.take(known_or_typed(document, DOCUMENTS, "document that a duty asks for"))
    if name != "meeting-notice":
        needs("meeting-notice", {"--meeting": meeting})
    named = [work.anyones_name(each) for each in to or ()]
    identity, manager = work.student.identity, work.case_manager
    receivers = work.take(receivers_meant(name, named, identity, work.people, manager, all_staff=all_staff))
    day, law = work.day, work.context.law
    work.record(
        DocumentSent,
        day,
        document=name,
        meeting=day_of_notice(work, meeting, day) if name == "meeting-notice" else None,
        to=", ".join(receivers) or None,
        method=work.take(way_meant(method)),
        language=language,
        reason=work.take(reason_meant(name, reason, work.clocks, law, work.to_correct)),
        proof=proof,
    )


def complete_form(work: Work, form: str | None) -> None:
    """Record the form, by whoever is said or alone has the role that it awaits."""
    law = work.context.law
    known = form_of(form, law.meanings) if form else None
    which = work.asker.choose(known, "Which form?", get_args(EligibilityForm))
    role = role_awaited(law, "form_completed", {"form": which})
    by = work.given.by
    work.record(FormCompleted, form=which, by=_completed_by(work, role, by) if role else by)


def _completed_by(work: Work, role: Role, by: str | None) -> str:
    """Whoever completed it: as said, or the only one of the staff who has the role."""
    if by:
        return by
    person = work.people.only_one(role)
    if person is None:
        return work.asker.ask_text(f"Which {spaced(role)} completed it?", "--by")
    work.warn(f"by {person.name}, the {spaced(role)}; if it was another: {work.to_correct('by=NAME')}")
    return person.name


def collect(
    work: Work, sources: Sequence[str] | None, step: str, request: str | None, *, others: bool
) -> Sequence[RecordsRequested]:
    """Record how far the places are; the requests for which the records are."""
    waiting = open_records_requests(work.known)
    is_every = request == EVERY_REQUEST
    one = None if is_every else which(work, waiting, request, *WHICH, closed_requests(work.known))
    meant = waiting if is_every else [one] if one else []
    of = id_where_needed(one, waiting, request)
    day, meanings = work.day, work.context.law.meanings
    named = [work.take(place_taken(words, work.known, meanings)) for words in sources or ()]
    left = places_left(work.student.id, meant, work.known, named, step) if others else ()
    new, again = not_said_yet([*named, *left], work.known, day, step, of)
    if new and again:
        work.warn(f"recorded already: {joined(again)}")
    for source in new or again:
        work.record(RecordsSource, day, source=source, step=step, request=of)
    return meant
