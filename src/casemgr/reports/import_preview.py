"""What an import would write, before it does: new, changed, left out, the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.saying import long_date, plural
from casemgr.exchange.compare import Changed, Comparison, New
from casemgr.exchange.differences import Difference
from casemgr.exchange.edits import Edits
from casemgr.exchange.rosters.combining import words_for
from casemgr.reports.report import Column, Report, Sheet

NEW = (
    Column("student", "New id", "word"),
    Column("name", "Name"),
    Column("grade", "Gr", "word"),
    Column("school", "School"),
    Column("language", "Lang", "word"),
    Column("last_annual", "Last annual", "date"),
    Column("last_evaluation", "Last evaluation", "date"),
)
CONTACTS = (
    Column("student", "New id", "word"),
    Column("contact", "Contact"),
    Column("relation", "Relation"),
    Column("phone", "Phone"),
    Column("email", "E-mail"),
    Column("language", "Speaks"),
)
"""What came out of the cells is seen before letters begin with it."""
_SUPPOSED = (
    "No IEP date in the file, so taken as having an IEP: {ids}. Of one who is only referred or in Early Start, say so in a column "
    "Status (pending) before you import; or afterwards casemgr undo ID, then casemgr refer ID or casemgr early-start ID."
)
CHANGED = (
    Column("student", "Student", "word"),
    Column("field", "What"),
    Column("here", "Here"),
    Column("there", "There"),
    Column("done", "Written?"),
)
WAITING = (Column("name", "Name"), Column("line", "Line", "word"), Column("why", "Why"))
LEFT_OUT = (Column("name", "Name"), Column("why", "Why"))


def preview(
    comparison: Comparison,
    new: Mapping[str, New],
    changed: Sequence[tuple[Changed, Edits]],
    *,
    titles: str,
    as_of: date,
) -> Sheet:
    """The parts that hold something, and last the counts."""
    rows = [row for each, edits in changed for row in _changes(each, edits)]
    parts: list[Report | str] = [f"{titles}, as of {long_date(as_of)}"]
    if new:
        parts.append(
            _table(f"New: {plural(len(new), 'student')}", NEW, [_new(*each) for each in new.items()])
        )
        if supposed := [student_id for student_id, each in new.items() if each.pupil.only_supposed]:
            parts.append(_SUPPOSED.format(ids=", ".join(supposed)))
        if contacts := [row for each in new.items() for row in _contacts(*each)]:
            parts.append(_table("Their contacts", CONTACTS, contacts))
    if rows:
        parts.append(_table(f"Changed: {plural(len(changed), 'student')}", CHANGED, rows))
    if waiting := [each for each in comparison.new if each not in new.values()]:
        parts.append(
            _table(f"Not taken yet: {plural(len(waiting), 'student')}", WAITING, list(map(_waits, waiting)))
        )
    if comparison.left_out:
        left = [(each.pupil.name, each.why) for each in comparison.left_out]
        parts.append(_table(f"Left out: {plural(len(left), 'student')}", LEFT_OUT, left))
    if counts := _counts(comparison):
        parts.append(counts)
    return Sheet(tuple(parts), dict)


def _new(student_id: str, new: New) -> tuple[Any, ...]:
    pupil, reviews = new.pupil, new.reviews
    return (
        student_id,
        pupil.name,
        pupil.grade,
        pupil.school,
        pupil.language,
        reviews.last_annual,
        reviews.last_evaluation,
    )


def _contacts(student_id: str, new: New) -> Iterator[tuple[str, ...]]:
    for each in new.pupil.contacts:
        yield student_id, each.name, each.relation, each.phone, each.email, each.language


def _waits(new: New) -> tuple[Any, ...]:
    """A new student of whom something is open; what it is, the line of its file says."""
    lacks = ", ".join(map(words_for, new.lacks))
    line = new.pupil.sources[0].line if new.pupil.sources else None
    return new.pupil.name, str(line or "—"), f"no {lacks} yet" if lacks else "a question is open"


def _changes(changed: Changed, edits: Edits) -> list[tuple[str, ...]]:
    left = {id(difference) for difference, _ in edits.left}
    older = {id(difference) for difference in edits.older}

    def done(each: Difference) -> str:
        yes = "yes: added" if each.is_added and each.here else "yes"
        return "no: newer here" if id(each) in older else "no: see below" if id(each) in left else yes

    return [
        (changed.student, words_for(each.field), each.here or "—", each.there or "—", done(each))
        for each in changed.differences
    ]


def _table(title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Any, ...]]) -> Report:
    return Report(title=title, columns=columns, rows=rows, data=dict)


def _counts(comparison: Comparison) -> str:
    words = [f"The same on both sides: {len(comparison.same)}"] if comparison.same else []
    if comparison.missing:
        words.append(f"On file and not in the file: {', '.join(each.id for each in comparison.missing)}")
    return " · ".join(words)
