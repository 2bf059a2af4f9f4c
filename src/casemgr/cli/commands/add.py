"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.options.kinds import argument
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.recording.known import check_school
from casemgr.cli.students.assigning import CaseManager, assign
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import LastReviews, PeopleAround, enter_year, open_year_ahead


def run(
    given: Annotated[Given, Takes("on", "note", "force", "dry_run")],
    student: Annotated[str, argument("STUDENT", "A short code of your own, like ben-k.")],
    new: HeadOptions,
    reviews: LastReviews,
    others: PeopleAround,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import StudentAdded

    head = new.head_of_new(given.session, student, **others.head(given.session))
    with given.recording_new(head) as work:
        check_school(work, work.student.identity.school)
        day = given.day(work)
        given.add(work, StudentAdded, day, **reviews.dates(work, day))
        enter_year(work, open_year_ahead(work.caseload, work.context, work.today))
        if case_manager:
            assign(work, case_manager, day)
