"""A known export with columns of somebody's own: what they hold is read by the words that teachers use, or as it was said,
and no column goes unread without a word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.format import OWN, Format
from casemgr.exchange.rosters.headers import (
    listed,
    not_taken,
    quoted,
    review_named,
    surely_meant,
    which_review,
)
from casemgr.exchange.rosters.lastornext import field_by_days
from casemgr.exchange.rosters.plain import FIELDS, NAMES
from casemgr.exchange.rosters.reachedby import NAME_PARTS, names_in, with_name
from casemgr.exchange.table import Table, plain_header

_IEP_DATES = frozenset(("last_annual", "next_annual", "last_evaluation", "next_evaluation", "iep"))
"""With one of them a file lists students, whatever system it comes from."""
_OF_ANYBODY = frozenset(("email", "e-mail", "email address"))
"""Headers that may as well be about the student: in an export they are not taken unasked."""
Columns = Mapping[str, str]
"""Field → header."""


def completed(fmt: Format, table: Table, said: Columns, asked: Asked, as_of: date) -> Format:
    """The format with the columns that were said, and with those of somebody's own where a student has a row. What is read
    that way, and what is left, is remarked on."""
    if fmt.name == OWN:
        mapping = {name: headers[0] for name, headers in fmt.columns.items()}
        _say(table, asked, {name: header for name, header in mapping.items() if not said}, "read")
        if words := not_taken(table, mapping):
            asked.say(table.header_line, words)
        _say_nameless(fmt, table, asked)
        return fmt
    whole = _with(fmt, said)
    own = _own_columns(whole, table, as_of) if fmt.is_completed else {}
    whole = _with(whole, own)
    _say(table, asked, own, "read too")
    if left := _unread(whole, table):
        more = " (--column FIELD=HEADER takes one)" if fmt.is_completed else ""
        which = which_review(left, whole.held(table)) if fmt.is_completed else []
        asked.say(table.header_line, "; ".join([f"not taken: {listed(left)}{more}", *which]))
    _say_nameless(whole, table, asked)
    return whole


def _with(fmt: Format, columns: Columns) -> Format:
    if not columns:
        return fmt
    lists = fmt.lists_students or not _IEP_DATES.isdisjoint(columns)
    added = {name: (header,) for name, header in columns.items()}
    return replace(fmt, columns={**fmt.columns, **added}, lists_students=lists)


def _say(table: Table, asked: Asked, columns: Columns, how: str) -> None:
    """What columns are read as, without anybody having said so."""
    if columns:
        words = ", ".join(f"“{header}” as {FIELDS[name]}" for name, header in columns.items())
        asked.say(table.header_line, f"{how}: {words}")


def _say_nameless(fmt: Format, table: Table, asked: Asked) -> None:
    """That a parent's phone or e-mail is not kept without the parent's name."""
    held = fmt.held(table)
    nameless = [name for name in fmt.columns if name in held and not _has_a_name(name, held)]
    if nameless:
        places = [table.column_of(fmt.columns[name]) for name in nameless]
        headers = listed([table.headers[place] for place in places if place is not None])
        who = nameless[0].partition("_")[0]
        names = [
            quoted(table.headers[n]) for n in places if n is not None and names_in(table, table.headers[n])
        ]
        words = f"not taken without the parent's name: {headers}; --column {who}_name={names[0] if names else 'HEADER'} takes it"
        asked.say(table.header_line, words)


def _own_columns(fmt: Format, table: Table, as_of: date) -> dict[str, str]:
    """Field → header: what the columns that the format does not know surely hold, where it has no column for that. Those that
    say neither last nor next come after the others."""
    held = fmt.held(table)
    if held & NAMES:
        held |= NAMES
    found: dict[str, str] = {}
    unread = sorted(_unread(fmt, table), key=lambda header: review_named(header) is not None)
    meant = {header: _field_held(header, fmt, table, as_of) for header in unread}
    for header, field in meant.items():
        name = with_name(field, table, header, {*held, *meant.values()}, found)
        if name and name not in held and name not in found:
            found[name] = header
    return {name: header for name, header in found.items() if _has_a_name(name, held | found.keys())}


def _field_held(header: str, fmt: Format, table: Table, as_of: date) -> str | None:
    if plain_header(header) in _OF_ANYBODY:
        return None
    place = table.column_of((header,))
    if place is not None and (review := review_named(header)):
        return field_by_days(table, place, review, as_of, fmt.order)
    return surely_meant(header)


def _has_a_name(field: str, held: Collection[str]) -> bool:
    """Whether a parent's phone and the like comes with the parent's name; everything else needs none."""
    who, line, _ = field.partition("_")
    return not (line and who.startswith("contact")) or any(f"{who}_{part}" in held for part in NAME_PARTS)


def _unread(fmt: Format, table: Table) -> list[str]:
    """The headers that a format does not read; not those that are another name of what it reads."""
    known = {plain_header(name) for names in fmt.columns.values() for name in names}
    also = re.compile(fmt.also)
    return [
        header
        for header in table.headers
        if header and (plain := plain_header(header)) not in known and not also.fullmatch(plain)
    ]
