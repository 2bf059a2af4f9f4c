"""The other system is the state's IEP system, a student information system, or a table of your own (--kind table). Columns that you
added are read too, and those that are not taken are named. First it lists what is
new, changed, the same and left out; then, on a terminal, what the file leaves open is asked, each question once,
and the changes of students on file are offered: all, each or none. A second import of the same file changes nothing, and
a blank cell never erases what is on file.

With --yes nothing is asked: what is certain is written, and what is left is listed with its line; exit 1 then.

Example: `casemgr import iep-dates.csv`, `casemgr import roster.xlsx goals.csv --case-manager "Dana Whitfield" --yes`
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import show_parts
from casemgr.cli.moving_in.comparing import Columns, Files, Kind, Manager, School, incoming
from casemgr.cli.moving_in.own_table import keep_columns
from casemgr.cli.options.kinds import Maybe, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.terminal.asking import agree, can_ask, the_day
from casemgr.cli.terminal.lines import aside

if TYPE_CHECKING:
    from casemgr.cli.recording.transaction import Recorder
    from casemgr.exchange.beside import Compared
    from casemgr.exchange.plan import Plan
    from casemgr.law.readings import Readings

MANY = 3


def run(
    given: Annotated[Given, Takes("yes", "dry_run")],
    files: Files,
    kind: Kind = None,
    case_manager: Manager = None,
    column: Columns = None,
    school: School = None,
    last_progress: Annotated[
        Maybe, text("DATE", "When the last progress reports of the new students went home.")
    ] = None,
    fill_in: Annotated[
        Path | None, text("FILE.xlsx", "Write a sheet of what is still missing; import it when it is filled.")
    ] = None,
) -> None:
    from casemgr.cli.moving_in.fillin import write_fill_in
    from casemgr.cli.moving_in.reading import settled
    from casemgr.cli.recording.transaction import recording_many
    from casemgr.exchange.lacking import missing_words

    here = given.session
    ask = can_ask() and not given.yes
    with recording_many(here, dry_run=given.dry_run) as recorder:
        sources = incoming(here, files, kind, column, case_manager, school, ask=ask)
        readings, found = settled(here, sources, ask=ask)
        plan = _recorded(given, recorder, found, readings, last_progress, ask=ask)
        is_of_use = bool(plan.count or found.comparison.same)
        for columns in sources.own_tables if is_of_use and not given.dry_run else ():
            keep_columns(here, columns)
    _tell_rest(given, plan)
    if fill_in and given.dry_run:
        typer.echo(f"{fill_in} was not written either: it comes with the import, or after it.")
    elif fill_in:
        write_fill_in(here, found, plan, fill_in)
    elif not given.dry_run and (missing := missing_words(new.pupil for new in plan.new.values())):
        typer.echo(
            f"Not in the file: {missing}. For a sheet to fill in, import again with --fill-in missing.xlsx"
        )
    if plan.left:
        raise typer.Exit(1)


def _recorded(
    given: Given,
    recorder: Recorder,
    found: Compared,
    readings: Readings,
    last_progress: str | None,
    *,
    ask: bool,
) -> Plan:
    """The plan shown, agreed to and written; with --yes it is written first."""
    from casemgr.cli.moving_in.besides import ask_besides
    from casemgr.cli.moving_in.choosing_ids import ids_for
    from casemgr.cli.moving_in.offering import offer_changes
    from casemgr.cli.moving_in.reading import keep_readings
    from casemgr.cli.moving_in.writing import works_of
    from casemgr.exchange.intake import Besides
    from casemgr.exchange.plan import plan_of, remarks_of
    from casemgr.exchange.reviews import Cycles
    from casemgr.reports.undoing import one_by_one

    here = given.session
    progress = the_day(last_progress, here.today) if last_progress else None
    cycles = Cycles.of(here.context.law, readings)
    plan = plan_of(found, here.today, cycles, lambda students: ids_for(here, students, ask=ask))
    if not given.yes:
        _show(given, found, plan)
    complain(remarks_of(found, plan))
    if ask:
        offer_changes(found, plan, here.today)
        besides = ask_besides(here, plan.new, cycles, progress)
    else:
        besides = dict.fromkeys(plan.new, Besides(last_progress=progress))
    works = works_of(here, recorder, plan, besides, cycles)
    if works and not given.dry_run and not given.yes and (plan.new or not ask):
        _agree(len(works))
    if not given.dry_run:
        keep_readings(here, readings)
    recorder.write(works)
    if given.yes:
        _show(given, found, plan)
    if given.dry_run:
        typer.echo("Dry run: nothing was written.")
    elif works:
        typer.echo(f"Recorded for {plural(len(works), 'student')}. Next: casemgr today")
        typer.echo(one_by_one([work.student.id for work in works]))
    else:
        typer.echo("Nothing to record.")
    return plan


def _agree(count: int) -> None:
    """Ask, on a terminal always; elsewhere more than a few need --yes. An Enter too many loses no answer given before."""
    if can_ask() or count > MANY:
        question = f"Write this for {plural(count, 'student')}?"
        agree(question, f"this is for {count} students", yes=False, default=None)


def _show(given: Given, found: Compared, plan: Plan) -> None:
    from casemgr.reports.import_preview import preview

    here = given.session
    show_parts(here, preview(found.comparison, plan.new, plan.changed, titles=found.titles, as_of=here.today))


def _tell_rest(given: Given, plan: Plan) -> None:
    """What is worth a note, and what is left, a line each."""
    from casemgr.checks.head_notes import past_every_duty
    from casemgr.exchange.plan import unlisted

    if note := unlisted(plan, given.session.caseload.settings.school_names):
        aside(f"Note: {note}")
    law, today = given.session.context.law, given.session.today
    for student_id, new in plan.new.items():
        born = new.pupil.born
        if born and (too_old := past_every_duty(born, law, today)):
            aside(f"Note: {student_id}: {too_old}")
    complain(plan.left)
    if plan.left:
        aside(f"Left: {plural(len(plan.left), 'line')} above, for you to decide")
