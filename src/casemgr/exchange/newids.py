"""Ids for new students that no casemgr has given one: short codes that say little to strangers, in file names and on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain, count
from typing import Literal

from casemgr.casefile.student import check_student_id
from casemgr.exchange.cells.people import folded
from casemgr.exchange.rosters.pupil import Pupil

IdStyle = Literal["initials", "numbers", "names", "system", "asked"]
"""`ar1`, `s01`, `ana-r`, or the number in the other system; initials for who has none there, and to be changed where they
are asked about."""
_LONGEST = 24


def new_ids(pupils: Iterable[Pupil], taken: Collection[str], style: IdStyle) -> list[str]:
    """An id for each, in their order; none that is taken, and none twice."""
    used = set(taken)
    found = []
    for pupil in pupils:
        student_id = next(each for each in _candidates(pupil, style) if each not in used and _is_id(each))
        used.add(student_id)
        found.append(student_id)
    return found


def _candidates(pupil: Pupil, style: IdStyle) -> Iterable[str]:
    if pupil.code:
        return chain([pupil.code], _candidates(pupil._replace(code=""), style))
    if style == "system" and pupil.ids:
        return chain((value.lower() for value in pupil.ids.values()), _candidates(pupil, "initials"))
    if style == "numbers":
        return (f"s{number:02d}" for number in count(1))
    initials = _letters(pupil.first)[:1] + _letters(pupil.last)[:1]
    if style != "names":
        return (f"{initials}{number}" for number in count(1))
    name = f"{_letters(pupil.first)[:_LONGEST]}-{_letters(pupil.last)[:1]}"
    return (name if number == 1 else f"{name}{number}" for number in count(1))


def _letters(name: str) -> str:
    """The letters of a to z in a name; x where it has none."""
    return "".join(c for c in folded(name) if c.isascii() and c.isalpha()) or "x"


def _is_id(text: str) -> bool:
    try:
        check_student_id(text)
    except ValueError:
        return False
    return True
