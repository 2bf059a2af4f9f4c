"""What people call the kinds of schools, what each means for its level and its last grade, and what a school's name says."""

import re
from collections.abc import Sequence
from typing import NamedTuple, get_args

from casemgr.casefile.names import fold
from casemgr.casefile.vocabulary import GRADES, Grade, Level, level_of_grade
from casemgr.errors import UsageError


class Kind(NamedTuple):
    """A kind of school, as far as its word says it."""

    level: Level | None
    """None where it has elementary and secondary grades: each student's own decides."""
    top_grade: Grade | None = None
    """The last grade."""


_KINDS: dict[str, Kind] = {
    "elementary": Kind("elementary"),
    "secondary": Kind("secondary"),
    "preschool": Kind("elementary", "PS"),
    "middle": Kind("secondary", "8"),
    "junior high": Kind("secondary", "8"),
    "high": Kind("secondary", "12"),
}
KIND_WORDS = (*_KINDS, "the grades, like K-8 or K-12")
_OTHERS = {
    "primary": "elementary",
    "grade": "elementary",
    "pre school": "preschool",
    "pre k": "preschool",
    "prek": "preschool",
    "early childhood": "preschool",
    "intermediate": "middle",
    "junior": "junior high",
    "jr high": "junior high",
    "jr": "junior high",
    "senior high": "high",
    "adult": "secondary",
    "adult transition": "secondary",
    "transition": "secondary",
}
_NAMES = (
    (r"junior high|jr\.? high", "junior high"),
    (r"high", "high"),
    (r"middle|intermediate", "middle"),
    (r"pre-?school|pre-?k|child development center", "preschool"),
)
_FIRST_GRADES = {"PK": "PS", "PREK": "PS", "T": "TK"}
_GRADES = re.compile(r"(?:grades? )?(p[sk]|prek|tk|k|\d{1,2}) ?(?:-|–|to) ?(tk|k|\d{1,2})", re.IGNORECASE)


def kinds_meant(words: str) -> list[Kind]:
    """The kinds that words may mean: one by its name or one of the others, else those that begin so; a range of grades."""
    plain = " ".join(re.sub(r"[^a-z0-9–]+", " ", words.lower()).removesuffix(" school").split())
    plain = plain.removesuffix(" school").strip()
    if found := _GRADES.fullmatch(words.strip()):
        return _of_grades(found[1].upper(), found[2].upper())
    if kind := _KINDS.get(_OTHERS.get(plain, plain)):
        return [kind]
    if not plain:
        return []
    begun = [kind for name, kind in _KINDS.items() if name.startswith(plain)]
    others = {_OTHERS[name]: None for name in sorted(_OTHERS) if name.startswith(plain)}
    return begun or [_KINDS[name] for name in others]


def school_typed(words: str) -> dict[str, str]:
    """A school as the settings list it, from `NAME=KIND`."""
    name, sign, kind = (part.strip() for part in words.rpartition("="))
    fitting = kinds_meant(kind)
    if not sign or not name or len(fitting) != 1:
        kinds = f"{', '.join(KIND_WORDS[:-1])}, or {KIND_WORDS[-1]}"
        raise UsageError(f"{words}: write NAME=KIND; a kind is {kinds}")
    (found,) = fitting
    said = {"name": name, "level": found.level, "top_grade": found.top_grade}
    return {key: value for key, value in said.items() if value}


def schools_typed(each: Sequence[str]) -> list[dict[str, str]]:
    """Each school once. UsageError for one that is typed with two kinds."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for words in each:
        school = school_typed(words)
        before, known = found.setdefault(fold(school["name"]), (words, school))
        if known | {"name": ""} != school | {"name": ""}:
            raise UsageError(f"{before} and {words} are one school with two kinds; write it once")
    return [school for _, school in found.values()]


def _of_grades(first: str, last: str) -> list[Kind]:
    """The kind of a school with these grades; none where they are no grades."""
    first = _FIRST_GRADES.get(first, first)
    top: Grade | None = next((grade for grade in get_args(Grade) if grade == last), None)
    if first not in GRADES or top is None or GRADES.index(first) > GRADES.index(top):
        return []
    level = level_of_grade(first)
    return [Kind(None if level == "elementary" and is_of_high_school(top) else level, top)]


def kind_in_name(name: str) -> str | None:
    """The kind that a school's name says: `Oak Elementary` → elementary. None where it says none, or several."""
    rest, found = name.lower(), []
    for words, kind in (*_NAMES, (r"elementary|primary", "elementary")):
        rest, count = re.subn(rf"\b(?:{words})\b", " ", rest)  # a junior high is not a high school too
        found += [kind] if count else []
    return found[0] if len(found) == 1 else None


def is_of_high_school(grade: str) -> bool:
    return grade in ("9", "10", "11", "12")


def top_in_name(name: str) -> Grade | None:
    """The last grade that schools of such a name have; None where the name does not say it."""
    plain = name.lower()
    return next(
        (_KINDS[kind].top_grade for words, kind in _NAMES if re.search(rf"\b(?:{words})\b", plain)), None
    )
