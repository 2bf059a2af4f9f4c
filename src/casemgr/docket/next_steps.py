"""The next command of a deadline, and which deadline to see to first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from casemgr.casefile.events import Event, MeetingScheduled, said
from casemgr.casefile.saying import long_date
from casemgr.casefile.student import Student
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches
from casemgr.docket.which_one import clock_to_do, option_for
from casemgr.law.on import On
from casemgr.law.rules import Rule
from casemgr.law.scope import Step
from casemgr.state.enrollment import may_have_iep, since_case_closed
from casemgr.state.meetings import booked_meetings, meeting_ties

A_YEAR = 366
FAR_AGE_DAYS = 2 * A_YEAR  # past this school year and the next
NEAR_DAYS = 7  # calendar days
GOES_ROUND = frozenset(("file", "release", "review-with", "sent"))
"""The commands that record one act for many students, with `--all` in the student's place."""


def booked_to_meet(deadline: Deadline, events: tuple[Event, ...]) -> MeetingScheduled | None:
    """The booked meeting that is on its way to meet a deadline; None also where no meeting could."""
    held = deadline.rule.meetings_that_meet_it
    if deadline.rule.steps and (step := step_before(deadline, events)):
        held = (step.until,) if step.until.event == "meeting_held" else ()
    if not held:  # nearly every rule's
        return None
    for meeting in booked_meetings(events):
        if any(_would_meet(on, meeting, deadline.start.event, events) for on in held):
            return meeting
    return None


def step_before(deadline: Deadline, events: tuple[Event, ...]) -> Step | None:
    """The step to what meets a deadline that comes after the last one on file; None where it can be met now, or an IEP is there
    already."""
    steps = deadline.rule.steps
    if not steps:
        return None
    known = since_case_closed(events)
    if may_have_iep(known):
        return None
    undone = [place for place, event in enumerate(known) if any(_undoes(event, step) for step in steps)]
    known = known[undone[-1] :] if undone else known
    taken = [place for place, step in enumerate(steps) if any(matches(step.until, event) for event in known)]
    left = steps[taken[-1] + 1 :] if taken else steps
    return left[0] if left else None


def _undoes(event: Event, step: Step) -> bool:
    """Whether an event takes a step back, and all that came after it."""
    return step.until.undone_by is not None and matches(step.until.undone_by, event)


def _would_meet(on: On, meeting: MeetingScheduled, start: Event | None, events: tuple[Event, ...]) -> bool:
    """Whether holding a booked meeting is what a word names, as far as the booking says."""
    purposes = said(start, "purposes") if start and on.sharing == "purposes" else on.purposes
    if purposes and set(purposes).isdisjoint(meeting.purposes):
        return False
    if not start or not on.same_meeting:
        return True
    ties = meeting_ties(events)
    meant = ties.of_start(start)
    return not meant or not meant.isdisjoint(ties.booked[meeting.id])


def not_scheduled(deadline: Deadline, events: tuple[Event, ...]) -> bool:
    """Whether a meeting is due by a date and none is booked that could meet it in time. Not where a plan for it is all that is
    due."""
    is_due = deadline.is_open and deadline.rule.within is not None
    rule = deadline.rule
    if not is_due or not rule.meetings_that_meet_it or "assessment_plan_given" in rule.met_on:
        return False
    booked = booked_to_meet(deadline, events)
    latest = (deadline.held_for or deadline).due
    comes_late = booked and deadline.status == "running" and latest and booked.meeting_date > latest
    return booked is None or bool(comes_late)


def command_for(deadline: Deadline, events: tuple[Event, ...], beside: Sequence[Deadline]) -> str:
    """The command that meets a deadline; where its meeting is booked already, the one that records it held. `beside`: the
    student's deadlines, among which the command has to say which one is meant."""
    return command_with(deadline, booked_to_meet(deadline, events), events, beside)


def command_with(
    deadline: Deadline,
    meeting: MeetingScheduled | None,
    events: tuple[Event, ...],
    beside: Sequence[Deadline],
) -> str:
    """The same where the meeting that is booked to meet the deadline is at hand, or that there is none."""
    if meeting is not None:
        return (
            f"casemgr hold-iep {deadline.student} --on {meeting.meeting_date}{_of_several(meeting, events)}"
        )
    meant = clock_to_do(deadline, beside)
    if step := step_before(meant, events):
        return f"casemgr {step.next.replace('{student}', deadline.student)}"
    command = meant.rule.next.replace("{student}", deadline.student)
    if "{" in command:
        for name, value in meant.start.event or ():
            command = command.replace(f"{{{name}}}", _in_quotes(value))
    return f"casemgr {command}{option_for(meant, events, beside)}"


def round_command(rule: Rule) -> str:
    """The command that records a duty for all who owe it, where its command goes round: `sent safeguards --all --reason yearly`.
    Empty where it does not, or says something else of each student."""
    name, *words = rule.next.split()
    said = [word for word in words if word != "{student}"]
    if name not in GOES_ROUND or any("{" in word for word in said):
        return ""
    options = next((place for place, word in enumerate(said) if word.startswith("--")), len(said))
    return " ".join((name, *said[:options], "--all", *said[options:]))


