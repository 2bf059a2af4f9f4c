"""Events of the whole caseload in one list: those in which words are found, and the contacts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import ContactMade, Event, said
from casemgr.casefile.headpath import as_then
from casemgr.casefile.names import fits
from casemgr.casefile.saying import joined, spaced
from casemgr.casefile.student import Student, void_ids
from casemgr.law.book import LawBook
from casemgr.reports.nearby import nearby
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, plural

FOUND_COLUMNS = (
    Column("date", "Date", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="data"),
    Column("id", "Id", "word"),
    Column("type", "Type", shown="data"),
    Column("event", "What happened"),
)
CONTACT_COLUMNS = (
    Column("date", "Date", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="data"),
    Column("with", "With"),
    Column("how", "How"),
    Column("about", "About"),
    Column("result", "Result"),
    Column("by", "By", shown="wide"),
    Column("note", "Note", shown="data"),
    Column("id", "Id", "word"),
)


class Hit(NamedTuple):
    """An event of a student, and what it says."""

    student: Student
    event: Event
    says: str

    @property
    def people(self) -> list[str]:
        """Who made the contact, and whom it was with."""
        with_whom = self.event.with_whom if isinstance(self.event, ContactMade) else None
        return [name for name in (self.event.by, with_whom) if name]


def hits(words: str, student: Student, law: LawBook, as_of: date) -> Iterator[Hit]:
    """The events of a student, none of them void, in which every word begins some word: of the sentence, the student's names,
    the date, or the event's type and id."""
    near = nearby(student, law, as_of)
    for event in _kept(student, as_of):
        says = event.sentence(near, dated=False)
        names = (
            student.called,
            spaced(event.type),
            str(said(event, "rule") or ""),
            event.id,
            str(event.date),
        )
        looked_at = " ".join((says, *names))
        if fits(words, looked_at):
            yield Hit(student, event, says)


def noted(words: str, student: Student, as_of: date) -> Iterator[tuple[Student, str]]:
    """The note at the head of a student's file as it was on a day, where every word begins some word of it or of the
    student's names."""
    note = as_then(student, as_of).identity.note
    if note and fits(words, f"{note} {student.called}"):
        yield student, note


def contacts_of(student: Student, as_of: date, first: date | None, last: date | None) -> Iterator[Hit]:
    """The contacts with somebody about a student, within some days."""
    for event in _kept(student, as_of):
        if isinstance(event, ContactMade) and (first or date.min) <= event.date <= (last or date.max):
            yield Hit(student, event, event.result)


def _kept(student: Student, as_of: date) -> list[Event]:
    recorded = tuple(event for event in student.events if event.recorded <= as_of)
    void = void_ids(recorded)
    return [event for event in recorded if event.id not in void and event.type != "void"]


def _in_order(found: Sequence[Hit]) -> list[Hit]:
    return sorted(found, key=lambda hit: (hit.event.date, hit.student.id))


def found_report(
    words: str, found: Sequence[Hit], notes: Sequence[tuple[Student, str]], as_of: date
) -> Report:
    """The notes at the heads of files, then the events by date, the oldest first."""
    ordered = _in_order(found)
    heads = sorted(notes, key=lambda each: each[0].id)
    count = joined([plural(len(ordered), "event"), *([plural(len(heads), "note")] if heads else [])])
    return Report(
        title=f'"{words}": {count} as of {long_date(as_of)}',
        columns=FOUND_COLUMNS,
        rows=(
            *(
                (None, student.id, student.name, None, "note", f"note: {' '.join(text.split())}")
                for student, text in heads
            ),
            *(
                (hit.event.date, hit.student.id, hit.student.name, hit.event.id, hit.event.type, hit.says)
                for hit in ordered
            ),
        ),
        data=lambda: {
            "words": words,
            "notes": [{"student": student.id, "name": student.name, "text": text} for student, text in heads],
            "found": [_found_data(hit) for hit in ordered],
        },
        empty="Nothing on file has all of these words.",
    )


def _found_data(hit: Hit) -> dict[str, Any]:
    return {
        "student": hit.student.id,
        "name": hit.student.name,
        "date": iso(hit.event.date),
        "id": hit.event.id,
        "type": hit.event.type,
        "text": hit.says,
    }


def with_person(found: Iterable[Hit], words: str | None) -> list[Hit]:
    """Those in which somebody of this name has a part; all of them where nobody is asked for."""
    return [hit for hit in found if not words or any(fits(words, name) for name in hit.people)]


def contacts_report(found: Sequence[Hit], as_of: date) -> Report:
    """Who was reached about whom, how, and what came of it."""
    rows = [_contact_data(hit) for hit in _in_order(found)]
    days = [hit.event.date for hit in _in_order(found)]
    return Report(
        title=f"Contacts as of {long_date(as_of)}: {len(rows) or 'none'}",
        columns=CONTACT_COLUMNS,
        rows=tuple(
            (day, *(row[column.key] for column in CONTACT_COLUMNS[1:]))
            for day, row in zip(days, rows, strict=True)
        ),
        data=lambda: {"contacts": rows},
        empty="No contact is on file for these days and students.",
    )


def _contact_data(hit: Hit) -> dict[str, Any]:
    event = hit.event
    assert isinstance(event, ContactMade)
    return {
        "date": iso(event.date),
        "student": hit.student.id,
        "name": hit.student.name,
        "with": event.with_whom,
        "how": event.how,
        "about": event.topic,
        "result": event.result,
        "by": event.by,
        "note": event.note,
        "id": event.id,
    }
