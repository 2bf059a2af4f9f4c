"""The dates of the coming year, what is to do without one, and the last events; `casemgr history` has them all.

Example: `casemgr show ana-r`
"""

from casemgr.cli.lists.gather import case_manager_name
from casemgr.cli.lists.output import FormatName, Output, format_of
from casemgr.cli.lists.showing import show, show_sheet
from casemgr.cli.options.kinds import StudentWords
from casemgr.cli.program.session import Session
from casemgr.paper.formats import FORMATS, SHEET_FORMATS

EVENTS = 8


def run(here: Session, student: StudentWords, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.reports.report import Sheet
    from casemgr.reports.show import events_report, heading_lines, last_events, near_report, show_data

    wanted = format_of(format_name, output, FORMATS)
    context = here.context
    facts = here.facts(here.find(student))
    deadlines = here.deadlines(facts)
    if wanted not in SHEET_FORMATS:
        show(here, events_report(facts.student, context.law, here.today), wanted, output)
        return
    manager = case_manager_name(here, facts.student)
    parts = (
        "\n".join(heading_lines(facts, context, deadlines, here.today, manager)),
        near_report(facts, context, deadlines, here.today, here.problems),
        last_events(facts.student, context.law, here.today, EVENTS),
    )
    show_sheet(here, Sheet(parts, lambda: show_data(facts, context, deadlines, here.today)), wanted, output)
