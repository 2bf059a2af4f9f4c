"""It lists students that only one of them has, dates, case managers and schools that differ, and which side is newer. Nothing
is changed; exit 1 where they differ. `casemgr import` takes over what changed. --school takes who is at the school here or there,
--person the students on file with whom that person works.

Example: `casemgr drift iep-dates.csv`, `casemgr drift iep-dates.csv -o drift.csv`
"""

from typing import Annotated

import typer

from casemgr.cli.lists.narrowing import Only
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.moving_in.comparing import Columns, Files, Kind, Manager, incoming
from casemgr.cli.options.kinds import Maybe, text
from casemgr.cli.program.session import Session


def run(
    here: Session,
    files: Files,
    kind: Kind = None,
    case_manager: Manager = None,
    column: Columns = None,
    school: Annotated[Maybe, text("NAME", "Only one school's.")] = None,
    person: Annotated[Maybe, text("NAME", "Only the students of this assessor or provider.")] = None,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.exchange.drift import at_schools, drift_of
    from casemgr.exchange.plan import open_questions, remarks_of
    from casemgr.reports.drift import drift_report
    from casemgr.reports.narrowing import ALL

    whom = Only(school, ALL, person).settled(here)
    found = incoming(here, files, kind, column, case_manager).compared(here.context.readings, {})
    meant = {each.id for each in found.students.values() if whom.takes(each, here.today)}
    narrowed = at_schools(found.comparison, meant.__contains__, whom.takes_school, new=person is None)
    differences = drift_of(narrowed)
    report = drift_report(differences, found.titles, len(narrowed.same), here.today)
    complain((*remarks_of(found), *open_questions(found)))
    listing.show(here, report)
    if differences:
        raise typer.Exit(1)
