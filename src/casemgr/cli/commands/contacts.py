"""Each attempt is listed too, over the whole caseload or for one student: the proof that you tried to reach them. --person
means whom it was with, or who made it.

Example: `casemgr contacts --from 9/1 --to 11/20`, `casemgr contacts ana-r`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.lists import Report
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.options import Maybe, argument, text
from casemgr.cli.session import Session

if TYPE_CHECKING:
    from datetime import date


def run(
    here: Session,
    student: Annotated[Maybe, argument("[STUDENT]", "Only this student's.")] = None,
    first: Annotated[Maybe, text("DATE", "Only from this day on.", "--from")] = None,
    last: Annotated[Maybe, text("DATE", "Only up to this day.", "--to")] = None,
    only: Only = EVERYONE,
) -> Report:
    from casemgr.casefile.names import fits
    from casemgr.cli.gather import students_of
    from casemgr.reports.found import contacts_of, contacts_report

    whom = only.settled(here)
    students = [here.find(student)] if student else students_of(here, whom.any_person)
    days = _day(here, first), _day(here, last)
    found = [hit for each in students for hit in contacts_of(each, here.today, *days)]
    if words := whom.person:
        found = [hit for hit in found if any(fits(words, name) for name in hit.people)]
    return contacts_report(found, here.today)


def _day(here: Session, words: str | None) -> date | None:
    from casemgr.casefile.typed.dates import happened

    return happened(words, here.today) if words else None
