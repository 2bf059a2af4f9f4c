"""The IEP in effect, and the one offered since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.state.iep import Iep, Ieps, Partly, ieps_of
from support import fact, student_of

HELD = date(2026, 10, 5)
BROUGHT = Iep(date(2026, 1, 20), date(2026, 1, 20))
ADDED = fact("student_added", "2026-08-20", last_annual="2026-01-20")


def held(day: str, purpose: str = "annual", **said: Any) -> dict[str, Any]:
    return fact("meeting_held", day, **{"purposes": [purpose], "outcome": "completed", **said})


def answered(day: str, answer: str, **said: str) -> dict[str, Any]:
    return fact("iep_answered", day, answer=answer, **said)


NEW = Iep(HELD, HELD)
LATER = date(2026, 11, 9)
PARTLY = [ADDED, held("2026-10-05"), answered("2026-10-06", "partly", items="no speech")]
IEPS = {
    "brought along": ([ADDED], Ieps(BROUGHT)),
    "agreed": ([ADDED, held("2026-10-05"), answered("2026-10-06", "agreed")], Ieps(NEW)),
    "agreed in part": (PARTLY, Ieps(NEW, partly=Partly(date(2026, 10, 6), "no speech"))),
    "agreed in part, then to the rest": ([*PARTLY, answered("2026-10-20", "agreed")], Ieps(NEW)),
    "agreed in part, then a change of it": (
        [*PARTLY, held("2026-10-26", "supplemental"), answered("2026-10-27", "agreed")],
        Ieps(Iep(date(2026, 10, 26), HELD), partly=Partly(date(2026, 10, 6), "no speech")),
    ),
    "agreed in part, then the next one offered": (
        [*PARTLY, held("2026-11-09")],
        Ieps(NEW, Iep(LATER, LATER), partly=Partly(date(2026, 10, 6), "no speech")),
    ),
    "agreed in part, then to the next one": (
        [*PARTLY, held("2026-11-09"), answered("2026-11-10", "agreed")],
        Ieps(Iep(LATER, LATER)),
    ),
    "refused": (
        [ADDED, held("2026-10-05"), answered("2026-10-06", "disagreed")],
        Ieps(BROUGHT, NEW, is_refused=True),
    ),
    "refused, then agreed": (
        [ADDED, held("2026-10-05"), answered("2026-10-06", "disagreed"), answered("2026-10-20", "agreed")],
        Ieps(NEW),
    ),
    "undecided": ([ADDED, held("2026-10-05"), answered("2026-10-06", "undecided")], Ieps(BROUGHT, NEW)),
    "not answered": ([ADDED, held("2026-10-05")], Ieps(BROUGHT, NEW, is_refused=False)),
    "not finished": ([ADDED, held("2026-10-05", outcome="continued")], Ieps(BROUGHT)),
    "a change of it": (
        [ADDED, held("2026-10-05", "supplemental"), answered("2026-10-06", "agreed")],
        Ieps(Iep(HELD, BROUGHT.goals_day)),
    ),
    "an interim one": (
        [ADDED, held("2026-10-05", "interim"), answered("2026-10-06", "agreed")],
        Ieps(NEW),
    ),
    "a farewell": ([ADDED, held("2026-10-05", "exit")], Ieps(BROUGHT)),
    "a review of conduct": ([ADDED, held("2026-10-05", "manifestation")], Ieps(BROUGHT)),
    "a review of conduct with the annual": (
        [ADDED, held("2026-10-05", purposes=["manifestation", "annual"])],
        Ieps(BROUGHT, NEW),
    ),
    "a first one, not answered": ([held("2026-10-05", "initial", eligible=True)], Ieps(None, NEW)),
    "a change where none is on file": ([held("2026-10-05", "supplemental")], Ieps(None, NEW)),
    "not eligible": ([ADDED, held("2026-10-05", "triennial", eligible=False)], Ieps()),
    "left": ([ADDED, fact("exited", "2026-10-05", reason="moved-in-state")], Ieps()),
}


@pytest.mark.parametrize("case", IEPS)
def test_the_iep_in_effect_is_the_last_one_agreed_to(case: str) -> None:
    facts, wanted = IEPS[case]
    student = student_of(*facts)
    assert ieps_of(student.known(date(2026, 11, 23))) == wanted
