"""The ledger of documents: what was given to whom, how, in which language, why, and what proves it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import AssessmentPlanGiven, DocumentSent, Event, PriorWrittenNoticeSent
from casemgr.casefile.student import Student
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, plural

COLUMNS = (
    Column("date", "Date", "date"),
    Column("document", "Document", "word"),
    Column("reason", "Why given"),
    Column("given", "To, how, language, proof", shown="screen"),
    Column("to", "To", shown="data"),
    Column("method", "How", shown="data"),
    Column("language", "Language", shown="data"),
    Column("proof", "Proof", shown="data"),
)


class Given(NamedTuple):
    """A line of the ledger."""

    date: date
    document: str
    reason: str | None = None
    to: str | None = None
    method: str | None = None
    language: str | None = None
    proof: str | None = None


def ledger_report(student: Student, as_of: date) -> Report:
    """Every document given, in order; the safeguards attached to an assessment plan are a line of their own."""
    given = [line for event in student.known(as_of) for line in _given(event)]
    copies = sum(line.document == "safeguards" for line in given)
    return Report(
        title=f"Documents given for {student.name} ({student.id}) as of {long_date(as_of)}: "
        f"{plural(len(given), 'document')}, {plural(copies, 'copy', 'copies')} of the safeguards",
        columns=COLUMNS,
        rows=tuple((line.date, line.document, line.reason, _how(line), *line[3:]) for line in given),
        data=lambda: {
            "documents": [{**line._asdict(), "date": iso(line.date)} for line in given],
        },
        empty="No document is on file.",
    )


def _how(line: Given) -> str:
    """`Luz Rivera, mail, Spanish`, and the proof on a line below."""
    how = ", ".join(filter(None, (line.to, line.method, line.language)))
    return f"{how}\n  proof: {line.proof}".lstrip() if line.proof else how


def _given(event: Event) -> Iterator[Given]:
    match event:
        case DocumentSent():
            yield Given(
                event.date,
                event.document,
                event.reason,
                event.to,
                event.method,
                event.language,
                event.proof,
            )
        case AssessmentPlanGiven():
            yield Given(event.date, "assessment-plan", event.purpose, language=event.language)
            if event.safeguards:
                yield Given(event.date, "safeguards", "assessment-plan")
        case PriorWrittenNoticeSent():
            yield Given(event.date, "prior-written-notice", f"{event.subject} {event.action or ''}".strip())
