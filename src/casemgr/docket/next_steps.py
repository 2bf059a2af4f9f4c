"""The next command of a deadline, and which deadline to see to first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.docket.deadline import Deadline
from casemgr.law.starts import On
from casemgr.state.meetings import booked_meetings

SOON_DAYS = 30
A_YEAR = 366
FAR_AGE_DAYS = 2 * A_YEAR  # past this school year and the next


def booked_for(deadline: Deadline, events: tuple[Event, ...]) -> MeetingScheduled | None:
    """The booked meeting that is on its way to meet a deadline; None also where no meeting could."""
    wanted = {purpose for on in _held_by(deadline) for purpose in on.purposes}
    for meeting in booked_meetings(events) if _held_by(deadline) else []:
        if not wanted or wanted & set(meeting.purposes):
            return meeting
    return None


def not_scheduled(deadline: Deadline, events: tuple[Event, ...]) -> bool:
    """Whether a meeting is due by a date and none is booked that could meet it in time."""
    is_due = deadline.is_open and deadline.rule.within is not None
    if not is_due or not _held_by(deadline):
        return False
    booked = booked_for(deadline, events)
    comes_late = (
        booked and deadline.status == "running" and deadline.due and booked.meeting_date > deadline.due
    )
    return booked is None or bool(comes_late)


def _held_by(deadline: Deadline) -> list[On]:
    return [on for on in deadline.rule.met_by if on.event == "meeting_held"]


def command_for(deadline: Deadline, events: tuple[Event, ...]) -> str:
    """The command that meets a deadline; where its meeting is booked already, the one that records it held."""
    if (meeting := booked_for(deadline, events)) is not None:
        return f"casemgr hold-iep {deadline.student} --on {meeting.meeting_date}"
    command = deadline.rule.next.replace("{student}", deadline.student)
    for name, value in deadline.start.event or ():
        command = command.replace(f"{{{name}}}", str(value))
    return f"casemgr {command}"


def next_step(deadlines: Iterable[Deadline], as_of: date) -> Deadline | None:
    """The open deadline to see to first: what is due within a month, then open duties, then what comes later."""
    waiting = [d for d in without_far_ages(deadlines, as_of)[0] if d.is_open and not is_far_unknown(d, as_of)]
    return min(waiting, key=lambda deadline: urgency(deadline, as_of), default=None)


def next_date(deadlines: Iterable[Deadline], as_of: date) -> Deadline | None:
    """The open deadline with the next date, whatever its kind; without dates, the next step."""
    waiting = [d for d in without_far_ages(deadlines, as_of)[0] if d.is_open]
    dated = [(d.act_by, d.rule.rank, d.rule.id, d) for d in waiting if d.act_by]
    return min(dated, key=lambda row: row[:3])[3] if dated else next_step(waiting, as_of)


def is_far_unknown(deadline: Deadline, as_of: date) -> bool:
    """Whether a date is unknown only because it lies years ahead, past the adopted calendars."""
    base = deadline.start.base
    return deadline.status == "unknown" and base is not None and (base - as_of).days > A_YEAR


def without_far_ages(deadlines: Iterable[Deadline], as_of: date) -> tuple[list[Deadline], list[Deadline]]:
    """The deadlines without the birthdays that lie years ahead, and those birthdays by themselves: they are law for a
    six-year-old too, and would hide what is to be done."""
    kept: list[Deadline] = []
    far: list[Deadline] = []
    for deadline in deadlines:
        by_age = deadline.start.event is None
        is_far = deadline.due is not None and (deadline.due - as_of).days > FAR_AGE_DAYS
        (far if by_age and is_far else kept).append(deadline)
    return kept, far


def urgency(deadline: Deadline, as_of: date) -> tuple[int, bool, date, int, str]:
    """What to see to first: what is due within a month, mere practice after the rest; then what has no date, then what
    comes later; on one day the law before the district."""
    kind = deadline.rule.rank
    is_practice = deadline.rule.has_own_number
    if deadline.act_by is None:
        return (1, is_practice, deadline.started_on, kind, deadline.student)
    is_soon = (deadline.act_by - as_of).days <= SOON_DAYS
    return (0 if is_soon else 2, is_practice, deadline.act_by, kind, deadline.student)
