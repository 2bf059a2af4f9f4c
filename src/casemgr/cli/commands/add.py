"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli import identity
from casemgr.cli.assigning import CaseManager, assign
from casemgr.cli.joining import LastAnnual, LastEvaluation, last_dates
from casemgr.cli.options import Given, Takes, argument


def run(
    given: Annotated[Given, Takes("on", "note", "dry_run")],
    student: Annotated[str, argument("STUDENT", "A short code of your own, like ben-k.")],
    name: identity.NameOption = None,
    born: identity.Born = None,
    grade: identity.Grade = None,
    school: identity.School = None,
    last_annual: LastAnnual = None,
    last_evaluation: LastEvaluation = None,
    language: identity.Language = None,
    track: identity.Track = None,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import StudentAdded

    here = given.session
    head = identity.new_identity(
        here, student, name=name, born=born, grade=grade, school=school, language=language, track=track
    )
    with given.recording_new(head) as work:
        day = given.day(work)
        given.add(work, StudentAdded, day, **last_dates(work.today, last_annual, last_evaluation))
        if case_manager:
            assign(work, case_manager, day)
        for option, value in (("--last-annual", last_annual), ("--last-evaluation", last_evaluation)):
            if not value:
                work.warn(f"without {option} that deadline cannot be computed")
