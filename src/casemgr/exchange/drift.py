"""Where the caseload and a newer export differ, one line a difference. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from casemgr.exchange.compare import Comparison
from casemgr.exchange.differences import Newer

DriftKind = Literal["not-here", "not-there", "date", "case-manager", "school", "other"]
_KINDS: dict[str, DriftKind] = {
    "last_annual": "date",
    "last_evaluation": "date",
    "exited": "date",
    "born": "date",
    "case_manager": "case-manager",
    "school": "school",
}

_ONLY_HERE_UNKNOWN = ("ids",)
"""What an import adds, and is no disagreement."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference."""

    kind: DriftKind
    student: str
    """The student's id here; of one who is not on file, the name."""
    field: str = ""
    here: str = ""
    there: str = ""
    newer: Newer = ""
    why: str = ""


def at_schools(
    comparison: Comparison, is_meant: Callable[[str], bool], takes_school: Callable[[str], bool], *, new: bool
) -> Comparison:
    """Only the students that are meant, by their ids, and those that the export has at a school meant. `new`: those not on file
    too."""
    return replace(
        comparison,
        new=tuple(each for each in comparison.new if new and takes_school(each.pupil.school)),
        changed=tuple(
            each
            for each in comparison.changed
            if is_meant(each.student)
            or any(new and d.field == "school" and takes_school(d.there) for d in each.differences)
        ),
        same=tuple(filter(is_meant, comparison.same)),
        missing=tuple(each for each in comparison.missing if is_meant(each.id)),
    )


def drift_of(comparison: Comparison) -> tuple[Drift, ...]:
    """Every difference: students that only one side has, then fields, the dates first."""
    only = [
        *(
            Drift("not-here", new.pupil.name, why="is in the export and not on file")
            for new in comparison.new
        ),
        *(Drift("not-there", each.id, why="is on file and not in the export") for each in comparison.missing),
    ]
    fields = [
        Drift(_KINDS.get(d.field, "other"), changed.student, d.field, d.here, d.there, d.newer, d.why)
        for changed in comparison.changed
        for d in changed.differences
        if d.field not in _ONLY_HERE_UNKNOWN
    ]
    order: tuple[DriftKind, ...] = ("date", "case-manager", "school", "other")
    return (*only, *sorted(fields, key=lambda drift: order.index(drift.kind)))
