"""Which field a header of one's own table seems to hold: the words that teachers and other systems use for it. Of a header
that says neither last nor next, like `Annual`, the days of its column decide."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache

from casemgr.casefile.names import names_near
from casemgr.errors import UsageError
from casemgr.exchange.rosters.format import OWN
from casemgr.exchange.rosters.formats import FORMATS
from casemgr.exchange.rosters.headerwords import WORDS, plain_words
from casemgr.exchange.rosters.lastornext import REVIEW_NAMED, Review, either, field_by_days, fields_for
from casemgr.exchange.rosters.plain import FIELDS, NAMES
from casemgr.exchange.rosters.reachedby import reaching_meant, with_name
from casemgr.exchange.rosters.reading import DAYS
from casemgr.exchange.table import Table, plain_header

ENOUGH = 2
"""So many columns must seem to hold what a student has."""

NOTHING_SAID: Mapping[str, str] = {}


def meant_by_header(header: str) -> str | None:
    """The field that a header seems to hold."""
    return surely_meant(header) or field_meant(header)


def surely_meant(header: str) -> str | None:
    """The field that a header names in whole words: `Date of last annual` and `Phone 1` too. None for one that may be the last
    or the next review."""
    plainly, bare = plain_words(header), _without_date(header)
    if bare in _reviews():
        return None
    dated = _named(bare)
    return _named(plainly) or (dated if dated in DAYS else None) or _of_numbered(plainly)


def review_named(header: str) -> Review | None:
    """The review that a header names without saying whether it is the last or the next one."""
    return _reviews().get(_without_date(header))


def _without_date(header: str) -> str:
    return re.sub(r"^date of (the )?| dates?$", "", plain_words(header))


def _named(plainly: str) -> str | None:
    held = (name for name, words in FIELDS.items() if plainly in (plain_words(name), plain_words(words)))
    return _fields().get(plainly) or next(held, None) or reaching_meant(plainly)


def _of_numbered(plainly: str) -> str | None:
    """The field of the first or the second parent, or area of disability."""
    match = re.search(r" ?\b([12])\b", plainly)
    name = _named((plainly[: match.start()] + plainly[match.end() :]).strip()) if match else None
    if match is None or name is None or not name.startswith(("contact_", "area")):
        return None
    second = "area_2" if name == "area" else name.replace("contact", "contact2")
    wanted = name if match[1] == "1" else second
    return wanted if wanted in FIELDS else None


def fields_of(table: Table, as_of: date, *, shown: bool = False) -> dict[int, str | None]:
    """The number of each column → the field it seems to hold; a field once. `shown`: to a person who may change it."""
    found: dict[int, str | None] = {}
    meant = [meant_by_header(header) for header in table.headers]
    for number, header in enumerate(table.headers, 1):
        if header:
            name = with_name(meant[number - 1], table, header, meant, found.values())
            found[number] = name if name not in found.values() else None
    for number in found:
        if review := review_named(table.headers[number - 1]):
            name = field_by_days(table, number - 1, review, as_of, shown=shown)
            found[number] = name if name not in found.values() else None
    return found


def seen_fields(table: Table, as_of: date, said: Mapping[str, str] = NOTHING_SAID) -> dict[str, str]:
    """Field → header: what was said, and what the other columns seem to hold; the parts of a name where there are some."""
    fields = fields_of(table, as_of).items()
    seen = {name: table.headers[number - 1] for number, name in fields if name}
    if {"last", "first"} & seen.keys():
        seen.pop("name", None)
    taken = set(map(plain_header, said.values()))
    return {name: header for name, header in seen.items() if plain_header(header) not in taken} | dict(said)


def surely_own(table: Table, as_of: date, said: Mapping[str, str] = NOTHING_SAID) -> dict[str, str] | None:
    """Field → header, where a file that is no export is surely a table of students: it has what a new student needs, and each of its
    headers says what it holds. None elsewhere."""
    seen = seen_fields(table, as_of, said)
    is_known = all(header in seen.values() and not review_named(header) for header in table.headers if header)
    is_of_students = {"born", "grade"} <= seen.keys() and ("name" in seen or {"last", "first"} <= seen.keys())
    return seen if is_known and is_of_students else None


def check_fields(mapping: Mapping[str, str]) -> None:
    """UsageError for a field there is none of, with the one that is meant."""
    for name in mapping:
        if name not in FIELDS:
            raise UsageError(f"--column {name}: no such field{_instead(name)}")


def _instead(name: str) -> str:
    """What holds what somebody looks for under a name that is no field: the reports on progress are of all students at once."""
    if "progress" in name:
        return (
            ": the day of the last progress reports is no column but an option, import --last-progress DATE"
        )
    if review := review_named(name):
        return f"; did you mean {' or '.join(fields_for(review))}?"
    near = [meant] if (meant := meant_by_header(name)) else names_near(name, FIELDS)
    return f"; did you mean {near[0]}?" if near else f"; a column may be {', '.join(FIELDS)}"


def as_a_table(table: Table, as_of: date, said: Mapping[str, str] = NOTHING_SAID) -> str:
    """How to import a file as a table of one's own: what each of its columns seems to hold, as options."""
    meant = seen_fields(table, as_of, said)
    if len(meant) < ENOUGH:
        return ". For a table of your own, say which column holds what: --column name=HEADER --column born=HEADER …"
    options = [] if NAMES & meant.keys() else ["--column name=HEADER"]
    options += [f"--column {name}={quoted(header)}" for name, header in meant.items()]
    left = [header for header in table.headers if header and header not in meant.values()]
    unknown = [header for header in left if not review_named(header)]
    more = f"; and --column FIELD=HEADER for {listed(unknown)}" if unknown else ""
    more += "".join(f"; {words}" for words in which_review(left, meant))
    return f". As a table of your own, --kind {OWN}, or each column: {' '.join(options)}{more}"


