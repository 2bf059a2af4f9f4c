"""The wall calendar as a tagged PDF, checked against PDF/UA-1 while it is made."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib import resources

from casemgr.errors import CasemgrError
from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar, by_id
from casemgr.paper.wallcalendar.pages import wall
from casemgr.paper.wallcalendar.students import StudentRow

PARTS = ("common", "student", "poster", "months", "lists")
_NOT_DRAWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def as_pdf(calendar: MasterCalendar) -> bytes:
    """The same pages as the HTML. A name that the fonts which come along cannot draw is drawn with those of the computer;
    a student whose name none can draw is printed by the id, with a note.

    CasemgrError where typst is missing, or where letters are missing in something else than a name.
    """
    try:
        import typst
    except ImportError:
        raise CasemgrError(
            "pdf: the typst package is not installed here (there is none for some machines); "
            "print the page instead: casemgr calendar -o year.html"
        ) from None
    own_only = True
    missing: frozenset[str] = frozenset()
    printed = calendar
    while True:
        try:
            return _compiled(printed, own_only=own_only)
        except typst.TypstError as error:
            letters = _letters(f"{error.message}\n{error.diagnostic}")
            if not letters:
                raise
            if own_only:
                own_only = False
                continue
            whose = frozenset(row.id for row in calendar.students if _has(row, missing.union(letters)))
            if not whose or missing.issuperset(letters):
                raise CasemgrError(_not_drawn(letters)) from None
            missing = missing.union(letters)
            printed = by_id(calendar, whose, missing)


def _compiled(calendar: MasterCalendar, *, own_only: bool) -> bytes:
    import typst

    day = calendar.as_of
    plain = wall(calendar).plain() | {"day": [day.year, day.month, day.day]}
    made = typst.compile(
        _source(),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=own_only,
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
        sys_inputs={
            "wall": json.dumps(plain, ensure_ascii=False),
            "fonts": "own" if own_only else "all",
            "kinds": json.dumps({kind.slug: kind.color for kind in KINDS.values()}),
        },
    )
    assert isinstance(made, bytes)
    return made


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


def _letters(diagnostic: str) -> list[str]:
    """The letters that the font does not have. Typst quotes some of them by their number, as Rust does."""

    def unescaped(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else match[2]

    found = (_ESCAPE.sub(unescaped, quoted) for quoted in _NOT_DRAWN.findall(diagnostic))
    return sorted(set("".join(found)))


def _not_drawn(letters: list[str]) -> str:
    return (
        f"pdf: no font here can draw {' '.join(letters)} in a name or a note; "
        "print the page instead: casemgr calendar -o year.html"
    )
