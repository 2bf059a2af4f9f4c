"""How to reach somebody, where a table has it all in one cell: the name, how they are related, phones, an e-mail, a language. One
person or several; what cannot be read for certain is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from casemgr.exchange.cells.people import folded, person
from casemgr.exchange.cells.reachgroups import REACH, Group, is_certain
from casemgr.exchange.cells.reachnames import Name, names_of, own_words
from casemgr.exchange.cells.reachpieces import BESIDE, Said, said_in, strength
from casemgr.exchange.cells.relations import is_of_anybody, is_of_several, of_one
from casemgr.exchange.cells.remarks import PARTICLES

_PARTS = re.compile(r"[;|\n]")


class Reached(NamedTuple):
    """One person out of a cell."""

    name: str
    relation: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""


class Reading(NamedTuple):
    """What a cell says for certain, and what in it is left."""

    people: tuple[Reached, ...]
    left: str = ""


def people_in(cell: str, *, last_first: bool = False, is_answer: bool = False) -> Reading:
    """`Carmen Diaz (mom) 510-555-0101 cd@example.com, Spanish`, `Grandma: Lola Diaz, 510-555-0102`; several people, each with their
    own. Left is the whole cell where it is not certain who is meant, or what something in it is; behind `;` or in a line of its own,
    only what is not certain, and what follows it. `last_first`: whether a comma between two names is always that of `Ortiz Lopez,
    Marta`. `is_answer`: whether somebody was asked whom the words name."""
    parts = [part for part in _PARTS.split(cell) if part.strip()]
    said = list(takewhile(_is_read, map(said_in, parts)))
    for count in range(len(said), 0, -1):
        is_whole = count == len(parts)
        together = [each for part in _apart(said[:count]) for each in part]
        groups = _groups(together, last_first=last_first) or []
        people = _people(groups, is_whole=is_whole, is_answer=is_answer)
        if people:
            return Reading(people, "; ".join(part.strip() for part in parts[count:]))
    return Reading((), cell)


def holds_a_name(cell: str) -> bool:
    """Whether a cell names somebody, whatever else is in it."""
    return any(each.kind == "name" and sum(map(str.isalpha, each.text)) > 1 for each in said_in(cell))


def _is_read(said: Sequence[Said]) -> bool:
    return all(each.kind != "other" for each in said)


def _apart(parts: Iterable[Sequence[Said]]) -> Iterator[Sequence[Said]]:
    """The parts of a cell, the first thing of each set apart from what is before it."""
    for place, (first, *more) in enumerate(filter(None, parts)):
        yield [first._replace(gap=";") if place else first, *more]


def _groups(said: Sequence[Said], *, last_first: bool) -> list[Group] | None:
    """The people with what is said of them; None where names may be one person's or two."""
    runs = [tuple(run) for _, run in groupby(_with_surname(said), key=_is_name)]
    if not runs or not any(map(_is_name, said)):
        return None
    lead, runs = ((), runs) if _is_name(runs[0][0]) else (runs[0], runs[1:])
    names = [names_of(run, last_first=last_first) for run in runs[::2]]
    facts = [_divided(run) for run in runs[1::2]]
    behind = [own for own, _ in facts]
    ahead = [lead, *(coming for _, coming in facts)]
    if len(facts) == len(names):  # nobody follows the last
        behind[-1], ahead = (*behind[-1], *ahead[-1]), ahead[:-1]
    else:
        behind.append(())
    if None in names:
        return None
    return [
        group
        for own, before, after in zip(names, ahead, behind, strict=True)
        for group in _together(own or [], before, after)
    ]


def _is_name(said: Said) -> bool:
    return said.kind == "name"


def _with_surname(said: Sequence[Said]) -> list[Said]:
    """`English, Kate`: no language."""
    is_surname = len(said) > 1 and said[0].kind == "language" and _is_name(said[1]) and said[1].gap == ","
    return [said[0]._replace(kind="name"), *said[1:]] if is_surname else list(said)


