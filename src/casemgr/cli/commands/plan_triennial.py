"""Several students may be named: one meeting with the assessment team often settles several. A triennial is left out only
where parent and district agree in writing; --waiver-signed is that day.

Example: `casemgr plan-triennial ben-k kou-v --scope comprehensive --on 9/3`
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import TriennialScope
from casemgr.cli.asking import ask_text, choose
from casemgr.cli.given import FOR_MANY, Given, Work
from casemgr.cli.options import Maybe, argument, choice, text, words_of


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[list[str], argument("STUDENT", "Each an id, or enough of an id or name.")],
    scope: Annotated[Maybe, choice(TriennialScope, "SCOPE")] = None,
    waiver_signed: Annotated[Maybe, text("DATE", "not-needed: the day the agreement was signed.")] = None,
) -> None:
    from casemgr.casefile.events import TriennialPlanned

    here = given.session
    chosen = choose(scope, "How is the triennial done?", words_of(TriennialScope), "--scope")
    if chosen == "not-needed" and not given.force:
        waiver_signed = waiver_signed or ask_text("When was the agreement signed?", "--waiver-signed DATE")
    ids = [*dict.fromkeys(here.find(words).id for words in students)]
    with given.recording_each(ids) as works:
        for work in works:
            day = given.day(work)
            signed = work.signed(waiver_signed, day)
            if signed:
                _doubt(work, signed)
            # The agreement in writing is what happened, whenever it is typed.
            on = signed if signed and given.on is None else day
            given.add(work, TriennialPlanned, on, scope=chosen, waiver_signed=signed)


def _doubt(work: Work, signed: date) -> None:
    """Refused for an agreement from before this triennial began; a note where an assessment for it goes on."""
    for clock in work.clocks:
        if not clock.is_open:
            continue
        if clock.rule.role == "triennial" and signed < clock.started_on:
            work.refuse(
                f"the agreement of {long_date(signed)} is from before the evaluation of {long_date(clock.started_on)}, "
                "from which this triennial counts"
            )
        if clock.rule.role == "reassessment" and clock.start.event:
            began = long_date(clock.start.event.date, work.today)
            work.warn(
                f"the assessment that the parent consented to on {began} goes on: {clock.rule.short} stays open"
            )
