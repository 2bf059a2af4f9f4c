"""School days, in halves. Every kind counts unless the IEP's services, the curriculum and peers all went on. A proposed
removal counts from the day it is proposed; the one that carries it out takes its place.

Example: `casemgr removal eli-m --on 10/20 --days 4.5 --kind suspension`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.vocabulary import RemovalKind
from casemgr.cli.discipline import tell_safeguards, tell_tally
from casemgr.cli.given import Given, Work
from casemgr.cli.options import Maybe, StudentWords, choice, flag, text, words_of
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    days: Annotated[str, text("N", "School days, like 2 or 0.5.")],
    kind: Annotated[str, choice(RemovalKind, "KIND", shown=True)] = "suspension",
    services_continued: Annotated[
        bool, flag("--services-continued", "Services, curriculum and peers all went on: not counted.")
    ] = False,
    proposed: Annotated[bool, flag("--proposed", "Not yet carried out.")] = False,
    carries_out: Annotated[
        Maybe, text("EVENT", "The id of the proposed removal that this carries out.")
    ] = None,
    from_school: Annotated[
        Maybe, text("NAME", "Days of this year brought from a former school.", "--from-school")
    ] = None,
) -> None:
    from casemgr.casefile.events import Removal
    from casemgr.checks.clashes import no_school
    from casemgr.checks.removal import before_joining, counted_twice
    from casemgr.docket.facts import Facts

    with given.recording(student) as work:
        day = given.day(work)
        if not proposed:
            _check_proposals(work, carries_out)
        if not proposed and not from_school:
            # A removal is counted in school days: on a day without school nobody is removed.
            if misfit := no_school(work.context.calendar(work.student.identity), day):
                work.refuse(misfit)
            work.warn_each(before_joining(work.student, work.known, day))
        removal = given.add(
            work,
            Removal,
            day,
            days=days,
            kind=meant(kind, words_of(RemovalKind)),
            services_continued=services_continued,
            proposed=proposed,
            carries_out=carries_out,
            former_school=from_school,
        )
        facts = Facts.of(work.student, work.context, work.today)
        work.warn_each(counted_twice(work.context.law.tally_of("removal"), removal, facts, work.today))
        tell_tally(work, removal)
        tell_safeguards(work)


def _check_proposals(work: Work, carries_out: str | None) -> None:
    """One that was proposed is counted already; the id names the one that is carried out."""
    from casemgr.checks.removal import counted_already, open_proposals

    proposals = open_proposals(work.known)
    if not carries_out:
        work.warn_each(counted_already(proposals, work.today))
    elif carries_out not in {event.id for event in proposals}:
        raise UsageError(
            f"{carries_out}: no proposed removal with this id is open; see `casemgr show {work.student.id}`"
        )
