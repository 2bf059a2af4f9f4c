"""Which field a header of one's own table seems to hold: the words that teachers and other systems use for it. They are
offered, and never taken unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from casemgr.casefile.names import names_near
from casemgr.errors import UsageError
from casemgr.exchange.rosters.formats import FORMATS, has_no_header, seeming
from casemgr.exchange.rosters.plain import FIELDS, NAMES, OWN
from casemgr.exchange.table import Table, plain_header

ENOUGH = 2
"""So many columns must seem to hold what a student has."""

NOTHING_SAID: Mapping[str, str] = {}

_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("student", "students", "student name", "name", "kid", "child", "pupil", "full name"),
    "last": ("last", "surname", "student last"),
    "first": ("first", "given name", "student first"),
    "born": ("dob", "birthdate", "birth date", "birthday", "bday"),
    "grade": ("gr", "grd", "grade level"),
    "school": ("site", "school site", "campus", "school name"),
    "case_manager": ("cm", "case carrier", "case mgr"),
    "language": ("el status", "elas", "el", "language status", "english proficiency"),
    "home_language": ("home lang", "home language", "primary language"),
    "area": ("disability", "primary disability", "eligibility", "elig", "disability code", "area"),
    "area_2": ("secondary disability", "secondary eligibility"),
    "next_annual": (
        "annual",
        "annual due",
        "annual due date",
        "annual iep due",
        "annual review",
        "annual review due",
        "iep due",
        "iep due date",
        "next annual",
        "next annual iep",
        "next annual review",
        "next iep",
        "next iep date",
        "next iep review",
    ),
    "next_evaluation": (
        "3 year due",
        "3 yr",
        "3 yr due",
        "3yr",
        "3yr due",
        "next evaluation",
        "next re evaluation",
        "next reevaluation",
        "next tri",
        "next triennial",
        "re eval due",
        "reeval",
        "reeval due",
        "tri",
        "tri due",
        "tri due date",
        "triennial",
        "triennial due",
    ),
    "last_annual": ("last annual", "last annual iep", "last iep", "last iep date", "last annual date"),
    "last_evaluation": ("last eval", "last evaluation date", "last reeval", "last tri", "last triennial"),
    "teachers": ("teacher", "gen ed teacher", "general ed teacher", "general education teacher", "homeroom"),
    "seis": ("seis id", "seis"),
    "ssid": ("ssid", "state id", "state student id"),
    "local": ("id", "student id", "student number", "local id", "perm id", "district id"),
    "contact_name": ("parent", "parents", "guardian", "parent guardian", "parent guardian name", "mother", "mom"),
    "contact_phone": ("phone", "phone number", "parent phone", "primary phone", "home phone", "cell", "telephone"),
    "contact_email": ("email", "parent email", "guardian email"),
    "contact_address": ("address", "home address"),
}  # fmt: skip


def meant_by_header(header: str) -> str | None:
    """The field that a header seems to hold."""
    return surely_meant(header) or field_meant(header)


def surely_meant(header: str) -> str | None:
    """The field that a header names in whole words: `Date of last annual` and `Phone 1` too."""
    plainly = _plain(header)
    bare = re.sub(r"^date of (the )?| dates?$", "", plainly)
    return _named(plainly) or _named(bare) or _of_numbered(bare)


def _named(plainly: str) -> str | None:
    held = (name for name, words in FIELDS.items() if plainly in (_plain(name), _plain(words)))
    return _fields().get(plainly) or next(held, None)


def _of_numbered(plainly: str) -> str | None:
    """The field of the first or the second parent."""
    match = re.search(r" ?\b([12])\b", plainly)
    name = _named((plainly[: match.start()] + plainly[match.end() :]).strip()) if match else None
    if match is None or name is None or not name.startswith("contact_"):
        return None
    wanted = name if match[1] == "1" else name.replace("contact", "contact2")
    return wanted if wanted in FIELDS else None


def fields_of(table: Table) -> dict[int, str | None]:
    """The number of each column → the field it seems to hold; a field once."""
    found: dict[int, str | None] = {}
    for number, header in enumerate(table.headers, 1):
        if header:
            name = meant_by_header(header)
            found[number] = name if name not in found.values() else None
    return found


def seen_fields(table: Table, said: Mapping[str, str] = NOTHING_SAID) -> dict[str, str]:
    """Field → header: what was said, and what the other columns seem to hold; the parts of a name where there are some."""
    seen = {name: table.headers[number - 1] for number, name in fields_of(table).items() if name}
    if {"last", "first"} & seen.keys():
        seen.pop("name", None)
    taken = set(map(plain_header, said.values()))
    return {name: header for name, header in seen.items() if plain_header(header) not in taken} | dict(said)


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
    near = [meant] if (meant := meant_by_header(name)) else names_near(name, FIELDS)
    return f"; did you mean {near[0]}?" if near else f"; a column may be {', '.join(FIELDS)}"


def as_a_table(table: Table, said: Mapping[str, str] = NOTHING_SAID) -> str:
    """How to import a file as a table of one's own: what each of its columns seems to hold, as options. Empty where it is
    something else."""
    if seeming(table) or has_no_header(table):
        return ""
    meant = seen_fields(table, said)
    if len(meant) < ENOUGH:
        return ". For a table of your own, say which column holds what: --column name=HEADER --column born=HEADER …"
    options = [] if NAMES & meant.keys() else ["--column name=HEADER"]
    options += [f"--column {name}={_quoted(header)}" for name, header in meant.items()]
    left = [header for header in table.headers if header and header not in meant.values()]
    more = f"; and --column FIELD=HEADER for {listed(left)}" if left else ""
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
    hints = [f"--column {name}={_quoted(header)}" for name, header in reversed(meant.items())]
    words = f"not taken: {listed(left)}"
    return f"{words}; perhaps {' '.join(hints)}" if hints else words


def listed(headers: Sequence[str]) -> str:
    """The headers in quotation marks, every one."""
    return ", ".join(f"“{header}”" for header in headers)


def _quoted(header: str) -> str:
    return f'"{header}"' if re.search(r"[^\w.-]", header) else header


def field_meant(words: str) -> str | None:
    """A field by its name, by what it holds, or the only one whose name begins so."""
    plainly = _plain(words)
    exact = [name for name, held in FIELDS.items() if plainly in (_plain(name), _plain(held))]
    fitting = exact or [name for name in FIELDS if plainly and _plain(name).startswith(plainly)]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _fields() -> dict[str, str]:
    """Each header, in plain words → its field: what teachers write counts before what a system does."""
    own = {words: name for name, several in _WORDS.items() for words in several}
    systems = {
        _plain(header): name
        for fmt in FORMATS
        for name, headers in fmt.columns.items()
        if name in FIELDS
        for header in headers
    }
    return systems | own


def _plain(words: str) -> str:
    """In small letters, without dots, slashes and hyphens: `D.O.B.` and `3-Yr. Due`."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.lower().replace(".", "")).split())
