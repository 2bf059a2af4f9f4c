"""One file read as a roster: its format, its students, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from casemgr.errors import BadFile, Problem
from casemgr.exchange.questions import Asked, Question
from casemgr.exchange.rosters.completing import completed
from casemgr.exchange.rosters.format import OWN, Format, Setting
from casemgr.exchange.rosters.formats import (
    FORMATS,
    KNOWN_HEADERS,
    has_no_header,
    most_like,
    must_be,
    named,
    recognize,
    seeming,
)
from casemgr.exchange.rosters.headers import as_a_table, listed, seen_fields, surely_own
from casemgr.exchange.rosters.plain import NAMES, plain
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.rosters.register import each_once
from casemgr.exchange.rosters.twice import doubled
from casemgr.exchange.table import Table, plain_header, read_table
from casemgr.exchange.text import refuse

_KINDS = "What each export must have: casemgr guide moving-in"
_SHOWN = 8
"""Headers that a refusal shows."""


@dataclass(frozen=True, slots=True)
class Roster:
    """What one file says. Each student is in it once."""

    file: str
    format: Format
    pupils: tuple[Pupil, ...]
    questions: tuple[Question, ...] = ()
    remarks: tuple[Problem, ...] = ()
    holds: frozenset[str] = field(default=frozenset())
    """The fields for which it has a column."""


def read_roster(
    data: bytes | str,
    *,
    file: str,
    as_of: date,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    area_words: Mapping[str, str] | None = None,
) -> Roster:
    """The students of an export, recognized by its headers, or by the `kind` given. The `mapping` adds to what the export
    has, and says all of a table of somebody's own.

    `answers` are those to the questions of an earlier reading, by their keys. BadFile says why a file is refused.
    """
    asked = Asked(file, answers or {})
    said = mapping or {}
    table = read_table(data, file=file, known={*KNOWN_HEADERS, *said.values()})
    asked.remarks += table.remarks
    fmt = completed(_format_of(table, kind, said, as_of), table, said, asked, as_of)
    rows = fmt.read(fmt, table, Setting(as_of, asked, area_words or {}))
    pupils = each_once(rows, asked)
    asked.remarks += doubled(rows, pupils, file, has_one_row=fmt.read is read_rows)
    if not pupils:
        refusal = refuse(file, f"holds no student below its header, row {table.header_line}")
        raise BadFile((*table.remarks, *refusal.problems))
    questions = tuple(_of_students(asked.questions, rows, fmt))
    return Roster(file, fmt, pupils, questions, tuple(asked.remarks), fmt.held(table))


def _of_students(questions: Iterable[Question], rows: Iterable[Pupil], fmt: Format) -> Iterator[Question]:
    """The questions, those on a cell with the student of its row, and what the cell is to hold."""
    names = {row.sources[0].line: row.name for row in rows if row.sources}
    fields = {plain_header(header): name for name, headers in fmt.columns.items() for header in headers}
    for each in questions:
        who = names.get(each.line or 0, "") if each.column and not each.about else ""
        field = fields.get(plain_header(each.column), "")
        yield replace(each, who=who, field=field) if who else each


def _format_of(table: Table, kind: str | None, said: Mapping[str, str], as_of: date) -> Format:
    """The format of a table. BadFile says too how to import it as a table of one's own, where it can be one."""
    if kind == OWN:
        return must_be(table, plain(said if NAMES & said.keys() else seen_fields(table, as_of, said)))
    try:
        known = must_be(table, named(kind)) if kind else recognize(table)
    except BadFile:
        if kind:
            raise
        if NAMES & said.keys():
            return must_be(table, plain(said))
        if seeming(table) or has_no_header(table):
            raise
        if columns := surely_own(table, as_of, said):
            return must_be(table, plain(columns))
        raise refuse(table.file, _refusal(table, as_of, said)) from None
    return _with_all(table, known, said)


def _refusal(table: Table, as_of: date, said: Mapping[str, str]) -> str:
    """That a file is no export that is known: first what to do, then which it is most like."""
    like = most_like(table)
    said_there = f"{like[:1].upper()}{like[1:]}; its" if like else "Its"
    header = f"{said_there} header, row {table.header_line}, says {listed(table.headers[:_SHOWN])}"
    return f"is no export that is known here{as_a_table(table, as_of, said)}. {header}. {_KINDS}"


def _with_all(table: Table, fmt: Format, said: Mapping[str, str]) -> Format:
    """A format whose table has every column that was said."""
    if lacking := [header for header in said.values() if table.column_of((header,)) is None]:
        raise refuse(
            table.file,
            f"has no {listed(lacking)}; its headers are {listed(table.headers)}",
            table.header_line,
        )
    return fmt


def table_of(data: bytes | str, file: str) -> tuple[Table, BadFile | None]:
    """The table in a file, and why it is no export that is known, where it is none."""
    table = read_table(data, file=file, known=KNOWN_HEADERS)
    try:
        recognize(table)
    except BadFile as refusal:
        return table, refusal
    return table, None


def check_lists_students(rosters: Sequence[Roster]) -> None:
    """Refuse files that can only add to students who are on file already: none of them is a roster."""
    if any(roster.format.lists_students for roster in rosters) or not rosters:
        return
    first = rosters[0]
    wanted = FORMATS[0]
    held = first.holds | ({"last", "first"} if "name" in first.holds else set())
    lacking = ", ".join(f"“{wanted.columns[name][0]}”" for name in wanted.needs if name not in held)
    words = f"is {first.format.title}, which {first.format.lacks}: it has no {lacking}. Export “{wanted.title}” instead"
    raise refuse(first.file, words)
