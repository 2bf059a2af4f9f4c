"""Parents and others whom to reach, out of columns that are numbered or come once a row."""

from __future__ import annotations

import re

from casemgr.exchange.cells.codes import read_language
from casemgr.exchange.cells.column import clean
from casemgr.exchange.cells.people import person
from casemgr.exchange.cells.reaching import Reached, people_in
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
_RELATIONS = frozenset((*_PARENTS, *_RELATIVES))
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
            for contact in _contacts(
                {part: _cell(part, row[place]) for part, place in own.items() if row[place]}
            )
        )
        for row in table.rows
    ]


def _cell(part: str, text: str) -> str:
    """The words of a cell; those of a name keep their lines, each of which may be somebody."""
    return "\n".join(map(clean, text.splitlines())).strip() if part == "name" else clean(text)


def _contacts(cells: dict[str, str]) -> list[Contact]:
    """Whom the cells of one parent hold: what is in a column of its own goes with the first of them."""
    said = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    if not said:
        return []
    first, *others = people_in(said, _RELATIONS)
    more = [
        Contact(person(each.name), relation_of(each.relation), "", each.phone, each.email) for each in others
    ]
    return [_contact(first, cells), *more]


def _contact(first: Reached, cells: dict[str, str]) -> Contact:
    written = [cells[part] for part in _PARTS if part.startswith("phone") and cells.get(part)]
    beside = {found for cell in written for found in _EMAIL.findall(cell)}
    email = cells.get("email") or (beside.pop() if len(beside) == 1 else "") or first.email
    # An e-mail that finds no place of its own stays beside the phone: nothing typed is lost.
    phones = [
        phone for cell in written if any(map(str.isalnum, phone := cell.replace(email, "").strip(_BESIDE)))
    ]
    street, city, state, code = (cells.get(part, "") for part in _ADDRESS)
    town = " ".join(part for part in (f"{city}," if city and state else city, state, code) if part)
    return Contact(
        person(first.name),
        relation_of(cells.get("relation") or first.relation),
        read_language(cells.get("language", "")),
        phones[0] if phones else first.phone,
        email,
        ", ".join(part for part in (street, town) if part),
    )


def as_typed(contact: Contact) -> Contact:
    """A contact that a person typed: without a relation of its own it may be beside the name, with a phone or an e-mail."""
    if contact.relation:
        return contact
    found = people_in(contact.name, _RELATIONS)[0]
    return contact._replace(
        name=person(found.name),
        relation=relation_of(found.relation),
        phone=contact.phone or found.phone,
        email=contact.email or found.email,
    )


def names_somebody(cell: str) -> bool:
    """Whether a cell holds a name, beside a phone or an e-mail too: `Denise Johnson (619) 555-0120`."""
    return all(
        sum(map(str.isalpha, name := each.name)) > 1
        and not any(c.isdigit() or c == "@" for c in name)
        and name.strip(".:").lower() not in _RELATIONS
        for each in people_in(cell, _RELATIONS)
    )


def relation_of(words: str) -> str:
    """In small letters; mother and father are the parent."""
    plain = words.lower()
    return _PARENTS.get(plain, plain or "parent")
