"""A rule's clock counted from any day, for nobody: what would come out, with nothing on file."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.student import Identity, Name, Student
from casemgr.casefile.vocabulary import Grade, Level
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, Start, before_all
from casemgr.docket.derive import projected
from casemgr.docket.facts import Facts
from casemgr.law.rules import Rule
from casemgr.law.within import Count

_GRADE_OF: dict[Level, Grade] = {"elementary": "3", "secondary": "9"}


def nobody(level: Level, context: Context, as_of: date) -> Facts:
    """The facts of a student of a level with nothing on file."""
    identity = Identity(
        schema_=1, id="count", name=Name(first="Nobody"), born=as_of, grade=_GRADE_OF[level], school="none"
    )
    return Facts.of(Student(identity, ()), context, as_of)


def trial(rule: Rule, day: date, facts: Facts, context: Context, as_of: date) -> Deadline:
    """The clock of a rule from a day on; a count backward goes back from it."""
    is_backward = isinstance(rule.within, Count) and rule.within.backward
    began = min(day, as_of) if is_backward else day
    start = Start(began, day, None, before_all(began), before_all(began))
    return projected(rule, start, facts, context)
