"""What is said of several people in one cell: whether it is surely of those behind whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from casemgr.exchange.cells.reachnames import Name
from casemgr.exchange.cells.reachpieces import BESIDE, Said, strength
from casemgr.exchange.cells.remarks import is_name_beside

REACH = ("phone", "email")
_WEAK = frozenset(("", ",", ":", "-", "–", "—"))
"""What is as often before a remark as before a second person."""


class Group(NamedTuple):
    """Those who share what is said of them: one person, or the names on both sides of an `&`."""

    names: tuple[Name, ...]
    ahead: tuple[Said, ...]
    behind: tuple[Said, ...]

    @property
    def gap(self) -> str:
        """What is between them and who is before."""
        return self.ahead[0].gap if self.ahead else self.names[0].gap

    @property
    def said(self) -> tuple[Said, ...]:
        """All that is said of them."""
        return (*self.ahead, *self.behind)

    def texts(self, kind: str) -> list[str]:
        """What is said of them of one kind."""
        return [each.text for each in self.said if each.kind == kind]


def is_certain(groups: Sequence[Group], *, is_answer: bool) -> bool:
    """Whether all that is said is surely of those behind whom it is. `is_answer`: whether somebody was asked whom the words name."""
    return (
        all(each.kind == "relation" for group in groups for each in group.ahead)
        and not any(_may_be_a_remark(*pair, is_answer=is_answer) for pair in pairwise(groups))
        and not any(_may_be_of_next(*pair) for pair in pairwise(groups))
        and not any(_may_be_shared(groups[:place], groups[place]) for place in range(1, len(groups)))
    )


def _may_be_a_remark(before: Group, group: Group, *, is_answer: bool) -> bool:
    """Whether words behind somebody may be no second person: `Marta Ortiz (mom), Call First`, `Marta Ortiz; Hearing Impaired`; not
    `Lucia Diaz (mom), Juan Diaz`."""
    if group.said:
        return False
    one, other = before.names[-1].text, group.names[-1].text
    if group.gap in _WEAK:
        return one.split()[-1] != other.split()[-1]
    return not is_answer and not is_name_beside(other, one)


def _may_be_of_next(before: Group, group: Group) -> bool:
    """Whether what is said behind somebody is as near to the next: `Ana Diaz, 510-555-0101 Luis Diaz`."""
    if not before.behind or group.ahead:
        return False
    near, far = strength(group.gap), max(strength(each.gap) for each in before.behind)
    kind = before.behind[-1].kind
    is_one_each = kind in REACH and len(before.texts(kind)) > 1 and not group.texts(kind)
    return near < far or (near == far and is_one_each)


def _may_be_shared(before: Sequence[Group], group: Group) -> bool:
    """Whether something behind the last of several people may be of those before too: `Ana Diaz (mom), Luis Diaz (dad), Spanish`.
    It is not where it is nearer to one than the people to each other, or where each of them has one."""
    apart = 0 if group.gap in BESIDE else strength(group.gap)
    is_bare = not before[-1].said and not any(each.kind == "relation" for each in group.said)
    if is_bare and strength(group.gap) < strength(";"):
        return bool(group.behind)
    distances = accumulate(map(_distance, group.behind), max)
    return any(
        each.kind != "relation" and distance >= apart and not _have(before, each, is_near=distance <= 1)
        for each, distance in zip(group.behind, distances, strict=True)
    )


def _distance(said: Said) -> int:
    """How far from what is before it; a language is never so near that it is surely of one alone."""
    return max(strength(said.gap), int(said.kind == "language" and not said.in_brackets))


def _have(before: Sequence[Group], said: Said, *, is_near: bool) -> bool:
    """Whether each of those before has such a thing, or is reached otherwise."""
    others = REACH if is_near and said.kind in REACH else (said.kind,)
    return all(any(map(group.texts, others)) for group in before)
