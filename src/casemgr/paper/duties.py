"""The handbook chapter's duties as lists: all of them with what carries each, and where each stands for a student."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from casemgr.docket.duties import DutyStanding
from casemgr.law.book import Duty, LawBook
from casemgr.paper.report import Column, Report, iso
from casemgr.paper.rulebook import met_words, starts_words
from casemgr.paper.words import long_date

CHAPTER_COLUMNS = (
    Column("number", "No", "word"),
    Column("part", "Part", shown="data"),
    Column("duty", "Duty"),
    Column("rules", "Carried by", shown="wide"),
    Column("command", "Command", "word"),
)
STUDENT_COLUMNS = (
    Column("number", "No", "word"),
    Column("duty", "Duty"),
    Column("standing", "Stands", "status"),
    Column("due", "Due", "date"),
    Column("done", "Done", "date"),
    Column("by", "By", shown="data"),
    Column("why", "Why"),
)


def chapter_report(law: LawBook) -> Report:
    """Every duty in the chapter's order, with the rules that carry it and the command that records it."""
    return Report(
        title=f"The duties of the handbook chapter: {len(law.duties)}",
        columns=CHAPTER_COLUMNS,
        rows=tuple(
            (duty.number, duty.part, duty.title, _ids(duty, law), duty.command) for duty in law.duties
        ),
        data=lambda: {"schema": 1, "duties": [_chapter_data(duty, law) for duty in law.duties]},
        headings=_headings(law.duties),
        notes=("Where each stands for one student: casemgr duties STUDENT",),
    )


def _ids(duty: Duty, law: LawBook) -> str:
    return ", ".join(rule.id for rule in law.carrying(duty))


def _chapter_data(duty: Duty, law: LawBook) -> dict[str, Any]:
    return {
        "number": duty.number,
        "part": duty.part,
        "duty": duty.title,
        "command": duty.command,
        "rules": [
            {"rule": rule.id, "starts": starts_words(rule, law), "met_by": met_words(rule), "next": rule.next}
            for rule in law.carrying(duty)
        ],
    }


def _headings(duties: Sequence[Duty]) -> dict[int, str]:
    """The row at which each part of the chapter begins."""
    return {
        place: duty.part
        for place, duty in enumerate(duties)
        if place == 0 or duties[place - 1].part != duty.part
    }


def student_report(name: str, found: Sequence[DutyStanding], law: LawBook, as_of: date) -> Report:
    """Where every duty stands for a student."""
    rows = tuple(
        (
            row.duty.number,
            row.duty.title,
            row.standing,
            row.due,
            row.done.date if row.done else None,
            _by(row),
            _why(row, law),
        )
        for row in found
    )
    return Report(
        title=f"Duties for {name} as of {long_date(as_of)}: {_counts(found)}",
        columns=STUDENT_COLUMNS,
        rows=rows,
        data=lambda: {
            "schema": 1,
            "as_of": iso(as_of),
            "duties": [_student_data(row, law) for row in found],
        },
        headings=_headings([row.duty for row in found]),
    )


def _counts(found: Sequence[DutyStanding]) -> str:
    standings = [row.standing for row in found]
    shown = ("overdue", "open", "done")
    return ", ".join(f"{standings.count(each)} {each}" for each in shown if each in standings) or "none open"


def _by(row: DutyStanding) -> str | None:
    return row.done.by if row.done else None


def _why(row: DutyStanding, law: LawBook) -> str:
    """What is open, or what did or ended it; for one that nothing has started, what would start it."""
    if row.standing == "done" and _by(row):
        return f"{row.why}, by {_by(row)}"
    if row.standing != "not asked":
        return row.why
    words = dict.fromkeys(starts_words(rule, law) for rule in law.carrying(row.duty))
    return f"starts with {' or '.join(words)}"


def _student_data(row: DutyStanding, law: LawBook) -> dict[str, Any]:
    return {
        "number": row.duty.number,
        "duty": row.duty.title,
        "standing": row.standing,
        "due": iso(row.due),
        "done": iso(row.done.date) if row.done else None,
        "by": _by(row),
        "why": _why(row, law),
        "rules": [clock.rule.id for clock in row.clocks],
    }
