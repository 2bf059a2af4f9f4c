"""When the last review of a student who joins was, from what is said of it or of the next one."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from casemgr.casefile.events import Event, MeetingHeld, StudentAdded, TransferredIn
from casemgr.casefile.saying import long_date
from casemgr.casefile.taken import Taken
from casemgr.docket.anniversaries import last_before
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.errors import UsageError
from casemgr.state.enrollment import brought, has_left, since_case_closed

_CALLED = {"annual": "annual review", "triennial": "evaluation"}
_FIELD = {"annual": "last_annual", "triennial": "last_evaluation"}


def last_review(
    last: date | None,
    following: date | None,
    role: Literal["annual", "triennial"],
    context: Context,
    today: date,
    to_correct: Callable[[str], str],
    events: tuple[Event, ...],
    before: date | None,
) -> Taken[date | None]:
    """The day of the last one, or what the next one makes of it; noted where neither is said, and none is among the events on
    file since the last case was closed. `before`: the one before the student left, where that is still the last.
    UsageError where both are said."""
    option = f"--{_FIELD[role].replace('_', '-')}"
    if last and following:
        raise UsageError(f"{option} and --next-{role} say the same twice: give one of them")
    if following is None:
        if last or brought(since_case_closed(events), _FIELD[role]):
            return Taken(last)
        if before:
            since = f"if a later one was held elsewhere: {to_correct(f'{_FIELD[role]}=DATE')}"
            return Taken(
                before,
                line=f"The last {_CALLED[role]} is taken as on file, {long_date(before, today)}; {since}.",
            )
        once = to_correct(f"{_FIELD[role]}=DATE")
        missing = (
            f"without {option} or --next-{role} that deadline cannot be computed; once it is known: {once}"
        )
        return Taken(None, note=missing)
    found = last_before(following, role, context)
    if found is None:
        return Taken(None)
    when, was = long_date(following, today), long_date(found, today)
    return Taken(found, line=f"Next {role} {when}: the last one is taken as {was}.")


def review_before(
    role: Literal["annual", "triennial"],
    clocks: Iterable[Deadline],
    events: tuple[Event, ...],
    elsewhere_until: date | None,
) -> date | None:
    """Of a student who left and comes back: the last review that is on file. `elsewhere_until`: the day until which another district
    may have held the next one; a review of which the next one was due before that is none to go by. None too where something else started the clock, like a waiver: on that day no review was."""
    own = [clock for clock in clocks if clock.rule.role == role]
    if not own or not has_left(events):
        return None
    last = own[-1]
    if not isinstance(last.start.event, (MeetingHeld, StudentAdded, TransferredIn)):
        return None
    is_last = last.due and (elsewhere_until is None or last.due >= elsewhere_until)
    return last.start.day if is_last else None
