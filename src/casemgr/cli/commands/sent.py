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
from casemgr.cli.meetings.options import WhichMeeting
from casemgr.cli.options.kinds import Group, Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.recording.given import FOR_MANY, Given
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
    from casemgr.recording.sent import send
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
        send(work, document, **vars(said))


def _record_for_all(given: Given, document: str, said: Said, round_: Round) -> None:
    """The document of a round, whose name is the command's only word, to everyone for whom a duty asks for it."""
    from casemgr.casefile.events import DocumentSent
    from casemgr.casefile.synonyms import also_called
    from casemgr.recording.sent import send

    name = also_called(as_slug(document), DOCUMENTS) or as_slug(document)
    reason = meant(said.reason, SAFEGUARDS_REASONS) if said.reason and name == "safeguards" else None
    if name not in DOCUMENTS:
        raise UsageError(f"{document} is not a document that a duty asks for: {', '.join(DOCUMENTS)}")
    fields = {"document": name, "reason": reason}
    with given.recording_each(lambda: owed(given.session, DocumentSent, fields, round_)) as works:
        for work, _ in works:
            send(work, name, **vars(said))
