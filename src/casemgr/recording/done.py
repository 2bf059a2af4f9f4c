"""Recording that a duty is done, by the event of its own command, with what follows from the file, or as a tick; or that it does
not apply."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from casemgr.casefile.events import NotApplicable
from casemgr.checks.its_command import (
    instead_of_na,
    not_open,
    not_open_on,
    of_all,
    use_its_command,
    which_one,
)
from casemgr.checks.known import way_meant
from casemgr.checks.same_matter import meets_nothing
from casemgr.docket.deadline import Deadline
from casemgr.docket.doing import SAFEGUARDS
from casemgr.docket.matching import started_by
from casemgr.docket.ticks import (
    afterwards,
    clock_meant,
    clock_named,
    done_events,
    each_ticked,
    fields_said,
    is_met_by,
    left_unrecorded,
    one_to_name,
    open_clocks,
)
from casemgr.errors import Refused, UsageError
from casemgr.law.rules import Rule
from casemgr.recording.work import Work


class Target(NamedTuple):
    """A duty to be ticked."""

    rule: Rule
    clock: str | None = None
    """Of several of its clocks, the one meant: the id of the event that started it. None: every one that is open."""
    on: str | None = None
    """The day named for this duty alone."""
    everyone: tuple[str, ...] = ()
    """Of a round, the students for whom the duty is taken."""

    def refused(self, why: str) -> str:
        """Why it is not recorded; of a round, said of all of them."""
        if len(self.everyone) < 2:
            return why
        return of_all(self.rule, self.everyone, why)


Targets = dict[str, list[Target]]
"""Student id → the duties meant."""


def of_each(
    named: Sequence[Target], due: Mapping[str, Sequence[Deadline]], apart: Collection[tuple[str, str]]
) -> Targets:
    """The duties named of each student of a round. `due`: the deadlines that it takes; `apart`: the students and rules of
    those that it leaves."""
    found: Targets = {}
    for target in named:
        clocks = {student: open_clocks(target.rule, taken) for student, taken in due.items()}
        whom = tuple(student for student, taken in clocks.items() if taken)
        for student in whom:
            is_part = (student, target.rule.id) in apart
            found.setdefault(student, []).extend(
                target._replace(clock=clock, everyone=whom)
                for clock in each_ticked(target.rule, clocks[student], is_part=is_part)
            )
    return found


def record_done(
    work: Work, target: Target, method: str | None = None, *, safeguards: bool | None = None
) -> None:
    """Record that a duty is done, unless another duty of the same command has met it; UsageError with the command that
    fits where only that can say it. `safeguards`: whether they went with a plan, where that was asked."""
    rule, clock, student = target.rule, target.clock, work.student.id
    if is_met_by(work.new, rule, work.clocks, clock):
        return
    if why := not_open(rule, student, work.clocks, clock):
        work.refuse(why)
    if apart := one_to_name(rule, work.clocks, clock):
        raise UsageError(target.refused(f"{student}: not recorded. {which_one(apart, work.today)}"))
    before = open_clocks(rule, work.clocks, clock)
    day = work.happened(target.on) if target.on else work.day
    every = done_events(rule, work.clocks, work.student, work.known, day, clock, force=work.force)
    if not every and (left := left_unrecorded(rule, work.clocks, clock)):
        work.refuse(not_open_on(left, day))
    if not every:
        known = work.before.known(work.today)
        use = use_its_command(rule, student, work.clocks_before, known, work.today)
        raise UsageError(target.refused(f"{student}: not recorded. {use}."))
    way = work.take(way_meant(method))
    for made in every:
        added = work.record(made.cls, day, **fields_said(made, rule, way, safeguards))
        if made.takes_safeguards and safeguards is None:
            without = work.to_correct(f"{SAFEGUARDS}=no", added)
            work.warn(f"with the safeguards attached, as to every plan; if they were not: {without}")
    if why := next(meets_nothing(before, work.clocks, work.new, work.before.known(work.today)), None):
        work.refuse(why)


def record_afterwards(work: Work, asked: Deadline) -> None:
    """The same of a duty that is not open any more."""
    clock = clock_named(asked.rule, work.clocks, started_by(asked.start)) or asked
    made = afterwards(clock, work.student, work.known, work.day)
    if not made:
        raise Refused(f"{work.student.id}: not recorded: {not_open_on(clock, work.day)}")
    for each in made:
        work.record(each.cls, **each.fields)


def record_na(work: Work, target: Target, why: str) -> None:
    """Record that a duty does not apply; refused, unless forced, where its own command is to say so, or it is not open."""
    rule, student = target.rule, work.student.id
    meant = open_clocks(rule, work.clocks_before, target.clock)
    instead = instead_of_na(rule, student, meant, work.before.known(work.today), work.today)
    if instead and not work.force:
        raise Refused(target.refused(f"{student}: not recorded. {instead}"))
    if closed := not_open(rule, student, work.clocks, target.clock):
        work.refuse(closed)
    day = work.happened(target.on) if target.on else None
    clock = clock_meant(rule, work.clocks, target.clock)
    work.record(NotApplicable, day, rule=rule.id, why=why, clock=clock)
