"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli import identity
from casemgr.cli.commands.assign import CaseManager, assign
from casemgr.cli.dates import happened, with_year
from casemgr.cli.options import Given, Takes, argument, text

LastAnnual = Annotated[
    str | None,
    text("DATE", "First session of the last annual or initial meeting.", "--last-annual"),
]
LastEvaluation = Annotated[
    str | None,
    text("DATE", "Last initial evaluation or triennial.", "--last-evaluation"),
]


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
        given.add(
            work,
            StudentAdded,
            day,
            last_annual=happened(last_annual, work.today) if last_annual else None,
            last_evaluation=with_year(last_evaluation, work.today, "--last-evaluation")
            if last_evaluation
            else None,
        )
        if case_manager:
            assign(work, case_manager, day)
        for option, value in (("--last-annual", last_annual), ("--last-evaluation", last_evaluation)):
            if not value:
                work.warn(f"without {option} that deadline cannot be computed")
