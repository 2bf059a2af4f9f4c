"""By the last school day to act; the due date is said where it is another. --all adds those met.

Example: `casemgr due --within 30`, `casemgr due --before "winter break"`, `casemgr due --student ana-r --format json`
"""

from collections.abc import Iterable
from typing import Annotated

import typer

from casemgr.cli.lists.gather import from_all_facts
from casemgr.cli.lists.narrowing import EVERYONE, Only, Sort
from casemgr.cli.lists.output import FormatName, Output, format_of
from casemgr.cli.lists.showing import show
from casemgr.cli.options.kinds import Maybe, Several, flag, number, text
from casemgr.cli.program.session import Session
from casemgr.paper.formats import FORMATS
from casemgr.reports.sorts import BY_DATE


def run(
    here: Session,
    within: Annotated[
        int | None, number("DAYS", "Only those due, or to act on, within so many days.")
    ] = None,
    before: Annotated[
        Maybe,
        text(
            "WHEN",
            "Only those to act on before a day, a break by its name, summer, or the last day of school.",
        ),
    ] = None,
    student: Annotated[Several, text("STUDENT", "Only this student's (repeatable).")] = None,
    everything: Annotated[bool, flag("Those met too.", "--all")] = False,
    undated_only: Annotated[bool, flag("Only the duties without a date.", "--undated")] = False,
    sort: Sort = BY_DATE,
    exit_code: Annotated[bool, flag("Exit with 1 if something is overdue.")] = False,
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.docket.facts import Facts
    from casemgr.paper.jsontext import row_halves, row_of
    from casemgr.reports.due import due_report
    from casemgr.reports.due_json import due_texts
    from casemgr.reports.due_rows import Choice, Part, due_part, together
    from casemgr.reports.whose import order_meant

    wanted = format_of(format_name, output, FORMATS)
    whom = only.settled(here)
    limit = None
    if before:
        from casemgr.reports.before import limit_meant

        limit = limit_meant(before, here.context.main_years, here.context.tracks, here.today)
    write = row_halves if wanted == "json" else None
    order = order_meant(sort)
    choice = Choice(within, everything, undated_only, write, whom.part, limit, order)

    def of(facts: Facts) -> Part:
        return due_part(facts, here.context, here.today, choice)

    if student:
        named = {found.id: found for found in map(here.find, student)}
        parts: Iterable[Part] = [of(here.facts(each)) for each in named.values()]
    else:
        parts = from_all_facts(here, of, whom.any_person)
    found = together(parts)
    notes = tuple(found.notes(here.today, here.problems))
    title = limit.words(found.tracks, here.today) if limit else ""
    report = (
        due_texts(found.texts, row_of)
        if write
        else due_report(found.rows, here.today, notes, whom.person, title, order)
    )
    show(here, report, format_name, output)
    if exit_code and found.is_overdue:
        raise typer.Exit(1)
