"""Recording that a duty is done: by the event of its own command, with what follows from the file, or as a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.cli.duties.rule_words import open_clocks, unrecorded_clock
from casemgr.cli.duties.targets import Target
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.recording.known import method_meant
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.docket.doing import Made

SAFEGUARDS = "safeguards"
"""The field of an event that says whether the procedural safeguards went with it."""


class NeedsItsCommandError(UsageError):
    """Only the duty's own command can say what was done."""


def record_done(
    given: Given, work: Work, target: Target, method: str | None = None, *, safeguards: bool | None = None
) -> None:
    """Record that a duty is done, unless another duty of the same command has met it; UsageError with the command that
    fits where only that can say it. `safeguards`: whether they went with a plan, where that was asked."""
    from casemgr.checks.same_matter import meets_nothing

    if _is_met_here(work, target):
        return
    before = open_clocks(work, target.rule, target.clock)
    for made in _events(given, work, target):
        fields = dict(made.fields)
        if method:
            fields[_field_of_method(made, target)] = method_meant(work, method)
        takes_safeguards = SAFEGUARDS in made.cls.model_fields
        if takes_safeguards and safeguards is not None:
            fields[SAFEGUARDS] = safeguards
        given.add(work, made.cls, work.happened(target.on) if target.on else None, **fields)
        if takes_safeguards and safeguards is None:
            work.warn(
                "with the safeguards attached, as to every plan; if they were not, undo this and use "
                f"casemgr assessment-plan {work.student.id} --no-safeguards"
            )
    if why := next(meets_nothing(before, work.clocks, work.new, work.before.known(work.today)), None):
        work.refuse(why)


def _events(given: Given, work: Work, target: Target) -> list[Made]:
    from casemgr.casefile.events import Done
    from casemgr.checks.its_command import use_its_command
    from casemgr.docket.doing import Made, events_for
    from casemgr.docket.matching import left_first

    rule, clock, _ = target
    if rule.can_be_ticked and not clock and (left := unrecorded_clock(work, rule)):
        return [Made(Done, {"rule": rule.id, "clock": left})]
    every = open_clocks(work, rule)
    if clock is None:
        clock = left_first(every)
    clocks = open_clocks(work, rule, clock) if clock else every
    several = bool(clock) and len(every) > 1
    made = events_for(rule, clocks, work.student, work.known, clock, of_several=several)
    if not made and given.force and rule.can_be_ticked:
        made = [Made(Done, {"rule": rule.id, "clock": clock})]
    if not made:
        known = work.before.known(work.today)
        use = use_its_command(rule, work.student.id, work.clocks_before, known, work.today)
        raise NeedsItsCommandError(f"{work.student.id}: not recorded. {use}.")
    return made


def _is_met_here(work: Work, target: Target) -> bool:
    """Whether what this command has recorded so far meets the duty too, and nothing of it is left open."""
    clocks = [clock for clock in work.clocks if clock.rule.id == target.rule.id]
    new = {event.id for event in work.new}
    if any(clock.is_open for clock in clocks):
        return False
    return any(clock.met_by and clock.met_by.id in new for clock in clocks)


def _field_of_method(made: Made, target: Target) -> str:
    """The field in which an event says how it was done. UsageError where it has none."""
    name = next((each for each in ("method", "how") if each in made.cls.model_fields), None)
    if name is None:
        raise UsageError(
            f"--method: {target.rule.id} does not say how it was done; leave it out, or use --note"
        )
    return name
