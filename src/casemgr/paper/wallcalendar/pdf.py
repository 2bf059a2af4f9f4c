"""The wall calendar as a tagged PDF, checked against PDF/UA-1 while it is made."""

from __future__ import annotations

import json
from importlib import resources

from casemgr.errors import CasemgrError
from casemgr.paper.typeset import UndrawnError, can_typeset, typeset
from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar, by_id
from casemgr.paper.wallcalendar.pages import wall
from casemgr.paper.wallcalendar.students import StudentRow

PARTS = ("common", "student", "poster", "months", "lists")


def as_pdf(calendar: MasterCalendar) -> bytes:
    """The same pages as the HTML. A name that the fonts which come along cannot draw is drawn with those of the computer;
    a student whose name none can draw is printed by the id, with a note.

    CasemgrError where typst is missing, or where letters are missing in something else than a name.
    """
    if not can_typeset():
        raise CasemgrError(
            "pdf: the typst package is not installed here (there is none for some machines); "
            "print the page instead: casemgr calendar -o year.html"
        )
    own_only = True
    missing: frozenset[str] = frozenset()
    printed = calendar
    while True:
        try:
            return _compiled(printed, own_only=own_only)
        except UndrawnError as error:
            letters = error.letters
            if own_only:
                own_only = False
                continue
            whose = frozenset(row.id for row in calendar.students if _has(row, missing.union(letters)))
            if not whose or missing.issuperset(letters):
                raise CasemgrError(_not_drawn(letters)) from None
            missing = missing.union(letters)
            printed = by_id(calendar, whose, missing)


def _compiled(calendar: MasterCalendar, *, own_only: bool) -> bytes:
    day = calendar.as_of
    plain = wall(calendar).plain() | {"day": [day.year, day.month, day.day]}
    return typeset(
        _source(),
        day,
        own_fonts=own_only,
        inputs={
            "wall": json.dumps(plain, ensure_ascii=False),
            "fonts": "own" if own_only else "all",
            "kinds": json.dumps({kind.slug: kind.color for kind in KINDS.values()}),
        },
    )


def _has(row: StudentRow, letters: frozenset[str]) -> bool:
    """Whether what is printed of a student, besides the id, holds one of these letters."""
    printed = (
        row.label,
        row.name,
        *(text for contact in row.contacts for text in (contact.name, contact.relation)),
    )
    return not letters.isdisjoint("".join(printed))


def _source() -> bytes:
    """The template: what all pages share, then each kind of page."""
    folder = resources.files("casemgr.paper.wallcalendar").joinpath("templates")
    return b"\n".join(folder.joinpath(f"{name}.typ").read_bytes() for name in PARTS)


def _not_drawn(letters: list[str]) -> str:
    return (
        f"pdf: no font here can draw {' '.join(letters)} in a name or a note; "
        "print the page instead: casemgr calendar -o year.html"
    )
