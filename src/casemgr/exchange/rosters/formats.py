"""The table of formats, and which of them a file is. To add one, write its module and its line here."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.names import MAY_BE_A_SLIP, names_near
from casemgr.errors import BadFile, UsageError
from casemgr.exchange.rosters import (
    aeries_class_list,
    aeries_query,
    calpads,
    casemgr_export,
    oneroster,
    powerschool,
    seis_custom_search,
    seis_deliveries,
    seis_district_extract,
    seis_goals,
    seis_iep_dates,
    seis_services,
    siras,
)
from casemgr.exchange.rosters.format import OWN, Format
from casemgr.exchange.table import Table
from casemgr.exchange.text import refuse

FORMATS: tuple[Format, ...] = (
    seis_iep_dates.FORMAT,
    seis_custom_search.FORMAT,
    seis_district_extract.FORMAT,
    seis_services.FORMAT,
    seis_goals.FORMAT,
    seis_deliveries.FORMAT,
    aeries_class_list.FORMAT,
    aeries_query.FORMAT,
    siras.STUDENTS,
    siras.CONTACTS,
    calpads.UNTIL_2023,
    calpads.SINCE_2023,
    oneroster.USERS,
    oneroster.DEMOGRAPHICS,
    powerschool.FORMAT,
    casemgr_export.FORMAT,
)
KNOWN_HEADERS: frozenset[str] = frozenset().union(*(fmt.headers for fmt in FORMATS))
ENOUGH = 3
"""So many headers of a format make a file like it."""
_OTHERS = (
    (
        ("sourcedId", "title", "type", "startDate", "endDate"),
        "OneRoster academic sessions: the school year's calendar",
    ),
    (("Category", "Start Date", "End Date"), "SEIS accommodations"),
    (("label", "start_date", "end_date"), "a school calendar"),
)
"""Files that are no rosters, by their headers."""


def named(kind: str) -> Format:
    """The format of a name."""
    for fmt in FORMATS:
        if fmt.name == kind:
            return fmt
    kinds = ", ".join(fmt.name for fmt in FORMATS)
    raise UsageError(f"--kind {kind}: no such kind; there are {OWN} (a table of your own), {kinds}")


def recognize(table: Table) -> Format:
    """The format whose headers the table has. BadFile says what it lacks and what it seems to be."""
    if fitting := _fitting(table):
        return fitting
    near = _nearest(table)
    raise not_this(table, near) if near else unknown(table)


def _fitting(table: Table) -> Format | None:
    """Of the formats whose headers the table has, the one with most of them."""
    fitting = [fmt for fmt in FORMATS if not fmt.missing(table) and fmt.is_marked(table)]
    return max(fitting, key=lambda fmt: fmt.found(table), default=None)


def _nearest(table: Table) -> Format | None:
    """The format that a file is most like; None where it is like none."""
    found = max(FORMATS, key=lambda fmt: (fmt.found(table) - len(fmt.missing(table)), fmt.found(table)))
    return found if found.found(table) >= ENOUGH else None


def nearest_words(table: Table) -> str:
    """That a file is no export that is known, and which it is most like, for a question."""
    like = most_like(table)
    return f"not an export that casemgr knows{'; ' if like else ''}{like}. Its header is in row {table.header_line}."


def most_like(table: Table) -> str:
    """Which export a file is most like, and what it lacks; empty where it is like none."""
    near = _nearest(table)
    return f"it is most like {near.title}, but {_lacking(near, table)}" if near else ""


def unknown(table: Table) -> BadFile:
    """The refusal of a file that is like no format."""
    if has_no_header(table):
        words = "this is a CALPADS upload file, which has no header; export it with the names of its fields"
        return refuse(table.file, words)
    seems = seeming(table)
    words = f"is no list of students; it looks like {seems}" if seems else "is no export that is known here"
    words += f". Its header, row {table.header_line}, says {_listed(table.headers[:8])}"
    return refuse(table.file, words)


def has_no_header(table: Table) -> bool:
    """Whether it is a file for CALPADS to take in, whose first row is a student."""
    return bool(table.headers) and table.headers[0].strip() in calpads.RECORDS


def must_be(table: Table, fmt: Format) -> Format:
    """The format that a person named, if the table is one."""
    if fmt.missing(table):
        raise not_this(table, fmt)
    return fmt


def not_this(table: Table, fmt: Format) -> BadFile:
    """The refusal of a file that is not of a format."""
    seems = seeming(table)
    is_own = fmt not in FORMATS
    words = _lacking(fmt, table) if is_own else f"is not {fmt.title}: it {_lacking(fmt, table)}"
    words += f". It looks like {seems}" if seems and seems != fmt.title and not is_own else ""
    return refuse(
        table.file, f"{words}. Its header, row {table.header_line}, says {_listed(table.headers[:8])}"
    )


def _lacking(fmt: Format, table: Table) -> str:
    missing = fmt.missing(table)
    return (
        f"has no {_listed(missing)}{_nearly(missing, table)}"
        if missing
        else f"has no column like “{fmt.marks[0]}”"
    )


def _nearly(missing: Sequence[str], table: Table) -> str:
    """The header of the table that is nearly one of those missing."""
    near = {
        header: names[0] for header in missing if (names := names_near(header, table.headers, MAY_BE_A_SLIP))
    }
    return "".join(f" (but “{name}”)" for name in near.values()) if len(near) == len(missing) == 1 else ""


def seeming(table: Table) -> str:
    """What a file seems to be; empty where nothing fits."""
    if fitting := _fitting(table):
        return fitting.title
    return next(
        (title for headers, title in _OTHERS if all(table.column_of((h,)) is not None for h in headers)), ""
    )


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words) or "nothing"
