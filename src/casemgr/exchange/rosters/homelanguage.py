"""The home language of each row, where the column of language statuses holds it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casemgr.exchange.cells.codes import beside_status, language_beside_status, read_language_status
from casemgr.exchange.cells.column import Column, Doubt, clean, each
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.format import Format
from casemgr.exchange.table import plain_header

_AERIES = {"E": "EO", "I": "IFEP", "L": "EL", "R": "RFEP", "T": "TBD"}
"""The codes of its field Language Fluency."""
_AERIES_HEADERS = frozenset(("langflu", "lang flu", "language fluency", "lf"))


def status_reader(fmt: Format, header: str) -> Callable[[str], str | Doubt]:
    """Reads the language statuses of a column: where it comes out of Aeries, its letters too."""
    is_aeries = fmt.name.startswith("aeries") or plain_header(header) in _AERIES_HEADERS
    codes = _AERIES if is_aeries else {}

    def read(text: str) -> str | Doubt:
        code, _, _ = clean(text).partition(" ")
        return codes.get(clean(text).upper()) or codes.get(code.upper(), "") or read_language_status(text)

    return read


def home_languages(found: Column, own: Sequence[str] | None, asked: Asked) -> list[str]:
    """Of each row the home language: in its own column, or beside the status. Words there that are neither are named."""
    beside = each(found, language_beside_status)
    homes = [one or other for one, other in zip(own or [""] * len(beside), beside, strict=True)]
    lost = each(found, beside_status)
    for cell, line, home, words in zip(found.cells, found.lines, homes, lost, strict=True):
        if words and not home:
            status = read_language_status(cell)
            known = status if isinstance(status, str) else "STATUS"
            said = f"{found.header}: of “{clean(cell)}” only the status is taken. If {' or '.join(words)} is the home language: "
            asked.say(line, f"{said}casemgr edit STUDENT --language {known}:LANGUAGE")
    return homes
