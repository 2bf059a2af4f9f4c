"""The notes on several students of one command: what is said of each in the same words is said once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from casemgr.casefile.saying import first_of

_LEAD = re.compile(r"^(?:[A-Z][A-Za-z]+: )?")
STUDENT = "STUDENT"
"""What a command to type has in the place of the student, where it is the same for several."""
EVENT = "EVENT"
"""The same in the place of the id of what was recorded: for several, or where it is not on file."""


class Said(NamedTuple):
    """The notes on one student."""

    student_id: str
    notes: Sequence[str]
    events: Sequence[str] = ()
    """The ids of what was recorded."""


def once_each(said: Iterable[Said]) -> Iterator[str]:
    """Each note, in order; one that differs in the ids alone once, with the students ahead of it:
    `Note: ana-r, ben-k: with the safeguards attached …`."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for student_id, notes, events in said:
        for note in notes:
            general = _instead(STUDENT, [student_id], without_ids(note, events))
            alike.setdefault(general, []).append((student_id, note))
    for general, each in alike.items():
        ids = dict.fromkeys(student_id for student_id, _ in each)
        is_named = general != each[0][1]
        yield _of_several(general, [*ids]) if len(ids) > 1 and is_named else each[0][1]


def without_ids(note: str, events: Iterable[str]) -> str:
    """The note without the ids of these events."""
    return _instead(EVENT, events, note)


def _instead(word: str, ids: Iterable[str], note: str) -> str:
    for each in ids:
        note = re.sub(rf"(?<![\w-]){re.escape(each)}(?![\w-])", word, note)
    return note


def _of_several(note: str, ids: list[str]) -> str:
    lead = _LEAD.match(note)
    head = lead.group() if lead else ""
    rest = note[len(head) :].removeprefix(f"{STUDENT}: ")
    return f"{head}{first_of(ids)}: {rest}"
