"""Due after each new IEP, and before the first day of the school year. It is done when each teacher and provider on file has been
named, at once or one after another. Name several students at once, or say --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from casemgr.casefile.names import fits
from casemgr.casefile.saying import joined
from casemgr.cli.gather import chosen
from casemgr.cli.given import FOR_MANY, Given
from casemgr.cli.known import method_meant
from casemgr.cli.lines import aside
from casemgr.cli.options import Maybe, Several, argument, flag, text
from casemgr.cli.rounds import Except
from casemgr.cli.work import Work
from casemgr.errors import Refused, UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    staff: Annotated[list[str] | None, text("NAME", "A teacher or provider (repeatable).", "--staff")] = None,
    all_staff: Annotated[bool, flag("--all-staff", "Every teacher and provider on file.")] = False,
    everyone: Annotated[bool, flag("--all", "Everyone on the caseload who has an IEP.")] = False,
    excepted: Except = None,
    how: Annotated[Maybe, text("HOW", "In person, with the IEP at a glance …")] = None,
) -> None:
    from casemgr.casefile.events import StaffReviewed
    from casemgr.checks.notified import not_reviewed_with
    from casemgr.state.enrollment import has_iep

    if not staff and not all_staff:
        raise UsageError("say with whom: --staff NAME, or --all-staff for every teacher and provider on file")
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
            names = _names(work, staff or (), all_staff=all_staff)
            given.add(work, StaffReviewed, staff=names, how=method_meant(work, how, "--how"))
            identity = work.student.identity
            work.warn_each(not_reviewed_with(work.student.id, identity, work.known, work.case_manager))
            if len(meant) > 1:
                work.warn(f"gone through with {joined(names)}")
    if without:
        aside(f"Note: left out, without an IEP: {len(without)} ({', '.join(without)})")


def _names(work: Work, staff: Iterable[str], *, all_staff: bool) -> tuple[str, ...]:
    """Those named, and with `all_staff` everyone on file but the case manager, who goes through it with them."""
    named = [work.full_name(name) for name in staff]
    on_file = [name for name in work.student.identity.carry_it_out if not fits(name, work.case_manager)]
    if all_staff:
        named += on_file or ["everyone"]
    return tuple(dict.fromkeys(named))
