"""The field's own words for areas of disability, what parents ask, places where records lie and forms: what they mean."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from pydantic import Field

from casemgr.casefile.names import fold, names_near
from casemgr.casefile.vocabulary import AREAS_IN_LETTERS, area_from_words
from casemgr.errors import UsageError
from casemgr.scalars import Frozen, Line

Sort = Literal[
    "area",
    "suspicion",
    "request",
    "record-source",
    "form",
    "rights-holder",
    "parents-rights-holder",
    "without-rights",
    "no-sole-right",
    "home-language",
]


class Meaning(Frozen):
    """Words that people use, and the one that is meant.

    An `area` is another name of the same thing, and is recorded under its own name. A `suspicion` is a narrower thing that
    makes an area suspected, and stays as it was said. A `request` is a word by which a parent asks for an assessment. A
    `record-source` is a place where records lie. A `form` is the number or name of one that is to be completed. A
    `rights-holder` is what somebody is called who has the rights of a student of age in the student's place, and
    `parents-rights-holder` who has those of the parents of a younger one in their place. `without-rights` says of somebody that
    they have none, and `no-sole-right` that they have them no longer, or beside another. A `home-language` alone decides a student's language status, where none was said.
    """

    sort: Sort
    means: Line
    words: tuple[Line, ...] = Field(min_length=1)
    cite: tuple[Line, ...] = ()


_AREA_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
Words = Mapping[Sort, Mapping[str, str]]
"""Sort → folded word → what it means."""


def table_of(meanings: Iterable[Meaning]) -> Words:
    """The table that words are looked up in; of two that say the same word the later counts."""
    found: dict[Sort, dict[str, str]] = {sort: {} for sort in get_args(Sort)}
    for each in meanings:
        found[each.sort] |= {fold(word): each.means for word in each.words}
    return found


def area_of(words: str, table: Words) -> str:
    """The area that words are a name of; else the words themselves, as a slug."""
    return table["area"].get(fold(words)) or area_from_words(words)


def areas_of(words: Iterable[str] | None, table: Words) -> tuple[str, ...]:
    """The area of each as it was typed. UsageError for words that cannot be the name of one."""
    return tuple(_area_typed(each, table) for each in words or ())


def _area_typed(words: str, table: Words) -> str:
    plain = " ".join(words.replace("&", " and ").split())
    if re.fullmatch(_AREA_NAME, area := area_of(plain, table)):
        return area
    known = {fold(each): each for each in (*table["area"], *table["area"].values(), *AREAS_IN_LETTERS)}
    near = names_near(fold(words), known)
    instead = (
        f"did you mean {area_of(near[0], table)}?" if near else f"write it like {', '.join(AREAS_IN_LETTERS)}"
    )
    raise UsageError(f"{words.strip()}: no area of disability is called so; {instead}")


def own_area(words: str, on_file: Iterable[Iterable[str]], table: Words) -> str:
    """The area on file that words name or mean the same as, under the name that it has there: it may have been recorded before
    the law files knew them to be the same. The sets are searched in order; of none of them, the area of that name."""
    typed, means = area_from_words(words), area_of(words, table)
    for areas in on_file:
        same = [area for area in areas if area_of(area, table) == means]
        if same:
            return typed if typed in same else same[0]
    return means


def suspicion_of(words: str, table: Words) -> str:
    """The area that words on file make suspected: `dyslexia` → a specific learning disability."""
    area = area_of(words, table)
    return table["suspicion"].get(fold(area), area)


def asks_for_assessment(words: str, table: Words) -> bool:
    """Whether a word of these asks for an assessment."""
    return not table["request"].keys().isdisjoint(fold(words).split())


def without_asking(words: str, table: Words) -> str:
    """What is left of the words when those that ask for an assessment are taken out, folded."""
    return " ".join(word for word in fold(words).split() if word not in table["request"])


def source_of(words: str, table: Words) -> str | None:
    """The place where records lie that words are a name of; None where they are none."""
    return table["record-source"].get(fold(words))


def form_of(words: str, table: Words) -> str:
    """The form that words are a number or a name of; else the words themselves."""
    return table["form"].get(fold(words), words)


def is_rights_holder(words: str, table: Words) -> bool:
    """Whether words call somebody one who has the rights of a student of age in the student's place: `his conservator`."""
    return rights_holder(words, table, "rights-holder") is not None


def rights_holder(words: str, table: Words, sort: Sort = "parents-rights-holder") -> str | None:
    """What words call one who has the rights in another's place: `aunt, education rights holder` → `education-rights-holder`.
    None where they call nobody so, or say that the rights are not theirs, or not theirs alone."""
    if is_without_rights(words, table) or _first_in(words, table["no-sole-right"]) is not None:
        return None
    known = _first_in(words, table[sort])
    return None if known is None else table[sort][known]


def is_without_rights(words: str, table: Words) -> bool:
    """Whether words say of somebody that the rights are not theirs: `mother, no education rights`."""
    return _first_in(words, table["without-rights"]) is not None


def _first_in(words: str, known: Iterable[str]) -> str | None:
    """The first of the known words that is whole among the words; None where none does."""
    among = f" {fold(words.replace('/', ' '))} "
    for each in known:
        if each in among and f" {each} " in among:  # the first is cheap, and seldom so
            return each
    return None
