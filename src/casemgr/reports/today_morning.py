"""All that the morning page is made from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casemgr.days.schoolyear import SATURDAY, SchoolYear
from casemgr.docket.tally import Sum
from casemgr.errors import Problem
from casemgr.reports.today_counts import Counts, summed
from casemgr.reports.today_limits import Limits, OtherBreak
from casemgr.reports.today_line import Line
from casemgr.reports.today_lines import together
from casemgr.reports.today_own import OwnLines
from casemgr.reports.today_student import StudentDay
from casemgr.state.year_start import opens_now


class Morning(NamedTuple):
    """All that the page is made from."""

    lines: Sequence[Line]
    as_of: date
    limits: Limits
    break_name: str | None
    students: int
    elsewhere: Sequence[str]
    """To whom the students were handed off who are left out, a name for each."""
    problems: tuple[Problem, ...]
    counts: Counts = Counts()
    """What the title counts."""
    missing: Sequence[str] = ()
    """Of each date that is unknown: the school calendar that it needs."""
    missing_to_act: Sequence[str] = ()
    """Of each date without a known school day to act on: the same."""
    meetings: int = 0
    """How many are ahead this week, or on a weekend next week."""
    others: tuple[StudentDay, ...] = ()
    """Of those students of whom something is asked and whose case somebody else was assigned."""
    to_open: SchoolYear | None = None
    """The school year that begins and is not opened: until it is, nothing that its start asks is on any list."""
    not_started: int = 0
    """How many students have not gone into it, though it is in session."""
    near_limit: Sequence[tuple[str, Sum]] = ()
    """Each student with a total near its limit."""
    not_computed: Mapping[str, Sequence[str]] = {}
    """The reviews that no date on file starts → the students."""
    other_breaks: Sequence[OtherBreak] = ()
    """Of the students' tracks that have another next break than the main calendar."""

    @property
    def opens_now(self) -> bool:
        """Whether it is the season to open the year."""
        return bool(self.to_open and self.students and opens_now(self.to_open, self.as_of))

    @property
    def week_words(self) -> str:
        return "this week" if self.as_of.weekday() < SATURDAY else "next week"


def morning(
    found: Sequence[OwnLines],
    as_of: date,
    limits: Limits,
    break_name: str | None,
    elsewhere: Sequence[str],
    problems: tuple[Problem, ...],
    own: str | None = None,
    to_open: SchoolYear | None = None,
    breaks: Sequence[OtherBreak] = (),
) -> Morning:
    """Everything that may be on the page, in its order. `own`: the case manager whose page it is; a line about a student whom
    somebody else was assigned names the person who gets the case."""
    days = [each.day for each in found]
    students = sum(day.is_of_student for day in days)
    names = {day.student_id: name for day in days if (name := day.with_another(own))}
    others = [each for each in found if each.day.student_id in names]
    sunday = as_of + timedelta(days=6 - as_of.weekday() + (7 if as_of.weekday() >= SATURDAY else 0))
    meetings = sum(day <= sunday for each in found for day in each.meetings)
    lines = [
        line._replace(text=f"{line.text} ({names[line.who]})") if line.who in names else line
        for line in together(found)
    ]
    undated: dict[str, list[str]] = {}
    for day in days:
        for short in day.not_computed:
            undated.setdefault(short, []).append(day.student_id)
    waiting = sum(day.not_started == to_open.school_year for day in days) if to_open else 0
    return Morning(
        lines,
        as_of,
        limits,
        break_name,
        students,
        elsewhere,
        problems,
        summed(each.counts for each in found),
        [name for each in found for name in each.missing],
        [name for each in found for name in each.missing_to_act],
        meetings,
        tuple(each.day for each in others if each.has_steps),
        to_open,
        waiting,
        [(day.student_id, near) for day in days for near in day.near_limit],
        undated,
        breaks,
    )
