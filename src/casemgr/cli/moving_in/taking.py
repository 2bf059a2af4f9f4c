"""What an import found: shown, agreed to and written, and what is left of it."""

import typer

from casemgr.casefile.nameparts import as_usual, in_one_case
from casemgr.casefile.saying import joined, plural
from casemgr.checks.head_notes import past_every_duty
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import show_parts
from casemgr.cli.moving_in.besides import ask_besides
from casemgr.cli.moving_in.choosing_ids import ids_for
from casemgr.cli.moving_in.offering import offer_changes
from casemgr.cli.moving_in.reading import keep_readings
from casemgr.cli.moving_in.writing import works_of
from casemgr.cli.recording.given import Given
from casemgr.cli.recording.transaction import MANY, Recorder
from casemgr.cli.terminal.asking import agree, can_ask, the_day
from casemgr.cli.terminal.lines import aside
from casemgr.exchange.beside import Compared
from casemgr.exchange.intake import Besides
from casemgr.exchange.plan import Plan, plan_of, remarks_of, unlisted
from casemgr.exchange.reviews import Cycles
from casemgr.law.readings import Readings
from casemgr.reports.import_preview import preview
from casemgr.reports.undoing import one_by_one


def record_plan(
    given: Given,
    recorder: Recorder,
    found: Compared,
    readings: Readings,
    last_progress: str | None,
    *,
    ask: bool,
) -> Plan:
    """The plan shown, agreed to and written; with --yes it is written first."""
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
    here = given.session
    show_parts(here, preview(found.comparison, plan.new, plan.changed, titles=found.titles, as_of=here.today))


def tell_rest(given: Given, plan: Plan) -> None:
    """What is worth a note, and what is left, a line each."""
    if note := unlisted(plan, given.session.caseload.settings.school_names):
        aside(f"Note: {note}")
    law, today = given.session.context.law, given.session.today
    for student_id, new in plan.new.items():
        born = new.pupil.born
        if born and (too_old := past_every_duty(born, law, today)):
            aside(f"Note: {student_id}: {too_old}")
    if note := _printed_so(plan):
        aside(f"Note: {note}")
    complain(plan.left)
    if plan.left:
        aside(f"Left: {plural(len(plan.left), 'line')} above, for you to decide")


def _printed_so(plan: Plan) -> str | None:
    """Whose name, or whose contact's, letters would print all in small letters or all in capitals; None where nobody's is."""
    names = {
        student_id: [f"{new.pupil.last}, {new.pupil.first}", *(each.name for each in new.pupil.contacts)]
        for student_id, new in plan.new.items()
    }
    found = {student_id: each for student_id, each in names.items() if any(map(in_one_case, each))}
    if not found:
        return None
    first, (name, *_) = next(iter(found.items()))
    return (
        f"names all in capitals or in small letters are printed so in letters: {joined([*found])}. To write one as usual: "
        f'casemgr edit {first} --name "{as_usual(name)}"; of a contact with --contact NAME --contact-name NAME'
    )
