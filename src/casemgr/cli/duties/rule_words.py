"""Finding a rule, and its clock, from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.casefile.saying import long_date
from casemgr.casefile.student import CASELOAD_ID
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.recording.work import Work
    from casemgr.docket.deadline import Deadline
    from casemgr.law.rules import Rule
    from casemgr.store.caseload import Caseload

RuleWords = Annotated[
    str, typer.Argument(metavar="RULE", help="A duty's name, like initial-iep; see `casemgr rules`.")
]


def find_rule(caseload: Caseload, words: str) -> Rule:
    """The rule that the words mean. UsageError names the near ones, and says where a damaged law file may hide it."""
    from casemgr.law.meant import rule_meant

    damaged = any(problem.file.startswith("law") for problem in caseload.shared_problems)
    return rule_meant(caseload.law.book, words, is_damaged=damaged)


def open_clocks(work: Work, rule: Rule, clock: str | None = None) -> list[Deadline]:
    """The student's open deadlines of this rule, or the one that the event of this id started; refused, unless forced,
    where there is none."""
    from casemgr.docket.matching import started_by

    clocks = [d for d in work.clocks if d.rule.id == rule.id and d.is_open]
    if clock:
        clocks = [d for d in clocks if started_by(d.start) == clock]
    if not clocks and not unrecorded_clock(work, rule):
        whom = "the caseload" if work.student.id == CASELOAD_ID else "this student"
        work.refuse(f"{rule.id} is not open for {whom}; what is: casemgr due --student {work.student.id}")
    return clocks


def unrecorded_clock(work: Work, rule: Rule) -> str | None:
    """The clock of a duty that was owed before a meeting and has no record, the last one; None where one is open, or none is
    left so."""
    from casemgr.docket.matching import started_by

    own = [clock for clock in work.clocks if clock.rule.id == rule.id]
    left = [started_by(clock.start) for clock in own if clock.unrecorded]
    return left[-1] if left and not any(clock.is_open for clock in own) else None


def open_clock(work: Work, rule: Rule, clock: str | None = None) -> Deadline | None:
    """The student's one open deadline of this rule; refused, unless forced, where there is none.

    `clock`: the id of the event that started it, needed where several are open and one must be meant.
    """
    clocks = open_clocks(work, rule, clock)
    if not clocks:
        return None
    if rule.extendable and len(clocks) > 1:
        listed = ", ".join(
            f"{d.start.event.id} of {long_date(d.started_on)}" for d in clocks if d.start.event
        )
        raise UsageError(
            f"several clocks of {rule.id} run: say --clock with the event that started it ({listed})"
        )
    return clocks[0]
