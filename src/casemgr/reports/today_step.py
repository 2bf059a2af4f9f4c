"""An open deadline on the morning page: as one student's share has it, and as a line about it needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import Event, MeetingScheduled, StudentAdded
from casemgr.casefile.saying import long_date
from casemgr.docket.deadline import Deadline, Status
from casemgr.docket.matching import started_by
from casemgr.docket.next_steps import booked_to_meet, command_with
from casemgr.law.rules import Rule
from casemgr.reports.about import matter_words
from casemgr.reports.report import iso
from casemgr.reports.today_parts import TO_BOOK, Part
from casemgr.reports.today_when import OTHER, day_of_deadline, since_words, urgency_of
from casemgr.reports.words import number_data, when_words


class Step(NamedTuple):
    """An open deadline on the page: its part, and what is worth saying about it."""

    part: Part
    deadline: Deadline
    as_of: date
    name: str
    events: tuple[Event, ...] = ()
    """What is known of the student."""
    beside: Sequence[Deadline] = ()
    """The student's deadlines."""
    meeting: str | None = None
    """The booking that it hangs on."""
    is_met_by_meeting: bool = False
    remark: str = ""
    missing: str | None = None
    """The school calendar whose absence makes the date unknown."""
    too_late_for: Deadline | None = None
    """An earlier step of the same matter whose date has passed."""
    is_of_round: bool = False
    providers_missing: tuple[str, ...] = ()
    went_home: date | None = None
    """The day on which the report went home that the providers are still missing for."""
    is_without_provider: bool = False
    """For a report: whether no provider is on file, so that nobody can be asked."""
    notice_by: date | None = None
    """For a meeting to be booked: the last day for its notice."""
    missing_to_act: str | None = None
    """The school calendar without which the last school day to act is not known."""
    perhaps_by: date | None = None
    """The day by which to act if school is out until the date."""

    @property
    def student(self) -> str:
        return self.deadline.student

    @property
    def rule(self) -> Rule:
        return self.deadline.rule

    @property
    def clock(self) -> str:
        """The id of the event that started it."""
        return started_by(self.deadline.start)

    @property
    def status(self) -> Status:
        return self.deadline.status

    @property
    def started_on(self) -> date:
        return self.deadline.started_on

    @property
    def act_by(self) -> date | None:
        return self.deadline.act_by

    @property
    def day(self) -> date:
        """The day by which it is put in order."""
        return day_of_deadline(self.deadline)

    @property
    def day_shown(self) -> date:
        """The day that a line shows, so that the lines, and what one line joins, are seen to be in order: the due date, but
        today where today is the day to act."""
        return (None if self.act_by == self.as_of else self.deadline.due_here) or self.day

    @property
    def new_on(self) -> date:
        """The last day of its beginning and of the recording of what started it."""
        event = self.deadline.start.event
        return max(self.started_on, event.recorded) if event else self.started_on

    @property
    def since(self) -> str:
        return since_words(self.deadline, self.as_of)

    @property
    def urgency(self) -> int:
        return urgency_of(self.deadline, self.as_of)

    @property
    def matter(self) -> str:
        """What it is about, behind its name."""
        return matter_words(self.deadline)

    @property
    def late_words(self) -> str:
        """What has to come before it and is late."""
        earlier = self.too_late_for
        if earlier is None:
            return ""
        needed = long_date(earlier.due or self.day, self.as_of)
        late = earlier.rule.short
        if self.is_of_round:
            return f"; {late} open since {needed}"
        return f" no longer fits: {late} was needed by {needed}"

    @property
    def coming(self) -> MeetingScheduled | None:
        """The meeting that is booked, however far ahead, and will meet it: until it is held there is nothing to record."""
        return booked_to_meet(self.deadline, self.events)

    @property
    def command(self) -> str:
        """The command that meets it."""
        return command_with(self.deadline, self.coming, self.events, self.beside)

    @property
    def is_of_year(self) -> bool:
        """Whether it is asked of every student once a school year, or, without a day, of everyone put on file."""
        is_of_joining = self.deadline.act_by is None and isinstance(self.deadline.start.event, StudentAdded)
        return is_of_joining or "year_started" in self.deadline.rule.starts_on

    @property
    def day_to_act(self) -> date | None:
        """The day to act by; a meeting is to be booked in time for its notice."""
        return self.notice_by or self.deadline.act_by

    @property
    def data(self) -> dict[str, Any]:
        """The step as JSON."""
        d = self.deadline
        return {
            "student": d.student,
            "rule": d.rule.id,
            "title": d.rule.title,
            "short": d.rule.short,
            "kind": d.rule.kind,
            **number_data(d.rule),
            "status": d.status,
            "started_on": iso(d.started_on),
            "due": iso(d.due),
            "hold_by": iso(d.hold_by),
            "words": when_words(d, self.as_of),
            "nothing_booked": self.part in TO_BOOK,
            "waits_for": d.rule.waits_for,
            "can_be_ticked": d.rule.can_be_ticked,
            "next": self.command,
        }


class Item(NamedTuple):
    """The same as values that are small, for lines that travel from one process to another."""

    student: str
    rule: Rule
    clock: str
    act_by: date | None
    new_on: date
    data: dict[str, Any]
    """Empty where no JSON is asked for."""
    # Only of what may share a line with those of other students:
    part: Part = "handbook"
    status: Status = "open"
    missing: str | None = None
    as_of: date = date.min
    started_on: date = date.min
    day: date = date.min
    day_shown: date = date.min
    since: str = ""
    urgency: int = OTHER
    matter: str = ""
    remark: str = ""
    late_words: str = ""
    is_of_round: bool = False
    is_of_year: bool = False
    providers_missing: tuple[str, ...] = ()
    went_home: date | None = None
    is_without_provider: bool = False

    @classmethod
    def on_a_line(cls, step: StepOrItem, *, with_data: bool) -> Item:
        """What the page asks of a step that has its line."""
        data = step.data if with_data else {}
        return cls(step.student, step.rule, step.clock, step.act_by, step.new_on, data)

    @classmethod
    def without_line(cls, step: StepOrItem, *, with_data: bool) -> Item:
        """The same with what a line will say of it, alone or with those of other students."""
        said = {name: getattr(step, name) for name in cls._field_defaults}
        return cls.on_a_line(step, with_data=with_data)._replace(**said)


StepOrItem = Step | Item
"""What the page says of an open deadline."""
