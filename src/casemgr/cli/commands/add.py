"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli import identity
from casemgr.cli.assigning import CaseManager, assign
from casemgr.cli.dates import happened
from casemgr.cli.given import Given, Takes
from casemgr.cli.joining import (
    Contacts,
    LastAnnual,
    LastEvaluation,
    LastProgress,
    NextAnnual,
    NextTriennial,
    Providers,
    last_dates,
    people,
)
from casemgr.cli.options import argument


def run(
    given: Annotated[Given, Takes("on", "note", "dry_run")],
    student: Annotated[str, argument("STUDENT", "A short code of your own, like ben-k.")],
    name: identity.NameOption = None,
    born: identity.Born = None,
    grade: identity.Grade = None,
    school: identity.School = None,
    last_annual: LastAnnual = None,
    next_annual: NextAnnual = None,
    last_evaluation: LastEvaluation = None,
    next_triennial: NextTriennial = None,
    last_progress: LastProgress = None,
    contact: Contacts = None,
    provider: Providers = None,
    language: identity.Language = None,
    track: identity.Track = None,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import StudentAdded

    here = given.session
    head = identity.new_identity(
        here,
        student,
        name=name,
        born=born,
        grade=grade,
        school=school,
        language=language,
        track=track,
        people=people(contact or (), provider or ()),
    )
    with given.recording_new(head) as work:
        day = given.day(work)
        dates = last_dates(
            work,
            annual=last_annual,
            next_annual=next_annual,
            evaluation=last_evaluation,
            triennial=next_triennial,
        )
        progress = happened(last_progress, work.today) if last_progress else None
        given.add(work, StudentAdded, day, **dates, last_progress=progress)
        if case_manager:
            assign(work, case_manager, day)
