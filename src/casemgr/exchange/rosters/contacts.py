"""Parents and others whom to reach, out of columns that are numbered or come once a row."""

from __future__ import annotations

import re

from casemgr.exchange.cells.codes import read_language
from casemgr.exchange.cells.column import clean
from casemgr.exchange.cells.people import person
from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.pupil import Contact
from casemgr.exchange.table import Table

_PARTS = ("name", "first", "last", "relation", "language", "phone", "phone_2", "phone_3", "phone_4", "email")
_ADDRESS = ("address", "city", "state", "zip")
_PARENTS = {
    "mother": "parent",
    "father": "parent",
    "parent": "parent",
    "parent/guardian": "parent",
    "guardian": "guardian",
    "legal guardian": "guardian",
    "foster parent": "foster parent",
    "stepmother": "stepparent",
    "stepfather": "stepparent",
    "mom": "parent",
    "mum": "parent",
    "dad": "parent",
    "parents": "parent",
}
_RELATIVES = (
    "aunt",
    "uncle",
    "grandmother",
    "grandfather",
    "grandma",
    "grandpa",
    "grandparent",
    "sister",
    "brother",
)
_NAMED_WITH = re.compile(r"(?P<name>[^()]+?) *\((?P<relation>[^()]+)\)")
_EMAIL = re.compile(r"[^\s/,;|<>()]+@[^\s/,;|<>()]+")
_BESIDE = " /,;|<>"
"""What people write between a phone and an e-mail."""


def contacts_of(fmt: Format, table: Table) -> list[tuple[Contact, ...]]:
    """For each row its contacts: fields `contact_name`, `contact2_phone` and the like."""
    places: dict[str, dict[str, int]] = {}
    for name, headers in fmt.columns.items():
        match = re.fullmatch(r"contact(\d?)_(\w+)", name)
        if match and (place := table.column_of(headers)) is not None:
            places.setdefault(match[1], {})[match[2]] = place
    return [
        tuple(
            contact
            for own in places.values()
            if (contact := _contact({part: clean(row[place]) for part, place in own.items() if row[place]}))
        )
        for row in table.rows
    ]


def _contact(cells: dict[str, str]) -> Contact | None:
    said = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    named, relation = _relation_apart(said)
    name = person(named)
    written = [cells[part] for part in _PARTS if part.startswith("phone") and cells.get(part)]
    beside = {found for cell in written for found in _EMAIL.findall(cell)}
    email = cells.get("email") or (beside.pop() if len(beside) == 1 else "")
    # An e-mail that finds no place of its own stays beside the phone: nothing typed is lost.
    phones = [
        phone for cell in written if any(map(str.isalnum, phone := cell.replace(email, "").strip(_BESIDE)))
    ]
    if not name:
        return None
    street, city, state, code = (cells.get(part, "") for part in _ADDRESS)
    town = " ".join(part for part in (f"{city}," if city and state else city, state, code) if part)
    return Contact(
        name,
        relation_of(cells.get("relation") or relation),
        read_language(cells.get("language", "")),
        phones[0] if phones else "",
        email,
        ", ".join(part for part in (street, town) if part),
    )


def _relation_apart(words: str) -> tuple[str, str]:
    """`Ngozi Abara (mom)` is a name and a relation; in any other brackets is a part of the name."""
    found = _NAMED_WITH.fullmatch(words)
    if found and found["relation"].strip().lower() in (*_PARENTS, *_RELATIVES):
        return found["name"], found["relation"].strip()
    return words, ""


def relation_of(words: str) -> str:
    """In small letters; mother and father are the parent."""
    plain = words.lower()
    return _PARENTS.get(plain, plain or "parent")
