"""An example of a rule: facts on one side or the other of it, and what must come out of them."""

from casemgr.casefile.student import ProgressSchedule
from casemgr.casefile.vocabulary import Grade, LanguageStatus
from casemgr.scalars import Day, Flag, Frozen, Line

Fact = dict[str, str | tuple[str | dict[str, str], ...]]
"""An event of an example, without its id and the day it was recorded."""


class Example(Frozen):
    """Facts and the date that must come out; run as a test. Facts are events; their ids are filled in."""

    calendars: tuple[Line, ...] = ()
    readings: dict[str, str] = {}
    facts: tuple[Fact, ...]
    as_of: Day
    born: Day | None = None
    school: Line = "Fernbrook Elementary"
    grade: Grade = "4"
    language: LanguageStatus | None = None
    progress: ProgressSchedule | None = None
    """When the student's own IEP says that progress is reported."""
    contacts: tuple[Line, ...] = ()
    """The contacts, as `NAME`, `NAME=LANGUAGE` or `NAME, RELATION=LANGUAGE`."""
    providers: tuple[Line, ...] = ()
    """Who gives the student's services, as `NAME` or `NAME=SERVICE`."""
    due: Day | None = None
    status: Line | None = None
    starts_nothing: Flag = False
    """Whether these facts start no clock of the rule, because they stay just short of it."""
    met: Fact | None = None
    """One event more, with which the duty is met, in time or late."""
    ended: Fact | None = None
    """One event more, with which the duty ends unmet."""
