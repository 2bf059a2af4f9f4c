"""A document that was given to the parent or to others."""

from collections.abc import Sequence

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.optionwords import needs
from casemgr.casefile.vocabulary import DOCUMENTS
from casemgr.checks.documents import reason_meant, receivers_meant
from casemgr.checks.known import known_or_typed, way_meant
from casemgr.checks.recording.booking import day_of_notice
from casemgr.checks.recording.work import Work


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
