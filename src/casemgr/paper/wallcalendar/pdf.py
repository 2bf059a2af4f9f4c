"""The wall calendar as a tagged PDF, checked against PDF/UA-1 while it is made."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib import resources

from casemgr.errors import CasemgrError
from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.pages import wall

_NOT_DRAWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def as_pdf(calendar: MasterCalendar) -> bytes:
    """The same pages as the HTML. CasemgrError where typst is missing, or names letters that its font does not have."""
    try:
        import typst
    except ImportError:
        raise CasemgrError(
            "pdf: the typst package is not installed here (there is none for some machines); "
            "print the page instead: casemgr calendar -o year.html"
        ) from None
    day = calendar.as_of
    plain = wall(calendar).plain() | {"day": [day.year, day.month, day.day]}
    source = resources.files("casemgr.paper.wallcalendar").joinpath("templates/wall.typ").read_bytes()
    try:
        made = typst.compile(
            source,
            format="pdf",
            pdf_standards="ua-1",
            ignore_system_fonts=True,
            timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
            sys_inputs={
                "wall": json.dumps(plain, ensure_ascii=False),
                "kinds": json.dumps({kind.slug: kind.color for kind in KINDS.values()}),
            },
        )
    except typst.TypstError as error:
        if letters := _letters(f"{error.message}\n{error.diagnostic}"):
            raise CasemgrError(_not_drawn(letters, calendar)) from None
        raise
    assert isinstance(made, bytes)
    return made


def _letters(diagnostic: str) -> list[str]:
    """The letters that the font does not have. Typst quotes some of them by their number, as Rust does."""

    def unescaped(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else match[2]

    found = (_ESCAPE.sub(unescaped, quoted) for quoted in _NOT_DRAWN.findall(diagnostic))
    return sorted(set("".join(found)))


def _not_drawn(letters: list[str], calendar: MasterCalendar) -> str:
    whose = [row.label for row in calendar.students if not set(letters).isdisjoint(row.label)]
    where = f"in the name of {', '.join(whose)}" if whose else "in a name or a note"
    return (
        f"pdf: no font here can draw {' '.join(letters)} {where}; "
        "print the page instead: casemgr calendar -o year.html, or add --label ids"
    )
