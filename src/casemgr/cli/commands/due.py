"""By the last school day to act; the due date is said where it is another. --all adds those met.

Example: `casemgr due --within 30`, `casemgr due --student ana-r --format json`
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.options import Maybe, flag, text
from casemgr.cli.output import FormatName, Output, format_of
from casemgr.cli.session import session
from casemgr.cli.showing import show

if TYPE_CHECKING:
    from casemgr.cli.session import Session
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts
    from casemgr.reports.due import DueRow

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
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import facts_about, from_all_facts
    from casemgr.paper.formats import FORMATS
    from casemgr.reports.due import due_report
    from casemgr.reports.words import unknown_words

    here = session(ctx)
    wanted = format_of(format_name, output, FORMATS)
    choice = Choice(within, everything, undated_only)
    whom = only.settled(here)
    make = partial(_part, here=here, choice=choice, share=whom.part, with_json=wanted == "json")
    parts = [make(facts_about(here, student))] if student else from_all_facts(here, make, whom.any_person)
    rows: list[DueRow] = []
    undated = 0
    missing: list[str] = []
    for part in parts:
        rows += part.rows
        undated += part.undated
        missing += part.missing
    notes = [f"{undated} open without a date are left out: casemgr due --undated"] if undated else []
    notes += unknown_words(missing, here.today, here.problems)
    show(here, due_report(rows, here.today, tuple(notes), person=whom.person), format_name, output)
    if exit_code and any(row.status == "overdue" for row in rows):
        raise typer.Exit(1)


class Choice(NamedTuple):
    """Which deadlines are asked for."""

    within: int | None
    everything: bool
    undated_only: bool

    def takes(self, deadline: Deadline, today: date) -> bool:
        """Whether a deadline is due within so many days; or, of those without a date, whether it is open now and not
        only because its date lies years ahead, past the calendars."""
        if self.undated_only:
            from casemgr.docket.next_steps import is_far_unknown

            return deadline.due is None and not is_far_unknown(deadline, today)
        return self.within is None or (
            deadline.due is not None and (deadline.due - today).days <= self.within
        )


class Part(NamedTuple):
    """What one student adds to the list: rows, and what is only counted."""

    rows: list[DueRow]
    undated: int
    missing: list[str]


def _part(
    facts: Facts,
    here: Session,
    choice: Choice,
    share: Callable[[Facts, Deadline], str | None],
    with_json: bool,
) -> Part:
    from casemgr.docket.derive import derive_from
    from casemgr.docket.missing import missing_calendar
    from casemgr.docket.next_steps import is_far_unknown
    from casemgr.reports.due import due_row

    rows, undated, missing = [], 0, []
    context, today = here.context, here.today
    for deadline in derive_from(facts, context, today):
        if not deadline.is_open and not (choice.everything and deadline.status != "ended"):
            continue
        if (part := share(facts, deadline)) is None:
            continue
        undated += choice.within is not None and deadline.status == "open"
        if deadline.status == "unknown" and not is_far_unknown(deadline, today):
            missing.append(missing_calendar(deadline, facts))
        if choice.takes(deadline, today):
            rows.append(due_row(deadline, facts, context, with_json=with_json, part=part))
    return Part(rows, undated, missing)
