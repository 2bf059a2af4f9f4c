"""Due after each new IEP, and before the first day of the school year. Name several students at once, or say --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.saying import joined
from casemgr.cli.gather import chosen
from casemgr.cli.given import FOR_MANY, Given
from casemgr.cli.known import method_meant
from casemgr.cli.lines import aside
from casemgr.cli.options import Maybe, Several, argument, flag, text
from casemgr.cli.rounds import Except
from casemgr.errors import Refused


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    staff: Annotated[list[str], text("NAME", "A teacher or provider (repeatable).", "--staff")] = ...,  # type: ignore[assignment]  # typer's mark for an option that must be given
    everyone: Annotated[bool, flag("--all", "Everyone on the caseload who has an IEP.")] = False,
    excepted: Except = None,
    how: Annotated[Maybe, text("HOW", "In person, with the IEP at a glance …")] = None,
) -> None:
    from casemgr.casefile.events import StaffReviewed
    from casemgr.checks.notified import not_reviewed_with
    from casemgr.state.enrollment import has_iep

    here = given.session
    named = chosen(here, students or [], excepted or [], everyone=everyone)
    without = [] if given.force else [each.id for each in named if not has_iep(each.known(here.today))]
    meant = [each for each in named if each.id not in without]
    if without and (not everyone or not meant):
        raise Refused(
            f"not recorded: no IEP is on file for {', '.join(without)}; add --force if there is one"
        )
    ids = [student.id for student in meant]
    with given.recording_each(ids) as works:
        for work in works:
            names = tuple(work.full_name(name) for name in staff)
            given.add(work, StaffReviewed, staff=names, how=method_meant(work, how, "--how"))
            identity = work.student.identity
            work.warn_each(not_reviewed_with(work.student.id, identity, work.known, work.case_manager))
            if len(meant) > 1:
                work.warn(f"gone through with {joined(names)}")
    if without:
        aside(f"Note: left out, without an IEP: {len(without)} ({', '.join(without)})")
