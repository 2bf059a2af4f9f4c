"""Without a document it lists all that was given, the safeguards with the reason for each copy. Documents that duties ask for:
meeting-notice, safeguards, iep-copy, referral, assessment-report … Any other name is recorded as typed. Printing is not
sending: this is the fact that it went out.

--all is a round: for every student for whom a duty asks for the document; `undo --round` undoes it.

Example: `casemgr sent ana-r meeting-notice --on 11/4 --to "Luz Rivera" --method mail --language Spanish`,
`casemgr sent safeguards --all --reason yearly --method mail`
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from casemgr.casefile.names import as_slug, meant
from casemgr.cli.given import FOR_MANY, Given, Work
from casemgr.cli.known import method_meant
from casemgr.cli.lists import ON_SCREEN, Listing
from casemgr.cli.meetings import WhichMeeting, day_of_notice
from casemgr.cli.options import Maybe, Several, StudentWords, argument, text
from casemgr.cli.rounds import NO_ROUND, Round, owed, say_left
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    student: StudentWords,
    document: Annotated[Maybe, argument("[DOCUMENT]", "meeting-notice, safeguards, iep-copy …")] = None,
    meeting: WhichMeeting = None,
    to: Annotated[Several, text("WHO", "To whom (repeatable).", "--to")] = None,
    method: Annotated[Maybe, text("HOW", "mail, in person, e-mail …")] = None,
    language: Annotated[Maybe, text("LANGUAGE", "The language it was in.")] = None,
    reason: Annotated[
        Maybe,
        text(
            "WHY",
            "Safeguards: referral, assessment-plan, discipline, yearly, complaint, iep-meeting or "
            "on-request; where left out, what the file says.",
        ),
    ] = None,
    proof: Annotated[Maybe, text("TEXT", "What shows that it arrived: a signature, a receipt.")] = None,
    round_: Round = NO_ROUND,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.reports.sent import ledger_report

    here = given.session
    said = _Said(document, meeting, tuple(to or ()), method, language, reason, proof)
    if round_.everyone:
        _record_for_all(given, said, student, round_)
        return
    round_.needs()
    if document is None:
        listing.show(here, ledger_report(here.find(student), here.today))
        return
    with given.recording(student) as work:
        _record(given, work, said)


class _Said(NamedTuple):
    """What was said of the document."""

    document: str | None
    meeting: str | None
    to: tuple[str, ...]
    method: str | None
    language: str | None
    reason: str | None
    proof: str | None


def _record_for_all(given: Given, said: _Said, document: str, round_: Round) -> None:
    """The document of a round, whose name is the command's only word, to everyone for whom a duty asks for it."""
    from casemgr.casefile.events import DocumentSent
    from casemgr.casefile.vocabulary import DOCUMENTS, SAFEGUARDS_REASONS

    if said.document or said.to or said.meeting:
        raise UsageError("--all: name only the document; --to and --meeting differ from student to student")
    name = as_slug(document)
    reason = meant(said.reason, SAFEGUARDS_REASONS) if said.reason and name == "safeguards" else None
    if name not in DOCUMENTS:
        raise UsageError(f"{document} is not a document that a duty asks for: {', '.join(DOCUMENTS)}")
    ids, left = owed(given.session, DocumentSent, {"document": name, "reason": reason}, round_)
    with given.recording_each(ids) as works:
        say_left(works, left)
        for work in works:
            _record(given, work, said._replace(document=name))


def _record(given: Given, work: Work, said: _Said) -> None:
    from casemgr.casefile.events import DocumentSent
    from casemgr.casefile.vocabulary import DOCUMENTS
    from casemgr.checks.notified import STAFF_COPY, without_copy
    from casemgr.checks.receivers import to_staff_alone, without_the_parent, without_the_student
    from casemgr.docket.next_steps import command_for
    from casemgr.docket.owed import behind_letter, called
    from casemgr.state.bookings import bookings_by
    from casemgr.store.people import is_staff, roles

    name = work.known_or_typed(said.document or "", DOCUMENTS, "document that a duty asks for")
    settings, identity = work.caseload.settings, work.student.identity
    receivers = tuple(map(work.anyones_name, said.to))
    for receiver in receivers if name == "iep-copy" else ():
        if is_staff(settings, identity, receiver):
            work.refuse(f"{receiver} is on the staff, and iep-copy is the parent's; theirs is iep-copy-staff")
    day = given.day(work)
    if name == "meeting-notice" and not bookings_by(work.known, day):
        work.warn(f"no meeting is booked yet: casemgr schedule-iep {work.student.id} DATE")
    clocks, law = work.clocks, work.context.law
    # What a duty asks for may be the letter of other duties besides: of these it says nothing.
    unmet = called(clocks, name) if name in DOCUMENTS else behind_letter(clocks, name, law)
    for left in unmet:
        work.warn(f"{left.rule.short} stays open; to record it: {command_for(left, work.known)}")
    sent = given.add(
        work,
        DocumentSent,
        day,
        document=name,
        meeting=day_of_notice(work, said.meeting, day) if name == "meeting-notice" else None,
        to=", ".join(receivers) or None,
        method=method_meant(work, said.method),
        language=said.language,
        reason=_reason(work, name, said.reason),
        proof=said.proof,
    )
    work.warn_each(to_staff_alone(work.student.id, identity, sent, law))
    for note in (without_the_student, without_the_parent):
        work.warn_each(note(work.student.id, identity, sent, work.known, law))
    if name == STAFF_COPY:
        work.warn_each(without_copy(work.student.id, identity, work.known, roles(settings)))


def _reason(work: Work, document: str, words: str | None) -> str | None:
    """Why the Notice of Procedural Safeguards was given: as said, else what waits for it today."""
    from casemgr.casefile.vocabulary import SAFEGUARDS_REASONS
    from casemgr.docket.owed import safeguards_reason

    if document != "safeguards":
        return as_slug(words) if words else None
    if words:
        return meant(words, SAFEGUARDS_REASONS)
    reason = safeguards_reason(work.clocks, work.context.law) or "on-request"
    work.warn(f"reason: {reason}; if it was another: undo this, and say it with casemgr sent --reason")
    return reason
