"""Dates and the field's codes in the language of a letter. English and Spanish; a further language falls back to English words
and ISO dates, so that a district's own template in it can write its words out."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from casemgr.paper.letters.vocabulary import SERVICES, WORDS

_MONTHS = {
    "en": month_name[1:],
    "es": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
}  # fmt: skip
_WEEKDAYS = {
    "en": list(day_name),
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}  # fmt: skip

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

_IN_ENGLISH = {english.lower(): (english, spanish) for english, spanish in WORDS.values()}
"""What is recorded in the English words of a code is the code."""
_SERVICES_IN_ENGLISH = {english: (english, spanish) for english, spanish in SERVICES.values()}

ORDINALS = {
    "en": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    "es": ["primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"],
}  # fmt: skip


class Words:
    """How things are said in one language; these are the filters that templates use."""

    def __init__(self, language: str) -> None:
        self.language = language

    def day(self, value: Any) -> Any:
        """`January 7, 2027`; what is no date stays."""
        if not isinstance(value, date):
            return value
        if self.language not in _MONTHS:
            return value.isoformat()
        month = _MONTHS[self.language][value.month - 1]
        if self.language == "es":
            return f"{value.day} de {month} de {value.year}"
        return f"{month} {value.day}, {value.year}"

    def short(self, value: Any) -> Any:
        """`1/7/2027`, for narrow columns; `7 ene 2027`, where the month of `7/1` would be taken for the day."""
        if not isinstance(value, date) or self.language not in _MONTHS:
            return self.day(value)
        if self.language == "es":
            return f"{value.day} {_MONTHS['es'][value.month - 1][:3]} {value.year}"
        return f"{value.month}/{value.day}/{value.year}"

    def weekday(self, value: Any) -> Any:
        """`Thursday, January 7, 2027`."""
        if not isinstance(value, date) or self.language not in _MONTHS:
            return self.day(value)
        gap = " " if self.language == "es" else ", "
        return f"{_WEEKDAYS[self.language][value.weekday()]}{gap}{self.day(value)}"

    def brief(self, value: Any) -> Any:
        """`Thu Jan 7 2027`, for a picture; `jue 7 ene 2027`."""
        if not isinstance(value, date) or self.language not in _MONTHS:
            return self.day(value)
        weekday = _WEEKDAYS[self.language][value.weekday()][:3]
        month = _MONTHS[self.language][value.month - 1][:3]
        parts = (value.day, month) if self.language == "es" else (month, value.day)
        return f"{weekday} {parts[0]} {parts[1]} {value.year}"

    def clock(self, value: Any) -> Any:
        """`1:45 p.m.`"""
        if not isinstance(value, time):
            return value
        if self.language not in _MONTHS:
            return value.strftime("%H:%M")
        half = "a" if value.hour < 12 else "p"
        gap = "\u00a0" if self.language == "es" else ""
        return f"{value.hour % 12 or 12}:{value.minute:02d}\u00a0{half}.{gap}m."  # not parted by a line's end

    def code(self, value: Any) -> Any:
        """A code of the field in words; a list of them as a sentence's list; anything else as it is."""
        if not isinstance(value, str):
            return self.listed([self.code(item) for item in value]) if value else value
        found = WORDS.get(value) or _IN_ENGLISH.get(value.lower())
        if found:
            return self._of(found)
        return value if " " in value else value.replace("-", " ")  # only what looks like a code

    def service(self, value: Any) -> Any:
        """A service in words: a therapy is not described as what is assessed."""
        found = SERVICES.get(value) or _SERVICES_IN_ENGLISH.get(str(value).lower())
        return self._of(found) if found else self.code(value)

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[1] if self.language == "es" else pair[0]

    def ordinal(self, value: Any) -> Any:
        """`first`; `primer`, as it is said before a noun. What is not counted here stays."""
        named = ORDINALS.get(self.language, ())
        if not isinstance(value, int) or value < 1:
            return value
        if value <= len(named):
            return named[value - 1]
        if self.language == "es":
            return f"{value}\u00ba"
        ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{ending}" if named else value

    def listed(self, values: Iterable[Any]) -> Any:
        """`a, b and c`."""
        items: Sequence[str] = [str(value) for value in values]
        if len(items) < 2:
            return items[0] if items else values
        word = "and"
        if self.language == "es":
            word = "e" if items[-1].lower().startswith(("i", "hi")) else "y"
        return f"{', '.join(items[:-1])} {word} {items[-1]}"
