"""The school that a student goes to from now on: another one of the district."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from casemgr.casefile.events import Event, MovedWithinDistrict, StudentAdded
from casemgr.casefile.names import MAY_BE_A_SLIP, fold, likeness, slip_for
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case, Note
from casemgr.checks.earlier import Check
from casemgr.state.enrollment import has_iep, has_left, since_case_closed


def school_near(school: str, schools: Collection[str]) -> str | None:
    """What is said of a school that may be a slip for one of the settings, or is short for several."""
    near = [] if school in schools else slip_for(school, list(schools))
    return (
        f"{school} is not among the schools in casemgr.yaml; did you mean {', '.join(near)}?"
        if near
        else None
    )


def may_be_a_move(
    was: str, school: str, schools: Collection[str], events: tuple[Event, ...], today: date
) -> bool:
    """Whether another school on file may be a move: of a student who was put on file on an earlier day and has not left. A slip in
    the name is none."""
    is_slip = fold(was) == fold(school) or (was not in schools and likeness(was, school) >= MAY_BE_A_SLIP)
    is_new = all(event.recorded == today for event in events)
    return not (is_slip or is_new or has_left(events))


def only_an_entry(was: str, move: str) -> str:
    """That another school is entered where the student moves, with the command that records the move."""
    return (
        f"{was} is on file. A move is recorded with the duties that it starts: {move}. This changes only the entry, where "
        f"{was} was never right"
    )


def slip_for_a_school(moved: MovedWithinDistrict, case: Case) -> Iterator[Note]:
    if doubt := school_near(moved.school, case.around.schools):
        yield Note(doubt, "refuse")


def _to_another(event: MovedWithinDistrict, _before: tuple[Event, ...]) -> str | None:
    return f"the student is at {event.school} already" if event.school == event.from_school else None


def _here_already(_event: Event, before: tuple[Event, ...]) -> str | None:
    added = next((each for each in reversed(before) if isinstance(each, StudentAdded)), None)
    return (
        f"the student was added on {long_date(added.date)} and has not left"
        if added and has_iep(since_case_closed(before))  # who has none any more may come with a new one
        else None
    )


CHECKS: dict[type[Event], Check] = {MovedWithinDistrict: _to_another, StudentAdded: _here_already}
