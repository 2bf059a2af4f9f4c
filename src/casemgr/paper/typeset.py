"""Pages set by typst as a tagged PDF, checked against PDF/UA-1 while it is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib.util import find_spec

_NOT_DRAWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


class UndrawnError(Exception):
    """The fonts do not have these letters."""

    def __init__(self, letters: list[str]) -> None:
        super().__init__(f"no font draws {' '.join(letters)}")
        self.letters = letters


def can_typeset() -> bool:
    """Whether typst is installed; there is none for some machines."""
    return find_spec("typst") is not None


def typeset(source: bytes, day: date, *, own_fonts: bool, inputs: Mapping[str, str] | None = None) -> bytes:
    """The PDF of a typst source, with its date. `own_fonts`: only those that come with typst, not the computer's. UndrawnError
    where the fonts lack letters."""
    import typst

    try:
        made, _ = typst.compile_with_warnings(
            source,
            format="pdf",
            pdf_standards="ua-1",
            ignore_system_fonts=own_fonts,
            timestamp=datetime.combine(day, time(), UTC),
            sys_inputs=dict(inputs or {}),
        )
    except typst.TypstError as error:
        if letters := _undrawn(f"{error.message}\n{error.diagnostic}"):
            raise UndrawnError(letters) from None
        raise
    assert isinstance(made, bytes)
    return made


def _undrawn(diagnostic: str) -> list[str]:
    """The letters that the fonts do not have. Typst quotes some of them by their number, as Rust does."""

    def unescaped(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else match[2]

    found = (_ESCAPE.sub(unescaped, quoted) for quoted in _NOT_DRAWN.findall(diagnostic))
    return sorted(set("".join(found)))
