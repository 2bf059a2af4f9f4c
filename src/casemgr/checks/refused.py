"""Why an event is not recorded, unless forced: all that is looked at whichever command makes it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.headpath import as_on
from casemgr.casefile.naming import corrections, naming_the_right_ones
from casemgr.casefile.student import Student
from casemgr.checks import misfit
from casemgr.checks.holders_act import anothers_act
from casemgr.checks.journal import about_a_student
from casemgr.checks.naming_others import misnamed
from casemgr.checks.of_a_rule import is_of_deadlines, no_such_deadline, no_such_rule
from casemgr.checks.required import Under
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline


class OnFile(NamedTuple):
    """What there is without the event."""

    student: Student
    kept: Sequence[Event]
    """The events that are not void, the voids among them."""
    known: tuple[Event, ...]
    clocks: Callable[[], Sequence[Deadline]]
    """The deadlines; derived only where it is asked for them."""
    context: Context
    today: date


def refusal(event: Event, on_file: OnFile) -> str | None:
    """The first reason that there is; what names a corrected event by its id means the one in its place."""
    student, kept, known, clocks, context, today = on_file
    law = context.law
    then = as_on(student, event.date).identity
    seen = naming_the_right_ones(event, corrections(kept))
    reason = (
        about_a_student(seen, then.id, law)
        or misfit(seen, known, then.born, today, Under(law, then, context.readings))
        or anothers_act(seen, then, law)
    )
    reason = reason or misnamed(seen, kept) or no_such_rule(seen, law)
    if reason is None and is_of_deadlines(seen):
        return no_such_deadline(seen, known, clocks())
    return reason
