"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation. A student who left
and comes back, with no IEP made elsewhere since, is added again by the id alone.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`, `casemgr add ben-k --on 1/19` for one who comes back
"""

from typing import Annotated

from casemgr.cli.options.kinds import argument
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import CaseManager, LastReviews, PeopleAround, coming, take_in


def run(
    given: Annotated[Given, Takes("on", "note", "force", "dry_run")],
    student: Annotated[str, argument("STUDENT", "A short code of your own, like ben-k.")],
    new: HeadOptions,
    reviews: LastReviews,
    others: PeopleAround,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import StudentAdded

    with coming(given, student, new, others) as work:
        day = work.day
        work.record(StudentAdded, day, **reviews.dates(work, day))
        take_in(given, work, case_manager, day)
