"""The notes on several students of one command: what is said of each in the same words is said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_LEAD = re.compile(r"^(?:[A-Z][A-Za-z]+: )?")
STUDENT = "STUDENT"
"""What a command to type has in the place of the student, where it is the same for several."""


class Said(NamedTuple):
    """The notes on one student."""

    student_id: str
    notes: Sequence[str]


def once_each(said: Iterable[Said]) -> Iterator[str]:
    """Each note, in order; one that differs in the student's id alone once, with the ids ahead of it:
    `Note: ana-r, ben-k: with the safeguards attached …`."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for student_id, notes in said:
        for note in notes:
            alike.setdefault(_without(student_id, note), []).append((student_id, note))
    for general, each in alike.items():
        ids = dict.fromkeys(student_id for student_id, _ in each)
        is_named = general != each[0][1]
        yield _of_several(general, [*ids]) if len(ids) > 1 and is_named else each[0][1]


def _without(student_id: str, note: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(student_id)}(?![\w-])", STUDENT, note)


def _of_several(note: str, ids: list[str]) -> str:
    lead = _LEAD.match(note)
    head = lead.group() if lead else ""
    rest = note[len(head) :].removeprefix(f"{STUDENT}: ")
    return f"{head}{', '.join(ids)}: {rest}"
