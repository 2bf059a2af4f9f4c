"""Finding a rule, and its clock, from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.casefile.names import fits, names_meant, names_near
from casemgr.casefile.saying import long_date
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.cli.session import Session
    from casemgr.cli.work import Work
    from casemgr.docket.deadline import Deadline
    from casemgr.law.book import LawBook
    from casemgr.law.rules import Rule
    from casemgr.store.caseload import Caseload

RuleWords = Annotated[
    str, typer.Argument(metavar="RULE", help="A duty's name, like initial-iep; see `casemgr rules`.")
]


def find_rule(caseload: Caseload, words: str) -> Rule:
    """The rule of this id, or the only one that begins so, or that the words name. UsageError names the near ones."""
    law = caseload.law.book
    asked = words.strip().lower().replace("_", "-").replace(" ", "-")
    begins = [rule_id for rule_id in law.ids if rule_id.startswith(asked)]
    meant = [asked] if asked in begins else begins or _named(words, law)
    if len(meant) == 1 and (rule := law.rule(meant[0])):
        return rule
    near = meant or names_near(asked, law.ids)
    hint = f"; did you mean {', '.join(near)}?" if near else "; see `casemgr rules`"
    damaged = any(problem.file.startswith("law") for problem in caseload.shared_problems)
    hidden = " (a damaged law file may hide it; see `casemgr check`)" if damaged else ""
    raise UsageError(f'There is no rule named "{words}"{hint}{hidden}')


def _named(words: str, law: LawBook) -> list[str]:
    """The ids of the rules whose short name or title the words fit; a short name that is exactly that wins."""
    shorts = {rule.short: rule.id for rule in law.rules}
    if found := names_meant(words, shorts):
        return [shorts[name] for name in found]
    return list(dict.fromkeys(rule.id for rule in law.rules if fits(words, rule.title)))


def open_clocks(work: Work, rule: Rule, clock: str | None = None) -> list[Deadline]:
    """The student's open deadlines of this rule, or the one that the event of this id started; refused, unless forced,
    where there is none."""
    from casemgr.docket.matching import started_by

    clocks = [d for d in work.clocks if d.rule.id == rule.id and d.is_open]
    if clock:
        clocks = [d for d in clocks if started_by(d.start) == clock]
    if not clocks:
        work.refuse(
            f"{rule.id} is not open for this student; what is: casemgr due --student {work.student.id}"
        )
    return clocks


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


def own_command(here: Session, student: Student, rule: Rule) -> str:
    """The command that meets a rule's open clock for a student; where none is open, as the law file has it."""
    from casemgr.docket.derive import derive
    from casemgr.docket.next_steps import command_for

    clocks = derive(student, here.context, here.today)
    open_ones = (clock for clock in clocks if clock.rule.id == rule.id and clock.is_open)
    if clock := next(open_ones, None):
        return command_for(clock, student.known(here.today))
    return f"casemgr {rule.next.replace('{student}', student.id)}"
