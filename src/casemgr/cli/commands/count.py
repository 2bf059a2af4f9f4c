"""It shows the date that a rule gives from any day, with each run of days counted or skipped, the law, and the dates of the
other readings. No student is needed. A rule that counts back goes back from the day.

Example: `casemgr count initial-iep --from 11/9`, `casemgr count records-copies --from today`
"""

from typing import Annotated

from casemgr.casefile.typed import dates
from casemgr.casefile.vocabulary import Level
from casemgr.cli.duties.rule_words import RuleWords, find_rule
from casemgr.cli.lists.output import Output, SheetFormat, format_of
from casemgr.cli.lists.showing import show_sheet
from casemgr.cli.options.kinds import choice, flag, text
from casemgr.cli.program.session import Session
from casemgr.paper.formats import SHEET_FORMATS


def run(
    here: Session,
    rule: RuleWords,
    first: Annotated[
        str, text("DATE", "The day to count from; without a year, the nearest such day.", "--from")
    ],
    level: Annotated[str, choice(Level, "LEVEL", lead="Where the number depends on it: ")] = "elementary",
    days: Annotated[bool, flag("Every single day on a line of its own.")] = False,
    format_name: SheetFormat = None,
    output: Output = None,
) -> None:
    from casemgr.docket.explain import explain
    from casemgr.docket.trial import nobody, trial
    from casemgr.law.within import Count
    from casemgr.reports.count import count_data, count_text
    from casemgr.reports.report import Sheet

    wanted = format_of(format_name, output, SHEET_FORMATS)
    law = find_rule(here.caseload, rule)
    day = dates.counted_from(
        first, here.today, is_backward=isinstance(law.within, Count) and law.within.backward
    )
    facts = nobody("secondary" if level.startswith("s") else "elementary", here.context, here.today)
    found = explain(trial(law, day, facts, here.context, here.today), facts, here.context)
    words = count_text(found, facts, here.context, every_day=days)
    show_sheet(here, Sheet((words,), lambda: count_data(found)), wanted, output)
