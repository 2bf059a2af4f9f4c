"""What `next` asks about, in the order of the morning page: a meeting whose day has passed, and each open duty."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import may_run_twice, started_by
from casemgr.reports.about import title_words
from casemgr.reports.today_lines import all_lines
from casemgr.reports.today_parts import Part
from casemgr.reports.today_step import Step
from casemgr.reports.today_student import StudentDay
from casemgr.reports.today_when import passed
from casemgr.reports.words import long_date, plural

NOW: frozenset[Part] = frozenset({"held", "meetings", "law", "handbook", "book_now", "before_break"})
"""The parts of the page that are gone through; what lies further ahead, or waits for others, is asked about for a student who
is named."""
LISTED = 20
"""Questions named where nobody can answer."""
AHEAD: frozenset[Part] = NOW | {"ahead", "book", "waiting"}


class Topic(NamedTuple):
    """One thing to ask about: a booked meeting whose day has passed, or an open duty."""

    student: str
    as_of: date
    booking: MeetingScheduled | None = None
    step: Step | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same topic after something was recorded."""
        if self.step is None:
            return (self.student, "meeting", self.booking.id if self.booking else "")
        deadline = self.step.deadline
        clock = started_by(deadline.start) if may_run_twice(deadline.rule) else ""
        return (self.student, deadline.rule.id, clock)

    @property
    def deadline(self) -> Deadline:
        assert self.step
        return self.step.deadline


def topics(days: Sequence[StudentDay], parts: frozenset[Part]) -> list[Topic]:
    """All that is to be asked about, most pressing first, each once."""
    found: dict[tuple[str, str, str], Topic] = {}
    for day in days:
        for booking in day.past_bookings:
            found.setdefault(
                (day.student_id, "meeting", booking.id), Topic(day.student_id, day.as_of, booking)
            )
    for step in _steps(days, parts):
        topic = Topic(step.deadline.student, step.as_of, step=step)
        found.setdefault(topic.key, topic)
    return list(found.values())


def _steps(days: Sequence[StudentDay], parts: frozenset[Part]) -> Iterator[Step]:
    """The steps of the parts in the page's order, but for what a meeting that is booked will meet."""
    for line in all_lines(days):
        if line.part in parts:
            steps = (step for step in line.steps if isinstance(step, Step))
            yield from (s for s in steps if not s.is_met_by_meeting and not s.coming)


def sentence(topic: Topic) -> str:
    """`lei-a: Place a copy of the IEP in the special education container (since Thu 11/5).`"""
    if topic.booking is not None:
        purposes = " and ".join(topic.booking.purposes)
        day = long_date(topic.booking.meeting_date, topic.as_of)
        return f"{topic.student}: the {purposes} meeting was booked for {day}."
    return f"{topic.student}: {title_words(topic.deadline)} ({_when(topic.deadline, topic.as_of)})."


def _when(deadline: Deadline, as_of: date) -> str:
    """`since Thu 11/5`, `OVERDUE since Fri 11/13`, `due Sat 11/28, act by Tue 11/24`."""
    if deadline.due_here is None:
        return f"since {long_date(deadline.started_on, as_of)}"
    due = long_date(deadline.due_here, as_of)
    if deadline.status == "overdue":
        return f"{passed(deadline)} {due}"
    act_by = deadline.act_by
    return (
        f"due {due}, act by {long_date(act_by, as_of)}"
        if act_by and act_by != deadline.due_here
        else f"due {due}"
    )


def left_words(left: Iterable[Topic]) -> str:
    """`Left: 12 steps for 4 students (ana-r 5, ben-k 3 …).`"""
    counts: dict[str, int] = {}
    for topic in left:
        counts[topic.student] = counts.get(topic.student, 0) + 1
    if not counts:
        return "Nothing is left to ask."
    if len(counts) == 1:
        return f"Left: {plural(sum(counts.values()), 'step')} for {next(iter(counts))}."
    most = sorted(counts.items(), key=lambda each: -each[1])[:5]
    named = ", ".join(f"{student} {count}" for student, count in most)
    more = ", …" if len(counts) > len(most) else ""
    students = plural(len(counts), "student")
    return f"Left: {plural(sum(counts.values()), 'step')} for {students} ({named}{more})."


def would_ask(found: Sequence[Topic]) -> str:
    """What there is to ask, where nobody sits at a keyboard."""
    more = [f"  and {len(found) - LISTED} more"] if len(found) > LISTED else []
    return "\n".join(
        [
            "Nothing was recorded: nobody can answer here. Run `casemgr next` at a keyboard, or pipe the answers in, one a "
            f"line. It would ask {len(found)} questions:",
            *(f"  {sentence(topic)}" for topic in found[:LISTED]),
            *more,
        ]
    )
