"""Whom a command records for: chosen under the caseload's lock, on the files that it then writes."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Chosen(NamedTuple, Generic[T]):
    """The students that a command is about, with what it does for each."""

    each: Mapping[str, T]
    """By what means the student: an id, or the words typed."""
    notes: tuple[str, ...] = ()
    """What is left out, and why."""


def alike(students: Iterable[str], *notes: str) -> Chosen[None]:
    """Students for whom the same is recorded."""
    return Chosen(dict.fromkeys(students), notes)
