"""It lists students that only one of them has, dates, case managers and schools that differ, and which side is newer. Nothing
is changed; exit 1 where they differ. `casemgr import` takes over what changed.

Example: `casemgr drift iep-dates.csv`, `casemgr drift iep-dates.csv -o drift.csv`
"""

import typer

from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.moving_in.comparing import Columns, Files, Kind, Manager, incoming
from casemgr.cli.program.session import Session


def run(
    here: Session,
    files: Files,
    kind: Kind = None,
    case_manager: Manager = None,
    column: Columns = None,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.exchange.drift import drift_of
    from casemgr.exchange.plan import open_questions, remarks_of
    from casemgr.reports.drift import drift_report

    found = incoming(here, files, kind, column, case_manager).compared(here.context.readings, {})
    differences = drift_of(found.comparison)
    report = drift_report(differences, found.titles, len(found.comparison.same), here.today)
    complain((*remarks_of(found), *open_questions(found)))
    listing.show(here, report)
    if differences:
        raise typer.Exit(1)
