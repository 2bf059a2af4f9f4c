"""What an import found: shown, agreed to and written, and what is left of it."""

from collections.abc import Sequence
from functools import partial

import typer

from casemgr.casefile.saying import plural
from casemgr.casefile.typed.asker import Asker
from casemgr.checks.head_notes import all_printed_as_typed, names_in_one_case, past_every_duty
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import show_parts
from casemgr.cli.moving_in.writing import notes_on_booking, works_of
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given
from casemgr.cli.recording.transaction import MANY, Recorder
from casemgr.cli.terminal.asking import agree, can_ask, the_day
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError
from casemgr.exchange.asked.besides import ask_besides
from casemgr.exchange.asked.ids import ids_typed
from casemgr.exchange.asked.offering import offer_changes
from casemgr.exchange.asked.yearcount import AS_SETTING
from casemgr.exchange.beside import Compared
from casemgr.exchange.besides import with_certain_iep, with_statuses
from casemgr.exchange.compare import New
from casemgr.exchange.intake import Besides
from casemgr.exchange.newids import new_ids
from casemgr.exchange.plan import Plan, of_others, plan_of, remarks_of, unlisted
from casemgr.exchange.reviews import Cycles
from casemgr.law.readings import Readings
from casemgr.reports.import_preview import preview
from casemgr.reports.undoing import one_by_one
from casemgr.store.folders import SETTINGS
from casemgr.store.plainfiles import change_file


def record_plan(
    given: Given,
    recorder: Recorder,
    found: Compared,
    readings: Readings,
    last_progress: str | None,
    asker: Asker | None,
) -> Plan:
    """The plan shown, agreed to and written; with --yes it is written first."""
    here = given.session
    progress = the_day(last_progress, here.today) if last_progress else None
    cycles = Cycles.of(here.context.law, readings)
    plan = plan_of(found, here.today, cycles, lambda students: _ids_for(here, students, asker))
    if not given.yes:
        _show(given, found, plan)
    complain(remarks_of(found, plan))
    if asker:
        offer_changes(asker, found, plan, here.today)
        notes_on = partial(notes_on_booking, here, recorder, plan, cycles)
        besides = ask_besides(asker, here.today, plan.new, cycles, progress, notes_on)
        plan.new = with_statuses(plan.new, besides)
    else:
        besides = dict.fromkeys(with_certain_iep(plan.new), Besides(last_progress=progress))
    works = works_of(here, recorder, plan, besides, cycles)
    if works and not given.dry_run and not given.yes and (plan.new or not asker):
        _agree(len(works))
    if not given.dry_run:
        _keep_readings(here, readings)
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


def _ids_for(here: Session, students: Sequence[New], asker: Asker | None) -> list[str]:
    """An id for each, in their order; none that a student or a file has, though it cannot be read."""
    folder = here.caseload.path_of("x").parent
    taken = {path.stem for path in folder.glob("*.yaml")}
    style = here.caseload.settings.new_ids
    ids = new_ids((new.pupil for new in students), taken, style)
    return ids_typed(asker, students, ids, taken) if asker and style == "asked" else ids


def _keep_readings(here: Session, readings: Readings) -> None:
    """Write what was answered into the settings."""
    if readings.anniversary == here.context.readings.anniversary:
        return
    try:
        change_file(here.caseload.root, SETTINGS, {("readings", "anniversary"): readings.anniversary})
    except CasemgrError as error:
        raise CasemgrError(f"{error}; write {AS_SETTING} there") from None
    aside(f"Set in {SETTINGS}: {AS_SETTING}")


def _agree(count: int) -> None:
    """Ask, on a terminal always; elsewhere more than a few need --yes. An Enter too many loses no answer given before."""
    if can_ask() or count > MANY:
        question = f"Write this for {plural(count, 'student')}?"
        agree(question, f"this is for {count} students", yes=False, default=None)


def _show(given: Given, found: Compared, plan: Plan) -> None:
    here = given.session
    show_parts(here, preview(found.comparison, plan.new, plan.changed, titles=found.titles, as_of=here.today))


def tell_rest(given: Given, found: Compared, plan: Plan) -> None:
    """What is worth a note, and what is left, a line each."""
    if note := unlisted(plan, given.session.caseload.settings.school_names):
        aside(f"Note: {note}")
    law, today = given.session.context.law, given.session.today
    for student_id, new in plan.new.items():
        born = new.pupil.born
        if born and (too_old := past_every_duty(born, law, today)):
            aside(f"Note: {student_id}: {too_old}")
    names = {
        student_id: names_in_one_case(
            student_id, new.pupil.first, new.pupil.last, (each.name for each in new.pupil.contacts)
        )
        for student_id, new in plan.new.items()
    }
    if note := all_printed_as_typed(names):
        aside(f"Note: {note}")
    complain(plan.left)
    if others := of_others(found):
        aside(f"Left out: {others}")
    if plan.left:
        aside(f"Left: {plural(len(plan.left), 'line')} above, for you to decide")
