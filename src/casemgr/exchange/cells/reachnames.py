"""Names that follow each other in a cell on a parent: one person's in two parts, that of two together, or two people's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casemgr.casefile.nameparts import SUFFIX
from casemgr.casefile.names import is_title
from casemgr.exchange.cells.reachpieces import APART, BESIDE, Said
from casemgr.exchange.cells.remarks import PARTICLES


class Name(NamedTuple):
    """A name as it is in the cell."""

    text: str
    gap: str
    """What is between it and what is before."""
    is_of_two: bool = False
    """Whether two go by it: `Mr. & Mrs. Diaz`, `Ana / Luis Diaz`."""


def names_of(said: Sequence[Said], *, last_first: bool) -> list[Name] | None:
    """The names that follow each other directly; None where two of them may be one person's or not."""
    found = [Name(said[0].text, said[0].gap)]
    for each in said[1:]:
        joined = _joined(
            found[-1], each, is_first=len(found) == 1 or found[-1].gap in APART, last_first=last_first
        )
        if joined is None:
            return None
        found[-1:] = joined
    return found


def _joined(last: Name, each: Said, *, is_first: bool, last_first: bool) -> list[Name] | None:
    """A name and the next one, as one or two."""
    more = Name(each.text, each.gap)
    if each.gap == ",":
        return _after_comma(last, more, is_first=is_first, last_first=last_first)
    if each.gap in APART:
        return [last, more]
    if each.gap not in BESIDE and each.gap != "/":
        return None
    if all(len(own_words(name.text)) > 1 or _has_title(name.text) for name in (last, more)):
        return [last, more] if not last.is_of_two else None
    if each.gap == "/" and len(own_words(last.text)) > 1:  # `Ana Diaz / Oakland`
        return None
    return [last._replace(text=f"{last.text} {each.gap} {more.text}", is_of_two=True)]


def _has_title(name: str) -> bool:
    """Whether a name has a title of its own, so that it is one person's: `Mr. Patel and Ms. Shah`."""
    return is_title(name.split(maxsplit=1)[0]) and bool(own_words(name))


def own_words(name: str) -> list[str]:
    """The words of a name without titles."""
    return [word for word in name.split() if not is_title(word)]


def _after_comma(last: Name, more: Name, *, is_first: bool, last_first: bool) -> list[Name] | None:
    """`Diaz, Carmen`, `Juan Diaz, Jr.`, or two of one family."""
    words = last.text.split()
    as_one = [last._replace(text=f"{last.text}, {more.text}")]
    if SUFFIX.fullmatch(more.text):
        return as_one
    if not is_first or "," in last.text or (last.text[0].isupper() and not more.text[0].isupper()):
        return None
    if last_first or len(words) == 1 or words[0].lower() in PARTICLES:
        return as_one
    return [last, more] if len(more.text.split()) > 1 and words[-1] == more.text.split()[-1] else None
