"""The school that a student goes to from now on: another one of the district."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from casemgr.casefile.events import Event, MovedWithinDistrict
from casemgr.casefile.names import slip_for
from casemgr.checks.case import Case, Note
from casemgr.checks.earlier import Check


def school_near(school: str, schools: Collection[str]) -> str | None:
    """What is said of a school that may be a slip for one of the settings, or is short for several."""
    near = [] if school in schools else slip_for(school, list(schools))
    return (
        f"{school} is not among the schools in casemgr.yaml; did you mean {', '.join(near)}?"
        if near
        else None
    )


def slip_for_a_school(moved: MovedWithinDistrict, case: Case) -> Iterator[Note]:
    if doubt := school_near(moved.school, case.around.schools):
        yield Note(doubt, "refuse")


def _to_another(event: Event, before: tuple[Event, ...]) -> str | None:
    del before
    assert isinstance(event, MovedWithinDistrict)
    return f"the student is at {event.school} already" if event.school == event.from_school else None


CHECKS: dict[type[Event], Check] = {MovedWithinDistrict: _to_another}
