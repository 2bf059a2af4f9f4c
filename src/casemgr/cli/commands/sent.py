"""Without a document: the ledger of all that was given, the safeguards with the reason for each copy. Documents the tool looks for: meeting-notice, safeguards, iep-copy, referral, assessment-report … Any other name is
recorded as typed. Printing is not sending: this is the fact that it went out.

Example: `casemgr sent ana-r meeting-notice --on 11/4 --to "Luz Rivera" --method mail --language Spanish`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.asking import as_slug, meant
from casemgr.cli.given import Given
from casemgr.cli.meetings import WhichMeeting, day_of_notice
from casemgr.cli.options import Maybe, StudentWords, argument, text
from casemgr.cli.output import FormatName, Output
from casemgr.cli.showing import show

if TYPE_CHECKING:
    from casemgr.cli.work import Work


def run(
    given: Given,
    student: StudentWords,
    document: Annotated[Maybe, argument("[DOCUMENT]", "meeting-notice, safeguards, iep-copy …")] = None,
    meeting: WhichMeeting = None,
    to: Annotated[Maybe, text("WHO", "To whom.")] = None,
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
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.casefile.events import DocumentSent
    from casemgr.casefile.vocabulary import DOCUMENTS
    from casemgr.reports.sent import ledger_report

    here = given.session
    if document is None:
        show(here, ledger_report(here.find(student), here.today), format_name, output)
        return
    with given.recording(student) as work:
        name = work.known_or_typed(document, DOCUMENTS, "document that a duty asks for")
        receiver = work.anyones_name(to) if to else None
        if name == "iep-copy" and receiver and _is_staff(work, receiver):
            work.refuse(f"{receiver} is on the staff, and iep-copy is the parent's; theirs is iep-copy-staff")
        day = given.day(work)
        given.add(
            work,
            DocumentSent,
            day,
            document=name,
            meeting=day_of_notice(work, meeting, day) if name == "meeting-notice" else None,
            to=receiver,
            method=method,
            language=language,
            reason=_reason(work, name, reason),
            proof=proof,
        )


def _is_staff(work: Work, words: str) -> bool:
    """Whether a receiver is somebody of the settings or a provider, and no contact of the student."""
    from casemgr.casefile.names import names_meant

    identity = work.student.identity
    staff = [*(person.name for person in work.caseload.settings.staff), *(p.name for p in identity.providers)]
    return bool(names_meant(words, staff)) and not names_meant(words, [c.name for c in identity.contacts])


def _reason(work: Work, document: str, words: str | None) -> str | None:
    """Why the Notice of Procedural Safeguards was given: as said, else what waits for it today."""
    from casemgr.casefile.vocabulary import SAFEGUARDS_REASONS
    from casemgr.docket.owed import safeguards_reason

    if document != "safeguards":
        return as_slug(words) if words else None
    if words:
        return meant(words, SAFEGUARDS_REASONS)
    reason = safeguards_reason(work.clocks) or "on-request"
    work.warn(f"reason: {reason}; say --reason if it was another")
    return reason
