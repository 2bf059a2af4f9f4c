"""Several students may be named: one meeting with the assessment team often settles several. A triennial is left out only
where parent and district agree in writing; --waiver-signed is that day.

Example: `casemgr plan-triennial ben-k kou-v --scope comprehensive --on 9/3`
"""

from typing import Annotated

from casemgr.casefile.optionwords import words_of
from casemgr.casefile.vocabulary import TriennialScope
from casemgr.cli.options.kinds import Maybe, argument, choice, text
from casemgr.cli.recording.chosen import alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.terminal.asking import ask_text, choose


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[list[str], argument("STUDENT", "Each an id, or enough of an id or name.")],
    scope: Annotated[Maybe, choice(TriennialScope, "SCOPE")] = None,
    waiver_signed: Annotated[Maybe, text("DATE", "not-needed: the day the agreement was signed.")] = None,
) -> None:
    from casemgr.recording.deadlines import plan_triennial

    here = given.session
    chosen = choose(scope, "How is the triennial done?", words_of(TriennialScope), "--scope")
    if chosen == "not-needed" and not given.force:
        waiver_signed = waiver_signed or ask_text("When was the agreement signed?", "--waiver-signed DATE")
    with given.recording_each(lambda: alike(here.find(words).id for words in students)) as works:
        for work, _ in works:
            plan_triennial(work, chosen, waiver_signed)
