"""Alone, it lists the deadlines that have no reason yet. With a student and a duty it records the reason: the words, and
for a meeting the state's delay code where it has such codes.

Example: `casemgr late`, `casemgr late nia-c annual-review --code 20 --why "father abroad until 11/30"`
"""

from typing import Annotated

from casemgr.casefile.optionwords import needs
from casemgr.cli.duties.rule_words import find_rule
from casemgr.cli.lists.gather import facts_of
from casemgr.cli.lists.narrowing import EVERYONE, Only, Sort
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Maybe, argument, flag, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import UsageError
from casemgr.reports.sorts import BY_DATE


def run(
    given: Annotated[Given, Takes("on", "by", "force", "dry_run")],
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name.")] = None,
    rule: Annotated[Maybe, argument("[RULE]", "The duty that was late.")] = None,
    code: Annotated[Maybe, text("CODE", "The state's delay code.")] = None,
    why: Annotated[Maybe, text("TEXT", "The reason, kept on file.")] = None,
    everything: Annotated[
        bool,
        flag(
            "Those with a reason too, dates that neither law nor handbook sets, and what has no record.",
            "--all",
        ),
    ] = False,
    sort: Sort = BY_DATE,
    only: Only = EVERYONE,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.casefile.events import LateExplained
    from casemgr.checks.of_a_rule import clock_to_explain, reason_said
    from casemgr.docket.matching import started_by
    from casemgr.reports.late import late_report, late_rows
    from casemgr.reports.whose import order_meant

    here = given.session
    if student is None or rule is None:
        if student or code or why:
            raise UsageError("to record a reason, say the student, the duty and --why")
        given.only_shows("STUDENT RULE --why")
        whom = only.settled(here)
        found = [row for facts in facts_of(here, whom) for row in late_rows(facts, here.context, here.today)]
        report = late_report(
            found, here.context.law.delays, here.today, everything=everything, order=order_meant(sort)
        )
        listing.show(here, report)
        return
    listing.records()
    needs("the list", {"--all": everything, "--sort": sort != BY_DATE, **only.typed}, "this records")
    law, book = find_rule(here.caseload, rule), here.context.law
    needs_code = book.delay_codes is not None and book.delay_codes.are_for(law.id)
    reason = reason_said(code, why, book.delays, needs_code=needs_code)
    with given.recording(student) as work:
        clock, has_reason = clock_to_explain(work.student.id, law.id, work.clocks, work.known)
        if has_reason:
            work.warn("this deadline has a reason already; the new one is added")
        work.record(LateExplained, rule=law.id, clock=started_by(clock.start), **reason._asdict())
