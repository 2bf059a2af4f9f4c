"""A teacher's students on one sheet: what the IEP of each asks of the classroom."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events.implementation import CONTENTS
from casemgr.casefile.names import fold
from casemgr.docket.facts import Facts
from casemgr.paper.letters.facts.holder import holder_on
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import manager_of
from casemgr.state.iep import Partly, ieps_of
from casemgr.state.iep_contents import contents_of


class Pupil(NamedTuple):
    name: str
    student: str
    grade: str
    iep_date: date | None
    accommodations: tuple[str, ...] = ()
    test_accommodations: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    behavior: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    partly: str = ""
    """Where the parent agreed to part of the IEP: to which."""
    partly_by: str = ""
    """Who did: the parent, or the student once of age."""
    case_manager: str = ""
    """Where it is another than the caseload's own."""

    @property
    def says_something(self) -> bool:
        return any(getattr(self, part) for part in CONTENTS)


def glance(students: Iterable[Facts], teacher: str) -> dict[str, Any]:
    """Those who have an IEP in effect, by name."""
    pupils = [pupil for facts in students if (pupil := _pupil(facts))]
    ordered = sorted(pupils, key=lambda pupil: pupil.name)
    return {"teacher": teacher or BLANK, "pupils": tuple(ordered)}


def _pupil(facts: Facts) -> Pupil | None:
    in_effect, *_, partly = ieps_of(facts.events)
    if in_effect is None:
        return None
    kept = contents_of(facts.events)
    manager = manager_of(facts.events, facts.case_manager)
    identity = facts.student.identity
    parts = kept.parts if kept else {}
    return Pupil(
        facts.student.name,
        identity.id,
        identity.grade,
        in_effect.day,
        **parts,
        partly=_part(partly),
        partly_by=holder_on(facts, partly.day) if partly else "",
        case_manager=manager if fold(manager) != fold(facts.case_manager) else "",
    )


def _part(partly: Partly | None) -> str:
    return (partly.items or "which part, the case manager knows") if partly else ""
