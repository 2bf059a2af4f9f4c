"""Start, each run of days counted or not and the reason, counted and raw days, the year-end rule, the law, the other
readings with their dates, and what would meet it.

Example: `casemgr why ana-r initial-iep`, or `casemgr why 5` for line 5 of today's page
"""

from typing import Annotated

from casemgr.cli.duties.rule_words import find_rule
from casemgr.cli.lists.output import Output, SheetFormat, format_of, is_terminal
from casemgr.cli.lists.showing import show_sheet
from casemgr.cli.options.kinds import Maybe, argument, flag
from casemgr.cli.program.session import Session
from casemgr.errors import UsageError
from casemgr.paper.formats import SHEET_FORMATS


def run(
    here: Session,
    student: Annotated[
        str, argument("STUDENT | NUMBER", "A student, or the number of a line that `today` printed.")
    ],
    rule: Annotated[Maybe, argument("[RULE]", "A rule: its id, or enough of its name.")] = None,
    days: Annotated[bool, flag("Every single day on a line of its own.")] = False,
    format_name: SheetFormat = None,
    output: Output = None,
) -> None:
    from casemgr.docket.derive import as_said
    from casemgr.docket.explain import explain
    from casemgr.paper.pictures.blocks import bar_text
    from casemgr.reports.report import Sheet
    from casemgr.reports.why import explanation_data, explanation_text, not_started_text

    wanted = format_of(format_name, output, SHEET_FORMATS)
    student, rule = _meant(here, student, rule)
    law = find_rule(here.caseload, rule)
    context = here.context
    facts = here.facts(here.find(student))
    links = here.caseload.settings.links
    every = here.deadlines(facts)
    clocks = [deadline for deadline in every if deadline.rule.id == law.id]
    if not clocks:
        text = not_started_text(as_said(law, here.today, facts, context), facts, context, links)
        show_sheet(here, Sheet((text,), lambda: {"deadline": None}), wanted, output)
        return
    # The open one is meant, else the last.
    chosen = next((clock for clock in clocks if clock.is_open), clocks[-1])
    explanation = explain(chosen, facts, context)
    text = explanation_text(
        explanation,
        facts,
        context,
        here.today,
        every_day=days,
        beside=every,
        links=links,
        problems=here.problems,
    )
    drawn = bar_text(explanation, facts, context, here.today) if is_terminal() and output is None else ""
    parts = tuple(filter(None, (text, drawn)))
    show_sheet(
        here, Sheet(parts, lambda: explanation_data(explanation, facts, context, every)), wanted, output
    )


def _meant(here: Session, student: str, rule: str | None) -> tuple[str, str]:
    """The student and the rule, said or by the number of a line."""
    from casemgr.store.page import is_number, line_of

    if rule is not None:
        return student, rule
    if is_number(student):
        line = line_of(here.caseload.root, student)
        return line.student, line.rule
    raise UsageError(f"{student}: say which deadline too; `casemgr show {student}` lists them")
