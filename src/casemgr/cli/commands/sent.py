"""Without a document it lists all that was given, the safeguards with the reason for each copy. Documents that duties ask for:
meeting-notice, safeguards, iep-copy, referral, assessment-report … Any other name is recorded as typed. Printing is not
sending: this is the fact that it went out.

--all is a round: for every student for whom a duty asks for the document; `undo --round` undoes it.

Example: `casemgr sent ana-r meeting-notice --on 11/4 --to "Luz Rivera" --method mail --language Spanish`,
`casemgr sent safeguards --all --reason yearly --method mail`
"""

from dataclasses import dataclass
from typing import Annotated

from casemgr.casefile.names import as_slug, meant
from casemgr.casefile.vocabulary import DOCUMENTS, SAFEGUARDS_REASONS
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.meetings.booking import WhichMeeting, day_of_notice
from casemgr.cli.options.goes_with import needs
from casemgr.cli.options.kinds import Group, Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.recording.given import FOR_MANY, Given, Work
from casemgr.cli.recording.rounds import NO_ROUND, Round, owed
from casemgr.errors import UsageError


@dataclass(frozen=True)
class Said(Group):
    """What is said of the document."""

    meeting: WhichMeeting = None
    to: Annotated[Several, text("WHO", "To whom (repeatable).")] = None
    all_staff: Annotated[bool, flag("iep-copy-staff: to every teacher and provider on file.")] = False
    method: Annotated[Maybe, text("HOW", "mail, in person, e-mail …")] = None
    language: Annotated[Maybe, text("LANGUAGE", "The language it was in.")] = None
    reason: Annotated[
        Maybe,
        text(
            "WHY",
            "Safeguards: referral, assessment-plan, discipline, yearly, complaint, iep-meeting or "
            "on-request; where left out, what the file says, if anything.",
        ),
    ] = None
    proof: Annotated[Maybe, text("TEXT", "What shows that it arrived: a signature, a receipt.")] = None


NOTHING = Said()


def run(
    given: Annotated[Given, FOR_MANY],
    student: StudentWords,
    document: Annotated[Maybe, argument("[DOCUMENT]", "meeting-notice, safeguards, iep-copy …")] = None,
    said: Said = NOTHING,
    round_: Round = NO_ROUND,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.reports.sent import ledger_report

    here = given.session
    if round_.everyone or document is not None:
        listing.records()
    if round_.everyone:
        if document or said.to or said.meeting:
            raise UsageError(
                "--all: name only the document; --to and --meeting differ from student to student"
            )
        _record_for_all(given, student, said, round_)
        return
    round_.needs()
    if document is None:
        given.only_shows("DOCUMENT", said.typed)
        listing.show(here, ledger_report(here.find(student), here.today))
        return
    with given.recording(student) as work:
        _record(given, work, document, said)


def _record_for_all(given: Given, document: str, said: Said, round_: Round) -> None:
    """The document of a round, whose name is the command's only word, to everyone for whom a duty asks for it."""
    from casemgr.casefile.events import DocumentSent

    name = as_slug(document)
    reason = meant(said.reason, SAFEGUARDS_REASONS) if said.reason and name == "safeguards" else None
    if name not in DOCUMENTS:
        raise UsageError(f"{document} is not a document that a duty asks for: {', '.join(DOCUMENTS)}")
    fields = {"document": name, "reason": reason}
    with given.recording_each(lambda: owed(given.session, DocumentSent, fields, round_)) as works:
        for work, _ in works:
            _record(given, work, name, said)


def _record(given: Given, work: Work, document: str, said: Said) -> None:
    from casemgr.casefile.events import DocumentSent
    from casemgr.checks.copies import STAFF_COPY
    from casemgr.checks.known import known_or_typed, way_meant
    from casemgr.state.staff import is_staff

    name = work.take(known_or_typed(document, DOCUMENTS, "document that a duty asks for"))
    identity = work.student.identity
    if name != "meeting-notice":
        needs("meeting-notice", {"--meeting": said.meeting})
    if said.all_staff and name != STAFF_COPY:
        raise UsageError(f"--all-staff goes with {STAFF_COPY}; of another document say --to WHO")
    receivers = (
        *(work.anyones_name(each) for each in said.to or ()),
        *(_all_staff(work) if said.all_staff else ()),
    )
    for receiver in receivers if name == "iep-copy" else ():
        if is_staff(receiver, identity, work.people):
            work.refuse(f"{receiver} is on the staff, and iep-copy is the parent's; theirs is iep-copy-staff")
    day = given.day(work)
    given.add(
        work,
        DocumentSent,
        day,
        document=name,
        meeting=day_of_notice(work, said.meeting, day) if name == "meeting-notice" else None,
        to=", ".join(receivers) or None,
        method=work.take(way_meant(said.method)),
        language=said.language,
        reason=_reason(work, name, said.reason),
        proof=said.proof,
    )


def _all_staff(work: Work) -> list[str]:
    """Every teacher and provider on file but the case manager. Refused where there is none."""
    from casemgr.state.staff import not_named

    found = not_named(work.student.identity.carry_it_out, [work.case_manager])
    if not found:
        raise UsageError("--all-staff: no teacher or provider is on file; say --to WHO")
    return found


def _reason(work: Work, document: str, words: str | None) -> str | None:
    """Why the Notice of Procedural Safeguards was given: as said, else what waits for it today."""
    from casemgr.docket.owed import safeguards_reason

    if document != "safeguards":
        return as_slug(words) if words else None
    if words:
        return meant(words, SAFEGUARDS_REASONS)
    reason = safeguards_reason(work.clocks, work.context.law)
    if reason:
        work.warn(f"reason: {reason}; if it was another: {work.to_correct('reason=REASON')}")
    else:
        work.warn(
            "no duty waits for it, so it is filed without a reason. If it was asked for: "
            f"{work.to_correct('reason=on-request')}"
        )
    return reason
