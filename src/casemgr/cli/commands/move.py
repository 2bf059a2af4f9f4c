"""Another school of the district. No clock stops; the receiving case manager must hear of every one the same day.

Example: `casemgr move ana-r "Alder Creek Elementary" --on 1/11`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.given import Given
from casemgr.cli.options import StudentWords, argument
from casemgr.cli.school_words import check_school, school_from_words


def run(
    given: Given,
    student: StudentWords,
    school: Annotated[str, argument("SCHOOL", "The school moved to, or enough of it.")],
) -> None:
    from casemgr.casefile.events import MovedWithinDistrict

    with given.recording(student) as work:
        now = work.student.identity.school
        to = school_from_words(work.caseload, school)
        check_school(work, to)
        if to == now:
            work.refuse(f"{work.student.id} is at {now} already")
        given.add(work, MovedWithinDistrict, school=to, from_school=now)
        work.warn("no clock stops; tell the receiving case manager with `casemgr hand-off`")
