"""One column of a table, read value by value: each different cell once, each doubt asked at its own line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from casemgr.characters import JOINERS, unsafe_characters
from casemgr.exchange.questions import Asked, QuestionKind

T = TypeVar("T")

NOTHING = frozenset({"", "-", "--", "—", "–", "n/a", "na", "none", "null", "nil", "tbd", "unknown", "?", "."})
"""What people and programs write into a cell that holds nothing."""


class Column(NamedTuple):
    """A header with its cells and their lines."""

    header: str
    cells: Sequence[str]
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a cell leaves open."""

    kind: QuestionKind
    text: str
    readings: tuple[str, ...] = ()


def clean(text: str) -> str:
    """A cell's words on one line, without blanks around and without characters that cannot be seen."""
    if not (text.isascii() and text.isprintable()):
        bad = set(unsafe_characters(text))
        text = "".join(c for c in text if c not in bad and (c not in JOINERS or len(text) > 1))
    return " ".join(text.split())


def is_nothing(text: str) -> bool:
    return text.strip().lower() in NOTHING


def each(column: Column, read: Callable[[str], T]) -> list[T]:
    """Every cell read, equal cells once."""
    known = {cell: read(cell) for cell in set(column.cells)}
    return list(map(known.__getitem__, column.cells))


def settled(
    column: Column,
    read: Callable[[str], T | Doubt],
    asked: Asked,
    blank: T,
) -> list[T]:
    """Every cell read; one in doubt is asked about, and stays blank until its answer is there."""

    def answered(answer: str | None) -> T:
        value = read(answer) if answer else blank
        return blank if isinstance(value, Doubt) else value

    return with_answers(column, {cell: read(cell) for cell in set(column.cells)}, asked, answered)


def with_answers(
    column: Column, known: Mapping[str, T | Doubt], asked: Asked, answered: Callable[[str | None], T]
) -> list[T]:
    """What the cells say, by their words; `answered`: what the answer says where they leave it open, and where there is none."""
    return [
        answered(ask(value, cell, column.header, line, asked)) if isinstance(value, Doubt) else value
        for cell, line in zip(column.cells, column.lines, strict=True)
        for value in (known[cell],)
    ]


def ask(doubt: Doubt, cell: str, header: str, line: int, asked: Asked) -> str | None:
    words = clean(cell)
    return asked.ask(
        doubt.kind,
        f"{header}: “{words}” {doubt.text}",
        read=words,
        readings=doubt.readings,
        line=line,
        column=header,
    )
