"""School days, in halves. Every kind counts unless the IEP's services, the curriculum and peers all went on. A proposed
removal counts from the day it is proposed; the one that carries it out takes its place.

Example: `casemgr removal eli-m --on 10/20 --days 4.5 --kind suspension`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import RemovalKind
from casemgr.cli.asking import meant
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, StudentWords, choice, flag, text, words_of
from casemgr.cli.safeguards import tell_safeguards
from casemgr.cli.tally_line import tell_tally
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Removal
    from casemgr.cli.work import Work


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

    with given.recording(student) as work:
        day = given.day(work)
        if not proposed:
            _check_proposals(work, carries_out)
        if not proposed and not from_school:
            _check_day(work, day)
            _note_former_school(work, day)
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
        _note_overlaps(work, removal)
        tell_tally(work, removal)
        tell_safeguards(work)


def _note_overlaps(work: Work, removal: Removal) -> None:
    """The same school day in two removals is counted twice."""
    from casemgr.docket.facts import Facts
    from casemgr.docket.tally import overlapping

    context = work.context
    facts = Facts.of(work.student, context, work.today)
    for other in overlapping(context.law.tally_of("removal"), removal, facts):
        work.warn(
            f"the removal of {other.days:g} days from {long_date(other.date, work.today)} takes in the same school day, which is "
            f"now counted twice; if it is the same removal: casemgr void {work.student.id} {other.id}"
        )


def _check_day(work: Work, day: date) -> None:
    """A removal is counted in school days: on a day without school nobody is removed."""
    calendar = work.context.calendar(work.student.identity)
    if calendar.is_school_day(day) is False:
        work.refuse(f"{long_date(day)} is not a school day ({calendar.why_away(day)})")


def _note_former_school(work: Work, day: date) -> None:
    """A removal from before the student joined was the former school's."""
    from casemgr.state.enrollment import joinings

    joined = next((since for since, _ in joinings(work.known)), None)
    if joined and day < joined:
        work.warn(
            f"{work.student.id} joined on {long_date(joined)}; a removal at a former school: add --from-school NAME"
        )


def _check_proposals(work: Work, carries_out: str | None) -> None:
    """One that was proposed is counted already; the id names the one that is carried out."""
    from casemgr.casefile.events import Removal

    removals = [event for event in work.known if isinstance(event, Removal)]
    carried = {event.carries_out for event in removals}
    open_ones = [event for event in removals if event.proposed and event.id not in carried]
    if carries_out and carries_out not in {event.id for event in open_ones}:
        raise UsageError(
            f"{carries_out}: no proposed removal with this id is open; see `casemgr show {work.student.id}`"
        )
    for event in open_ones if not carries_out else []:
        work.warn(
            f"a removal of {event.days:g} days proposed on {long_date(event.date, work.today)} is counted already; "
            f"if this is it, add --carries-out {event.id}"
        )
