"""By due date, with the last school day to act by. --all adds those met.

Example: `casemgr due --within 30`, `casemgr due --student ana-r --format json`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.common import FormatName, Output, format_of, session
from casemgr.cli.gather import CaseManager
from casemgr.cli.options import Maybe, flag, text
from casemgr.cli.showing import show

if TYPE_CHECKING:
    from casemgr.docket.deadline import Deadline

OneStudent = Annotated[Maybe, text("STUDENT", "Only one student's.", "--student")]


def run(
    ctx: typer.Context,
    within: Annotated[
        int | None, typer.Option(metavar="DAYS", min=0, help="Only those due within so many days.")
    ] = None,
    student: OneStudent = None,
    everything: Annotated[bool, flag("--all", "Those met too.")] = False,
    undated_only: Annotated[bool, flag("--undated", "Only the duties without a date.")] = False,
    exit_code: Annotated[bool, flag("--exit-code", "Exit with 1 if something is overdue.")] = False,
    case_manager: CaseManager = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import all_facts, facts_about
    from casemgr.docket.derive import derive_from
    from casemgr.docket.missing import missing_calendar
    from casemgr.docket.next_steps import is_far_unknown
    from casemgr.paper.formats import FORMATS
    from casemgr.reports.due import DueRow, due_report, due_row
    from casemgr.reports.words import unknown_words

    here = session(ctx)
    wanted = format_of(format_name, output, FORMATS)
    context = here.context
    rows: list[DueRow] = []
    undated = 0
    missing: list[str] = []
    everyone = [facts_about(here, student)] if student else all_facts(here, case_manager)
    for facts in everyone:  # one student at a time: what is kept is rows
        for deadline in derive_from(facts, context, here.today):
            if not deadline.is_open and not (everything and deadline.status != "ended"):
                continue
            undated += within is not None and deadline.status == "open"
            if deadline.status == "unknown" and not is_far_unknown(deadline, here.today):
                missing.append(missing_calendar(deadline, facts))
            if _is_wanted(deadline, within, here.today, undated_only=undated_only):
                rows.append(due_row(deadline, facts, context, here.today, with_json=wanted == "json"))
    notes = [f"{undated} open without a date are left out: casemgr due --undated"] if undated else []
    notes += unknown_words(missing, here.today, here.problems)
    show(here, due_report(rows, here.today, tuple(notes)), format_name, output)
    if exit_code and any(row.overdue for row in rows):
        raise typer.Exit(1)


def _is_wanted(deadline: Deadline, within: int | None, today: date, *, undated_only: bool) -> bool:
    """Whether a deadline is due within so many days; or, of those without a date, whether it is open now and not only
    because its date lies years ahead, past the calendars."""
    from casemgr.docket.next_steps import is_far_unknown

    if undated_only:
        return deadline.due is None and not is_far_unknown(deadline, today)
    return within is None or (deadline.due is not None and (deadline.due - today).days <= within)
