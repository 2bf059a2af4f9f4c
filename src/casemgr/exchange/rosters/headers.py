"""Which field a header of one's own table seems to hold: the words that teachers and other systems use for it. They are
offered, and never taken unasked."""

from __future__ import annotations

import re
from functools import cache

from casemgr.exchange.rosters.formats import FORMATS
from casemgr.exchange.rosters.plain import FIELDS
from casemgr.exchange.table import Table

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
    return _fields().get(_plain(header)) or field_meant(header)


def fields_of(table: Table) -> dict[int, str | None]:
    """The number of each column → the field it seems to hold; a field once."""
    found: dict[int, str | None] = {}
    for number, header in enumerate(table.headers, 1):
        if header:
            name = meant_by_header(header)
            found[number] = name if name not in found.values() else None
    return found


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
