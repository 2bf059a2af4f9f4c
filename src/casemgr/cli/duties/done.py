"""Recording that a duty is done, by the event of its own command, with what follows from the file, or as a tick; or that it does
not apply."""

from casemgr.casefile.events import NotApplicable
from casemgr.checks.its_command import instead_of_na, not_open, not_open_on, use_its_command
from casemgr.checks.known import way_meant
from casemgr.checks.same_matter import meets_nothing
from casemgr.cli.duties.targets import Target
from casemgr.cli.recording.given import Given, Work
from casemgr.docket.doing import SAFEGUARDS
from casemgr.docket.ticks import (
    clock_meant,
    done_events,
    fields_said,
    is_met_by,
    left_unrecorded,
    open_clocks,
)
from casemgr.errors import Refused, UsageError


def record_done(
    given: Given, work: Work, target: Target, method: str | None = None, *, safeguards: bool | None = None
) -> None:
    """Record that a duty is done, unless another duty of the same command has met it; UsageError with the command that
    fits where only that can say it. `safeguards`: whether they went with a plan, where that was asked."""
    rule, clock, student = target.rule, target.clock, work.student.id
    if is_met_by(work.new, rule, work.clocks, clock):
        return
    if why := not_open(rule, student, work.clocks, clock):
        work.refuse(why)
    before = open_clocks(rule, work.clocks, clock)
    day = work.happened(target.on) if target.on else given.day(work)
    every = done_events(rule, work.clocks, work.student, work.known, day, clock, force=given.force)
    if not every and (left := left_unrecorded(rule, work.clocks, clock)):
        work.refuse(not_open_on(left, day))
    if not every:
        known = work.before.known(work.today)
        use = use_its_command(rule, student, work.clocks_before, known, work.today)
        raise UsageError(target.refused(f"{student}: not recorded. {use}."))
    way = work.take(way_meant(method))
    for made in every:
        added = given.add(work, made.cls, day, **fields_said(made, rule, way, safeguards))
        if made.takes_safeguards and safeguards is None:
            without = work.to_correct(f"{SAFEGUARDS}=no", added)
            work.warn(f"with the safeguards attached, as to every plan; if they were not: {without}")
    if why := next(meets_nothing(before, work.clocks, work.new, work.before.known(work.today)), None):
        work.refuse(why)


def record_na(given: Given, work: Work, target: Target, why: str) -> None:
    """Record that a duty does not apply; refused, unless forced, where its own command is to say so, or it is not open."""
    rule, student = target.rule, work.student.id
    meant = open_clocks(rule, work.clocks_before, target.clock)
    instead = instead_of_na(rule, student, meant, work.before.known(work.today), work.today)
    if instead and not given.force:
        raise Refused(target.refused(f"{student}: not recorded. {instead}"))
    if closed := not_open(rule, student, work.clocks, target.clock):
        work.refuse(closed)
    day = work.happened(target.on) if target.on else None
    clock = clock_meant(rule, work.clocks, target.clock)
    given.add(work, NotApplicable, day, rule=rule.id, why=why, clock=clock)