def not_taken(table: Table, mapping: Mapping[str, str]) -> str:
    """The columns of a table of one's own that its mapping leaves out, and what they seem to hold; empty where none is."""
    taken = {plain_header(header) for header in mapping.values()}
    left = [header for header in table.headers if header and plain_header(header) not in taken]
    if not left:
        return ""
    meant = {
        name: header for header in reversed(left) if (name := meant_by_header(header)) not in mapping and name
    }
    hints = [f"--column {name}={quoted(header)}" for name, header in reversed(meant.items())]
    perhaps = [f"perhaps {' '.join(hints)}"] if hints else []
    return "; ".join([f"not taken: {listed(left)}", *perhaps, *which_review(left, mapping)])


def which_review(left: Sequence[str], taken: Collection[str]) -> list[str]:
    """Of each header left out that says neither last nor next: the two options that would take it."""
    named = [(header, review) for header in left if (review := review_named(header))]
    words = (either(header, quoted(header), review, taken) for header, review in named)
    return list(filter(None, words))


def listed(headers: Sequence[str]) -> str:
    """The headers in quotation marks, every one."""
    return ", ".join(f"“{header}”" for header in headers)


def quoted(header: str) -> str:
    return f'"{header}"' if re.search(r"[^\w.-]", header) else header


def field_meant(words: str) -> str | None:
    """A field by its name, by what it holds, or the only one whose name begins so."""
    plainly = plain_words(words)
    exact = [name for name, held in FIELDS.items() if plainly in (plain_words(name), plain_words(held))]
    fitting = exact or [name for name in FIELDS if plainly and plain_words(name).startswith(plainly)]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _reviews() -> dict[str, Review]:
    """A header in plain words → the review that it names without saying last or next."""
    return {plain_words(words): review for words, review in REVIEW_NAMED.items()}


@cache
def _fields() -> dict[str, str]:
    """Each header, in plain words → its field: what teachers write counts before what a system does."""
    own = {plain_words(words): name for name, several in WORDS.items() for words in several}
    systems = {
        plain_words(header): name
        for fmt in FORMATS
        for name, headers in fmt.columns.items()
        if name in FIELDS
        for header in headers
    }
    return systems | own
