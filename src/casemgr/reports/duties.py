"""The handbook chapter's duties as lists: all of them with the rules that carry each, and its state for a student."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Done, label
from casemgr.casefile.student import CASELOAD_ID
from casemgr.docket.context import Context
from casemgr.docket.duties import DutyState
from casemgr.docket.facts import Facts
from casemgr.docket.providers import report_lacking
from casemgr.docket.tally import sums_of
from casemgr.law.book import LawBook
from casemgr.law.tables import Duty
from casemgr.reports.about import about_of
from casemgr.reports.case_status import case_status
from casemgr.reports.met_by import met_words
from casemgr.reports.providers import report_lacking_words
from casemgr.reports.report import Column, Report, headings_of, iso
from casemgr.reports.rule_words import first_words, once_words
from casemgr.reports.tallies import short_tally, tally_data
from casemgr.reports.words import long_date
from casemgr.state.enrollment import has_left
from casemgr.state.sessions import never_booked

CHAPTER_COLUMNS = (
    Column("number", "No", "word"),
    Column("part", "Part", shown="data"),
    Column("duty", "Duty"),
    Column("rules", "Carried by", shown="wide"),
    Column("command", "Command", "word"),
)
STUDENT_COLUMNS = (
    Column("number", "No", "word"),
    Column("state", "State", "status", shown="screen"),
    Column("words", "Duty", shown="screen"),
    Column("duty", "Duty", shown="data"),
    Column("standing", "State", shown="data"),
    Column("due", "Due", "date", shown="data"),
    Column("done", "Done", "date", shown="data"),
    Column("by", "By", shown="data"),
    Column("why", "Why", shown="data"),
)


def chapter_report(law: LawBook) -> Report:
    """Every duty in the chapter's order, with the rules that carry it and the command that records it."""
    return Report(
        title=f"The duties of the handbook chapter: {len(law.duties)}",
        columns=CHAPTER_COLUMNS,
        rows=tuple(
            (duty.number, duty.part, duty.title, _ids(duty, law), duty.command) for duty in law.duties
        ),
        data=lambda: {"duties": [_chapter_data(duty, law) for duty in law.duties]},
        headings=headings_of(duty.part for duty in law.duties),
        notes=(
            "The state of each for one student: casemgr duties STUDENT",
            f"For the caseload as a whole: casemgr duties {CASELOAD_ID}",
        ),
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
            {"rule": rule.id, "starts": once_words([rule], law), "met_by": met_words(rule), "next": rule.next}
            for rule in law.carrying(duty)
        ],
    }


def student_report(
    facts: Facts, found: Sequence[DutyState], context: Context, as_of: date, person: str | None = None
) -> Report:
    """The state of every duty for a student, or for the caseload as a whole, what is open first; below each what is open, what
    did it, or what would start it. `person`: whose duties are found, where only one's were asked for."""
    law = context.law
    found = sorted(found, key=lambda row: _GROUPS.index(_group(row)))
    rows = tuple(
        (
            row.duty.number,
            _status_words(row, as_of),
            f"{row.duty.title}\n  {_why_here(row, law)}{_tally(row, facts, context, as_of)}",
            row.duty.title,
            row.state,
            row.due,
            row.done.date if row.done else None,
            _by(row),
            _why(row, law),
        )
        for row in found
    )
    who = "the caseload as a whole" if facts.is_caseload else f"{facts.student.name} ({facts.student.id})"
    return Report(
        title=f"Duties {f'of {person} ' if person else ''}for {who} as of {long_date(as_of)}: {_counts(found)}",
        columns=STUDENT_COLUMNS,
        rows=rows,
        data=lambda: {"duties": [_student_data(row, facts, context) for row in found]},
        headings=headings_of(map(_group, found)),
        notes=tuple(_notes(facts, found, as_of)),
    )


_GROUPS = (
    "OVERDUE",
    "OPEN",
    "NOT RECORDED",
    "DONE",
    "WHOLE CASELOAD",
    "NOT ASKED ANY MORE",
    "NOT NEEDED YET",
)


def _group(row: DutyState) -> str:
    """The part of the page: what is open comes first."""
    if row.state == "overdue" and _is_our_number(row):
        return "OPEN"
    if row.state == "ended":
        return "NOT RECORDED" if _has_no_record(row) else "NOT ASKED ANY MORE"
    groups = {"overdue": "OVERDUE", "done": "DONE", "not asked": "NOT NEEDED YET"}
    groups |= {"not applicable": "NOT ASKED ANY MORE", "whole caseload": "WHOLE CASELOAD"}
    return groups.get(row.state, "OPEN")


