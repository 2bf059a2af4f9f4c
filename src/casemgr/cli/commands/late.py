"""Alone, it lists the deadlines that have no reason yet. With a student and a duty it records the reason: the words, and
the state's delay code where it has such codes.

Example: `casemgr late`, `casemgr late nia-c annual-review --code 20 --why "father abroad until 11/30"`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.given import Given, Takes
from casemgr.cli.lists import ON_SCREEN, Listing
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.options import Maybe, argument, flag, text
from casemgr.cli.rule_words import find_rule
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casemgr.cli.work import Work


def run(
    given: Annotated[Given, Takes("on", "by", "dry_run")],
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name.")] = None,
    rule: Annotated[Maybe, argument("[RULE]", "The duty that was late.")] = None,
    code: Annotated[Maybe, text("CODE", "The state's delay code.")] = None,
    why: Annotated[Maybe, text("TEXT", "The reason, kept on file.")] = None,
    everything: Annotated[
        bool,
        flag(
            "--all",
            "Those with a reason too, dates that neither law nor handbook sets, and what has no record.",
        ),
    ] = False,
    only: Only = EVERYONE,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.cli.gather import facts_of
    from casemgr.reports.late import late_report, late_rows

    here = given.session
    if student is None or rule is None:
        if student or code or why:
            raise UsageError("to record a reason, say the student, the duty, --code and --why")
        whom = only.settled(here)
        found = [row for facts in facts_of(here, whom) for row in late_rows(facts, here.context, here.today)]
        report = late_report(found, here.context.law.delays, here.today, everything=everything)
        listing.show(here, report)
        return
    known = here.context.law.delays
    if why is None or (code is None and known):
        raise UsageError(f"a reason needs {f'--code ({_listed(known)}) and ' if known else ''}--why TEXT")
    if code is not None and code.strip() not in known:
        raise UsageError(f"--code {code}: no such delay code ({_listed(known) or 'your state has none'})")
    with given.recording(student) as work:
        _record(work, rule, code and code.strip(), why, given.day(work), given.by)


def _listed(codes: Mapping[str, str]) -> str:
    return "; ".join(f"{code} {meaning}" for code, meaning in codes.items())


def _record(work: Work, words: str, code: str | None, why: str, day: date, by: str | None) -> None:
    from casemgr.casefile.events import LateExplained
    from casemgr.docket.late import late_clocks, unexplained
    from casemgr.docket.matching import started_by
    from casemgr.errors import Refused

    law = find_rule(work.caseload, words)
    clocks = [c for c in late_clocks(work.clocks) if c.rule.id == law.id]
    if not clocks:
        raise Refused(f"{work.student.id}: not recorded: {law.id} is neither overdue nor was it met late")
    open_ones = unexplained(clocks, work.known)
    clock = (open_ones or clocks)[-1]
    if not open_ones:
        work.warn("this deadline has a reason already; the new one is added")
    work.add(LateExplained, day, rule=law.id, clock=started_by(clock.start), code=code, why=why, by=by)