def _divided(facts: tuple[Said, ...]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """What is said between two people, of the one before and, from `Dad:` on, of the one who follows."""
    own = tuple(takewhile(lambda each: not each.is_label, facts))
    return own, facts[len(own) :]


def _together(names: Sequence[Name], ahead: tuple[Said, ...], behind: tuple[Said, ...]) -> Iterator[Group]:
    """Names that follow each other, with what is said ahead of the first and behind the last."""
    starts = [place for place, name in enumerate(names) if not place or name.gap not in BESIDE]
    for start, end in pairwise([*starts, len(names)]):
        yield Group(tuple(names[start:end]), () if start else ahead, behind if end == len(names) else ())


def _people(groups: Sequence[Group], *, is_whole: bool, is_answer: bool) -> tuple[Reached, ...]:
    """Everybody with what is theirs; nobody where something may be another's, or somebody is no person for certain. `is_whole`: whether
    that is all of the cell."""
    found = [_of_group(group, is_alone=len(groups) == 1) for group in groups]
    is_alone = is_whole and len(groups) == 1
    if None in found or not (is_alone or is_certain(groups, is_answer=is_answer)):
        return ()
    people = tuple(each for people in found for each in people or ())
    are_unlike = len({folded(person(each.name)) for each in people}) == len(people)
    is_one = is_whole and len(people) == 1
    return people if is_one or (are_unlike and all(map(_is_somebody, people))) else ()


def _of_group(group: Group, *, is_alone: bool) -> list[Reached] | None:
    """Those of one group; None where it is not certain what is whose."""
    relations, languages = group.texts("relation"), group.texts("language")
    if len(languages) > 1 or not _are_one_relation(group) or _is_perhaps_anothers(group):
        return None
    if len(group.names) == 1:
        (name,) = group.names
        is_of_one = not name.is_of_two or all(
            is_of_several(each) or is_of_anybody(each) for each in relations
        )
        is_in_number = is_alone or name.is_of_two or not any(map(is_of_several, relations))
        return [_reached(name, group, ", ".join(relations))] if is_of_one and is_in_number else None
    return _of_several(group, relations)


def _are_one_relation(group: Group) -> bool:
    """Whether what is said of how somebody is related is said in one place: `aunt/legal guardian`."""
    kinds = ["relation" if each.kind == "relation" else "" for each in group.ahead]
    kinds += ["name", *("relation" if each.kind == "relation" else "" for each in group.behind)]
    return sum(kind == "relation" for kind, _ in groupby(kinds)) <= 1


def _is_perhaps_anothers(group: Group) -> bool:
    """Whether how somebody is related may be of one without a name: `Ana Diaz & Grandma`, `Ana Diaz; Grandma 510-555-0101`."""
    behind = next((each for each in group.behind if each.kind == "relation"), None)
    ahead = any(each.kind == "relation" and not each.is_label for each in group.ahead)
    return (behind is not None and (behind.gap in BESIDE or strength(behind.gap) > 1)) or (
        ahead and strength(group.names[0].gap) > 1
    )


def _of_several(group: Group, relations: Sequence[str]) -> list[Reached] | None:
    """Names on both sides of an `&`: what follows is of all of them, but how one is related is of the nearest, and what follows that
    may be of one or all."""
    if any(len(group.texts(kind)) > 1 for kind in REACH):
        return None
    if all(is_of_several(each) or is_of_anybody(each) for each in relations):
        is_of_nearest = not relations and any(each.in_brackets for each in group.said)
        shared = ", ".join(map(of_one, relations))
        return None if is_of_nearest else [_reached(name, group, shared) for name in group.names]
    if group.ahead or len(group.behind) > 1:
        return None
    *others, last = group.names
    return [*(Reached(name.text) for name in others), Reached(last.text, relations[0])]


def _reached(name: Name, group: Group, relation: str) -> Reached:
    return Reached(
        name.text,
        relation,
        " / ".join(group.texts("phone")),
        ", ".join(group.texts("email")),
        "".join(group.texts("language")),
    )


def _is_somebody(each: Reached) -> bool:
    """Whether one of several people in a cell has a whole name, or a relation of their own."""
    words = [word for word in own_words(each.name) if word.lower() not in PARTICLES]
    return (
        bool(words)
        and not any(word[0].islower() for word in words)
        and (len(words) > 1 or bool(each.relation))
    )