def _has_no_record(row: DutyState) -> bool:
    """Whether it was owed before a meeting that was held, and nothing on file says that it was done."""
    return any(clock.unrecorded or clock.never_met for clock in row.clocks)


def _is_our_number(row: DutyState) -> bool:
    """Whether only numbers of days that are practice have passed: then nothing is late."""
    return all(clock.rule.has_own_number for clock in row.clocks if clock.status == "overdue")


def _notes(facts: Facts, found: Sequence[DutyState], as_of: date) -> Iterator[str]:
    if any(row.state == "not asked" for row in found):
        yield "Not needed yet: under each is what would start it (casemgr rules has every occasion)"
    if rules := [c.rule.id for row in found if row.state == "ended" for c in row.clocks if c.unrecorded]:
        yield f"Not recorded in its time. If it was done: casemgr done {facts.student.id} {rules[0]} --on DATE"
    if held := never_booked(facts.events):
        yield (
            f"The meeting of {long_date(held.date, as_of)} is not on file as booked, so nothing asks for its notice, invitations "
            f"or reply. To record them: first casemgr schedule-iep {facts.student.id} {held.date} --on DATE, the day it was "
            "booked; then each with its own day"
        )
    if has_left(facts.events):
        yield f"The student has left: {case_status(facts.events, lambda day: long_date(day, as_of), of_age=facts.is_of_age(as_of))}"


def _status_words(row: DutyState, as_of: date) -> str:
    """`OVERDUE Fri 11/13`, `due Tue 1/26`, `done Wed 10/14`, or the state alone."""
    if row.due and row.state == "overdue" and _is_our_number(row):
        return f"open since {long_date(row.due, as_of, weekday=False)}"
    if row.due:
        return f"{'OVERDUE' if row.state == 'overdue' else 'due'} {long_date(row.due, as_of)}"
    if row.state == "done" and row.done:
        return f"done {long_date(row.done.date, as_of)}"
    if row.state == "ended" and _has_no_record(row):
        return "not recorded"
    return "not needed yet" if row.state == "not asked" else row.state


def _counts(found: Sequence[DutyState]) -> str:
    groups = [_group(row) for row in found]
    shown = ("OVERDUE", "OPEN", "NOT RECORDED", "DONE")
    return (
        ", ".join(f"{groups.count(each)} {each.lower()}" for each in shown if each in groups) or "none open"
    )


def _by(row: DutyState) -> str | None:
    return row.done.by if row.done else None


def _why(row: DutyState, law: LawBook) -> str:
    """What is open, or what did or ended it; for one that nothing has started, what would make it apply."""
    if row.state == "done":
        how = "checked off" if isinstance(row.done, Done) else row.why
        return f"{how}, by {_by(row)}" if _by(row) else how
    if row.state == "whole caseload":
        return f"of the caseload as a whole: casemgr duties {CASELOAD_ID}"
    if row.state == "ended" and _has_no_record(row):
        return _unrecorded_words(row)
    return once_words(row.rules, law) if row.state == "not asked" else row.why


def _unrecorded_words(row: DutyState) -> str:
    """`no record of it by Fri 10/9/2026 (meeting held)`."""
    ended = next(filter(None, (clock.ended_by for clock in row.clocks)), None)
    return f"no record of it by {long_date(ended.date)} ({label(ended)})" if ended else row.why


def _why_here(row: DutyState, law: LawBook) -> str:
    """The same where there is no room for every occasion."""
    return first_words(row.rules, law) if row.state == "not asked" else _why(row, law)


def _tally(row: DutyState, facts: Facts, context: Context, as_of: date) -> str:
    """What is open is about, the running total that started it, or the report that it lacks."""
    live = [clock for clock in row.clocks if clock.is_open]
    if abouts := [about for clock in live if clock.rule.title == row.why and (about := about_of(clock))]:
        return f" ({'; '.join(abouts)})"
    words = (
        short_tally(clock, facts, context) or report_lacking_words(report_lacking(clock, facts), as_of)
        for clock in live
    )
    return next(filter(None, words), "")


def _student_data(row: DutyState, facts: Facts, context: Context) -> dict[str, Any]:
    sums = dict.fromkeys(found for clock in row.clocks for found in sums_of(clock, facts, context))
    return {
        "number": row.duty.number,
        "duty": row.duty.title,
        "standing": row.state,
        "due": iso(row.due),
        "done": iso(row.done.date) if row.done else None,
        "by": _by(row),
        "why": _why(row, context.law),
        **({"tally": [tally_data(found) for found in sums]} if sums else {}),
        "rules": [clock.rule.id for clock in row.clocks],
    }
