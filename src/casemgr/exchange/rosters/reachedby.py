"""Headers that say a parent and a phone or an e-mail in one, like `Parent / phone`: the cells say whether a name is in them too."""

from __future__ import annotations

from collections.abc import Collection

from casemgr.exchange.cells.column import clean, is_nothing
from casemgr.exchange.cells.reaching import holds_a_name
from casemgr.exchange.table import Table

NAME_PARTS = ("name", "first", "last")
_WHO = frozenset(("parent", "parents", "guardian", "guardians", "mom", "mother", "dad", "father", "family"))
_PHONE = frozenset(("phone", "phones", "telephone", "cell", "mobile", "number"))
_EMAIL = frozenset(("email", "emails"))
_MORE = frozenset(("and", "or", "with", "s", "contact", "home", "work", "primary", "address", "info"))
_NAME = frozenset(("name", "names"))


def reaching_meant(plainly: str) -> str | None:
    """The field of a header of such words and no others, in plain words."""
    words = set(plainly.replace("e mail", "email").split())
    if not words & _WHO or words - _WHO - _PHONE - _EMAIL - _MORE - _NAME:
        return None
    if words & _NAME:
        return "contact_name" if words & (_PHONE | _EMAIL) else None
    return "contact_phone" if words & _PHONE else "contact_email" if words & _EMAIL else None


def with_name(
    field: str | None, table: Table, header: str, meant: Collection[str | None], found: Collection[str | None]
) -> str | None:
    """The field that a column holds: of a parent whose name is in no other column, among those meant, it is that name where each
    cell names somebody; the second parent's, where the first one's was found so."""
    who, _, part = (field or "").partition("_")
    if not who.startswith("contact") or part not in ("phone", "email"):
        return field
    free = [each for each in dict.fromkeys((who, "contact2")) if not _is_named(each, meant)]
    name = next((name for each in free if (name := f"{each}_name") not in found), None)
    return name if name and who in free and names_in(table, header) == "all" else field


def _is_named(who: str, meant: Collection[str | None]) -> bool:
    return any(f"{who}_{part}" in meant for part in NAME_PARTS)


def names_in(table: Table, header: str) -> str:
    """Whether `all` cells of a column that hold something name somebody, or `some`, or none."""
    place = table.column_of((header,))
    cells = [cell for cell in table.cells(place) if not is_nothing(clean(cell))] if place is not None else []
    naming = sum(map(holds_a_name, cells))
    return "all" if cells and naming == len(cells) else "some" if naming else ""
