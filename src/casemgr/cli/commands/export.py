"""They are written as CSV or JSON lines. Names, birth dates, contacts, ids of other systems and free words are
left out unless --names asks for them. `export students --names` is a file that `casemgr import` reads.

A row of `students` holds what is at the head of the file, and `last_annual`, `last_evaluation`, `last_progress`, the latest on
record; `referral` and `consent` of an open initial; `exited`; `seis`, `ssid`, `local` and `sourced`, the ids in other systems.
What a student may have several of is numbered: `area`, `progress_date`, `contact_name`, `contact2_name`, `provider_service`.

A row of `events` is one event, in the order of the file, with what its type holds in `fields`, as JSON (`casemgr events`
explains the types). A row of `deadlines` has the rule's id, its title and kind, the `status` (running, overdue, open, unknown,
met, met_late), and the days on which it started, is due, was met, and by which to act (`hold_by`). Days are YYYY-MM-DD.

Example: `casemgr export deadlines -o deadlines.csv`, `casemgr export students --names -o students.csv`,
`casemgr export events --student ana-r --names --format jsonl`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from casemgr.casefile.names import meant
from casemgr.cli.lists.gather import students_of
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.output import Output, format_of, put, say_damage
from casemgr.cli.lists.showing import end, keep_fuller_file
from casemgr.cli.options.kinds import Maybe, flag, text, word
from casemgr.cli.program.session import Session
from casemgr.paper.formats import as_csv, as_file

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.reports.report import Report

What = Literal["students", "events", "deadlines"]


def run(
    here: Session,
    what: Annotated[str, word(What, "WHAT")],
    student: Annotated[Maybe, text("STUDENT", "Only this one.")] = None,
    names: Annotated[bool, flag("Names and free words too: the file is a student record then.")] = False,
    only: Only = EVERYONE,
    format_name: Annotated[Maybe, text("FORMAT", "csv or jsonl.", "--format")] = None,
    output: Output = None,
) -> None:
    from casemgr.reports.export import json_lines

    formats = {"csv": as_csv, "jsonl": json_lines}
    wanted = "csv" if not format_name and output is None else format_of(format_name, output, formats)
    chosen = meant(what, get_args(What))
    if student:
        students = [here.find(student)]
    else:
        whom = only.settled(here)  # where it is not narrowed, those with another case manager too
        students = list(students_of(here, None if whom.is_everyone else whom))
    report = _report(here, chosen, students, names=names)
    say_damage(here.problems)
    keep_fuller_file(here, output)
    put(as_file(report, wanted) if output and wanted == "csv" else formats[wanted](report), output)
    end(here)


def _report(here: Session, what: str, students: list[Student], *, names: bool) -> Report:
    from casemgr.exchange.outgoing import students_table
    from casemgr.exchange.reviews import Cycles
    from casemgr.paper.labels import labels_to_keep
    from casemgr.reports.export import deadlines_report, events_report, export_report
    from casemgr.state.enrollment import exit_of

    context, today, settings = here.context, here.today, here.caseload.settings
    if what == "events":
        return events_report(students, today, names=names)
    if what == "deadlines":
        return deadlines_report(students, context, today)
    leaving = [each for each in students if exit_of(each.known(today)) is None]
    kept = labels_to_keep(here.caseload.all_students()[0], leaving, settings.printing.label)
    cycles, own = Cycles.of(context.law, context.readings), settings.case_manager.name
    return export_report(*students_table(students, today, cycles, own, kept, names=names))
