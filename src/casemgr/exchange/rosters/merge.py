"""Several files together: the first names the students, the others add what it does not hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casemgr.errors import Problem
from casemgr.exchange.questions import Asked, Question
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.register import Register
from casemgr.exchange.rosters.roster import Roster


@dataclass(frozen=True, slots=True)
class Merged:
    """The students of several files, each once."""

    pupils: tuple[Pupil, ...]
    """Those that a roster lists."""
    only_added_to: tuple[Pupil, ...]
    """Those of whom only a file that lists no students speaks: they may be on file already."""
    questions: tuple[Question, ...]
    remarks: tuple[Problem, ...]


def merge(rosters: Sequence[Roster], answers: Mapping[str, str] | None = None) -> Merged:
    """One list out of several files. A later blank never erases, and where two files differ it is asked."""
    asked = Asked("", answers or {})
    register = Register(asked)
    listed: set[int] = set()
    for roster in sorted(rosters, key=lambda roster: not roster.format.lists_students):
        for pupil in roster.pupils:
            place = register.add(pupil)
            if roster.format.lists_students:
                listed.add(place)
    pupils = register.pupils()
    questions = [question for roster in rosters for question in roster.questions]
    return Merged(
        tuple(pupil for place, pupil in enumerate(pupils) if place in listed),
        tuple(pupil for place, pupil in enumerate(pupils) if place not in listed),
        tuple(questions + asked.questions),
        tuple(remark for roster in rosters for remark in roster.remarks) + tuple(asked.remarks),
    )
