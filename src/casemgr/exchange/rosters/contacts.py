"""Parents and others whom to reach, out of columns that are numbered or come once a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casemgr.errors import UsageError
from casemgr.exchange.cells.codes import read_language
from casemgr.exchange.cells.column import Doubt, ask, clean, is_nothing
from casemgr.exchange.cells.people import person
from casemgr.exchange.cells.reaching import Reached, Reading, people_in
from casemgr.exchange.cells.reachpieces import EMAIL
from casemgr.exchange.cells.relations import relation_of
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.format import OWN, Format
from casemgr.exchange.rosters.pupil import Contact
from casemgr.exchange.table import Table

_PARTS = ("name", "first", "last", "relation", "language", "phone", "phone_2", "phone_3", "phone_4", "email")
_ADDRESS = ("address", "city", "state", "zip")
_BESIDE = " /,;|<>"
"""What people write between a phone and an e-mail."""
_DOUBT = Doubt(
    "contact",
    "may mean more than one thing: who is it? Write it like Ana Diaz (mom) 510-555-0133, Spanish; Luis Diaz (dad) 510-555-0134",
)


def contacts_of(fmt: Format, table: Table, asked: Asked) -> list[tuple[Contact, ...]]:
    """For each row its contacts: fields `contact_name`, `contact2_phone` and the like. A cell that may mean several things is
    asked about, and until then left out."""
    places: dict[str, dict[str, int]] = {}
    for name, headers in fmt.columns.items():
        match = re.fullmatch(r"contact(\d?)_(\w+)", name)
        if match and (place := table.column_of(headers)) is not None:
            places.setdefault(match[1], {})[match[2]] = place
    is_own = fmt.name == OWN
    return [
        tuple(
            contact
            for own in places.values()
            for contact in _contacts(
                {part: _cell(part, row[place]) for part, place in own.items() if row[place]},
                _Reader(asked, table.headers[own.get("name", 0)], line, last_first=not is_own),
            )
        )
        for row, line in zip(table.rows, table.lines, strict=True)
    ]


def _cell(part: str, text: str) -> str:
    """The words of a cell; those of a name keep their lines, each of which may be somebody."""
    return "\n".join(map(clean, text.splitlines())).strip() if part == "name" else clean(text)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cells of one parent in one row."""

    asked: Asked
    header: str
    line: int
    last_first: bool

    def people(self, cell: str) -> tuple[Reached, ...]:
        """Whom a cell holds for certain; what it leaves open is asked about."""
        found = people_in(cell, last_first=self.last_first)
        if found.left and (answer := ask(_doubt(found), cell, self.header, self.line, self.asked)):
            found = people_in(answer, is_answer=True)
            if found.left:
                raise UsageError(f"“{answer}” {_DOUBT.text}")
        return found.people


def _doubt(found: Reading) -> Doubt:
    """What a cell leaves open, and whom of it is taken."""
    if not found.people:
        return _DOUBT
    names = ", ".join(person(each.name) for each in found.people)
    return Doubt("contact", f"{_DOUBT.text}. {names} is taken, “{found.left}” is not")


def _contacts(cells: dict[str, str], read: _Reader) -> list[Contact]:
    """Whom the cells of one parent hold: what is in a column of its own goes with the first of them."""
    said = cells.get("name", "")
    apart = f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    people = (Reached(apart),) if apart and not said else read.people(said) if not is_nothing(said) else ()
    if cells.keys() - {"name"}:
        _say_whose(people, read)
    return [_contact(each, {} if place else cells) for place, each in enumerate(people)]


def _say_whose(people: Sequence[Reached], read: _Reader) -> None:
    """Of several people in one cell: for whom what is in columns of its own is taken."""
    if len(people) > 1:
        names = [person(each.name) for each in people]
        words = f"of {' and '.join(names)}, what is in columns of its own is taken for {names[0]}"
        read.asked.say(read.line, f"{read.header}: {words}")


def _contact(first: Reached, cells: dict[str, str]) -> Contact:
    written = [cells[part] for part in _PARTS if part.startswith("phone") and cells.get(part)]
    beside = {found for cell in written for found in EMAIL.findall(cell)}
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
        read_language(cells.get("language", "")) or first.language.capitalize(),
        phones[0] if phones else first.phone,
        email,
        ", ".join(part for part in (street, town) if part),
    )


def as_typed(contact: Contact, asked: Asked, line: int) -> tuple[Contact, ...]:
    """A contact that a person typed: without a relation of its own it may be beside the name, with a phone or an e-mail, and more
    than one person may be there."""
    if contact.relation:
        return (contact,)
    read = _Reader(asked, "contact_name", line, last_first=False)
    people = read.people(contact.name)
    if not people:
        return ()
    if any(contact[2:]):
        _say_whose(people, read)
    first, *others = people
    whole = contact._replace(
        name=person(first.name),
        relation=relation_of(first.relation),
        language=contact.language or first.language.capitalize(),
        phone=contact.phone or first.phone,
        email=contact.email or first.email,
    )
    return (whole, *(_contact(each, {}) for each in others))
