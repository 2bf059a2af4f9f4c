"""What is still missing after an import, row by row, as a sheet to fill in asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from casemgr.casefile.student import Student
from casemgr.exchange.compare import New
from casemgr.exchange.languagestatus import UNKNOWN_STATUS
from casemgr.exchange.onfile import on_file
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.casemgr_export import ID_HEADER
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.state.enrollment import has_iep

Row = dict[str, Any]
_DATES = ("last_annual", "last_evaluation")
_NEXT = ("next_annual", "next_evaluation")
_WHO = ("last", "first", "born", "grade", "school", "language", "home_language")
_ONCE = (*_WHO, "status", "referral", "consent", "seis", "ssid", *_DATES, *_NEXT)
_CONTACT = ("name", "relation", "phone", "language")


def rows_not_taken(students: Iterable[New]) -> Iterator[Row]:
    """New students who cannot be taken yet, with what their file needs."""
    for new in students:
        pupil = new.pupil._replace(**_last_dates(new))
        status = next((each for each in new.questions if each.kind in ("status", "plan")), None)
        if (
            status and status.kind == "status"
        ):  # as the file has it, so that it is asked about again where nobody changes it
            yield _row("", pupil, " ".join((*new.lacks, "status"))) | {"status": status.read}
        else:
            ask = [*new.lacks, *(["status"] if status else [])]
            yield _row("", pupil, " ".join(ask) or "referral consent")


def _last_dates(new: New) -> dict[str, Any]:
    """Those that the file says. One that is counted back from a next date is left out, as that date is in the sheet: a
    last date that is typed beside it shows whether the other system's next dates are a day short of a year."""
    pupil = new.pupil
    said = {pupil.last_annual, pupil.last_evaluation, pupil.iep, pupil.evaluation}
    found = {name: getattr(new.reviews, name) for name in _DATES}
    return {name: day if day in said else None for name, day in found.items()}


def rows_on_file(
    students: Iterable[Student], as_of: date, cycles: Cycles, case_manager: str
) -> Iterator[Row]:
    """Students on file of whom something is not known that a list, a letter or a date needs."""
    for student in students:
        known = on_file(student, as_of, cycles, case_manager)
        is_served = has_iep(student.known(as_of))
        lacks = [*_unknown_dates(known.pupil), *_unknown_people(known.pupil)] if is_served else []
        if lacks and known.left is None:
            yield _row(student.id, known.pupil, " ".join(lacks))


def _unknown_dates(pupil: Pupil) -> list[str]:
    return [name for name in _DATES if getattr(pupil, name) is None]


def _unknown_people(pupil: Pupil) -> Iterator[str]:
    """The home's language, how to reach the family, who gives services."""
    if pupil.language in ("", UNKNOWN_STATUS):
        yield "language"
        if not pupil.home_language:
            yield "home_language"
    if not any(each.phone or each.email for each in pupil.contacts):
        if not pupil.contacts:
            yield from ("contact_name", "contact_relation")
        yield "contact_phone"
    if not pupil.services:
        yield from ("provider_name", "provider_service")


def missing_words(pupils: Iterable[Pupil]) -> str:
    """What the new students lack, and for how many; empty where nothing is missing."""
    lacks = Counter(name for pupil in pupils for name in _unknown_people(pupil))
    words = (("language", "language status"), ("contact_phone", "phone"), ("provider_name", "providers"))
    return ", ".join(f"{each} ({lacks[name]})" for name, each in words if lacks[name])


def _row(student_id: str, pupil: Pupil, ask: str) -> Row:
    row = {name: getattr(pupil, name) for name in _ONCE}
    for contact in pupil.contacts[:1]:
        row |= {f"contact_{part}": getattr(contact, part) for part in _CONTACT}
    for service in pupil.services[:1]:
        row |= {"provider_name": service.provider, "provider_service": service.name}
    return {ID_HEADER: student_id, **row, "area": next(iter(pupil.areas), ""), "ask": ask}