def _of_several(meeting: MeetingScheduled, events: tuple[Event, ...]) -> str:
    """` --purpose annual` of a meeting for whose day another one is booked too."""
    of_day = [each for each in booked_meetings(events) if each.meeting_date == meeting.meeting_date]
    return "".join(f" --purpose {purpose}" for purpose in meeting.purposes) if len(of_day) > 1 else ""


def _in_quotes(value: object) -> str:
    """A value as it is typed between double quotes."""
    return str(value).replace("\\", "\\\\").replace('"', '\\"')


def meeting_first(deadline: Deadline, events: tuple[Event, ...], as_of: date) -> date | None:
    """The day of the booked meeting whose holding the next command records, while it is still ahead: until then it would be
    refused. None where the command can be typed now."""
    meeting = booked_to_meet(deadline, events)
    return meeting.meeting_date if meeting and meeting.meeting_date > as_of else None


def offered(deadline: Deadline, events: tuple[Event, ...], as_of: date, beside: Sequence[Deadline]) -> str:
    """The next command for a person to type: after which meeting, where not now."""
    command, day = command_for(deadline, events, beside), meeting_first(deadline, events, as_of)
    return command if day is None else f"after the meeting on {long_date(day, as_of)}: {command}"


def next_step(
    deadlines: Iterable[Deadline],
    as_of: date,
    just: Collection[str] = (),
    events: tuple[Event, ...] = (),
) -> Deadline | None:
    """The open deadline to see to first, as the morning page ranks them. Of what is to be done now, what the events
    of the ids `just` recorded have started comes first: what has waited longer, or is late, is on that page every day.
    Of the rest a date of the law within a week goes before what the law asks without one.
    What a meeting booked in the `events` will meet is to be done on its day, also where its own date has passed."""
    waiting = [d for d in without_far_ages(deadlines, as_of)[0] if d.is_open and not is_far_unknown(d, as_of)]

    def key(deadline: Deadline) -> tuple[bool, int, bool, tuple[int, date, int, str]]:
        found = urgency(deadline, as_of)
        start = deadline.start.event
        is_new = start is not None and start.id in just and not _is_over(start, as_of)
        if found[0] == DATED and not is_new and _is_near(deadline, as_of):
            found = (LAW_LATE, *found[1:])
        if found[0] < DATED and (day := meeting_first(deadline, events, as_of)):
            found = (DATED, day, *found[2:])
        goes_first = is_new and found[0] <= HANDBOOK_NOW
        # An act with a command of its own can be done at once; what is only ticked takes its time.
        is_ticked = goes_first and deadline.rule.next.startswith("done ")
        return (not goes_first, found[0], is_ticked, found)

    return min(waiting, key=key, default=None)


def _is_near(deadline: Deadline, as_of: date) -> bool:
    """Whether a date of the law is so near that it goes before what the law asks without one."""
    by_law = deadline.rule.kind == "law" and deadline.rule.dated_by == "law"
    return by_law and deadline.act_by is not None and (deadline.act_by - as_of).days <= NEAR_DAYS


def _is_over(start: Event, as_of: date) -> bool:
    """Whether it books a meeting for a day that has passed: nothing is to be done before that any more."""
    return isinstance(start, MeetingScheduled) and start.meeting_date < as_of


def with_somebody_to_ask(deadlines: Iterable[Deadline], student: Student) -> list[Deadline]:
    """The deadlines without those that providers meet, where the student's file names none."""
    if student.identity.providers:
        return list(deadlines)
    return [d for d in deadlines if all(on.completing != "providers" for on in d.rule.met_by)]


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


LAW_LATE, LAW_NOW, HANDBOOK_NOW, DATED, WAITING, PRACTICE = range(6)


def urgency(deadline: Deadline, as_of: date) -> tuple[int, date, int, str]:
    """What to see to first: a date of the law that has come or passed; what the law asks now, with or without a date; what
    the handbook asks now; then what has a date; what waits for others; and last what neither asks."""
    is_unknown = deadline.status == "unknown"
    return (
        DATED if is_unknown and deadline.rule.kind != "practice" else _rank(deadline, as_of),
        date.max if is_unknown else deadline.act_by or deadline.started_on,
        deadline.rule.rank,
        deadline.student,
    )


def _rank(deadline: Deadline, as_of: date) -> int:
    rule, day = deadline.rule, deadline.act_by
    if rule.kind == "practice":
        return PRACTICE
    if day is not None and day > as_of:
        return DATED
    if rule.kind == "law":
        return LAW_LATE if day is not None and rule.dated_by == "law" else LAW_NOW
    is_left = deadline.start.left_by is not None  # the report went home: it waits for whom it waits for
    return WAITING if rule.waits_for and (day is None or is_left) else HANDBOOK_NOW
