"""Without a SELPA option the stricter case is counted: another SELPA, 30 days.

Example: `casemgr transfer-in leo-t --on 2026-11-30 --from "Lakeside Unified" --other-selpa --name "Leo Tran"
--born 2014-03-02 --grade 7 --school "Fernbrook Middle" --last-annual 2026-02-10`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli import identity
from casemgr.cli.commands.add import LastAnnual, LastEvaluation
from casemgr.cli.commands.assign import CaseManager, assign
from casemgr.cli.common import By, DryRun, Force, Note, On, session
from casemgr.cli.dates import happened, with_year
from casemgr.cli.school_words import check_school
from casemgr.cli.transaction import recording, recording_new
from casemgr.cli.work import Work
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="A short code of your own, like leo-t.")],
    from_district: Annotated[str, typer.Option("--from", metavar="DISTRICT", help="The former district.")],
    on: On = None,
    same_selpa: Annotated[
        bool, typer.Option("--same-selpa", help="From a district of our own SELPA.")
    ] = False,
    other_selpa: Annotated[
        bool, typer.Option("--other-selpa", help="From another SELPA in California.")
    ] = False,
    out_of_state: Annotated[bool, typer.Option("--out-of-state", help="From another state.")] = False,
    name: identity.NameOption = None,
    born: identity.Born = None,
    grade: identity.Grade = None,
    school: identity.School = None,
    last_annual: LastAnnual = None,
    last_evaluation: LastEvaluation = None,
    language: identity.Language = None,
    track: identity.Track = None,
    case_manager: CaseManager = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import TransferredIn

    here = session(ctx)
    kinds = {"same-selpa": same_selpa, "other-selpa": other_selpa, "out-of-state": out_of_state}
    chosen = [kind for kind, given in kinds.items() if given]
    if len(chosen) > 1:
        raise UsageError("choose one of --same-selpa, --other-selpa and --out-of-state")

    def record(work: Work) -> None:
        if not chosen:
            work.warn(
                "no SELPA named: counted as another SELPA, the stricter case; say --same-selpa if it is ours"
            )
        day = work.happened(on)
        work.add(
            TransferredIn,
            day,
            from_district=from_district,
            kind=chosen[0] if chosen else "other-selpa",
            last_annual=happened(last_annual, work.today) if last_annual else None,
            last_evaluation=with_year(last_evaluation, work.today, "--last-evaluation")
            if last_evaluation
            else None,
            by=by,
            note=note,
        )
        if case_manager:
            assign(work, case_manager, day)

    if name is None:  # one who has been here before
        with recording(here, student, dry_run=dry_run, force=force) as work:
            record(work)
        return
    head = identity.new_identity(
        here, student, name=name, born=born, grade=grade, school=school, language=language, track=track
    )
    with recording_new(here, head, dry_run=dry_run, force=force) as work:
        check_school(work, work.student.identity.school)
        record(work)
