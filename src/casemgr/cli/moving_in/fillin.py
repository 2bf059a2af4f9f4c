"""What is still missing after an import, as a sheet to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.output import put
from casemgr.cli.session import Session
from casemgr.errors import Refused, UsageError
from casemgr.exchange.intake import UNKNOWN_STATUS
from casemgr.exchange.onfile import on_file
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.casemgr_export import ID_HEADER
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.state.enrollment import has_iep
from casemgr.store.caseload import Caseload

if TYPE_CHECKING:
    from casemgr.cli.moving_in.comparing import Compared
    from casemgr.cli.moving_in.plan import Plan
    from casemgr.exchange.compare import New
    from casemgr.paper.fillin import Row

_DATES = ("last_annual", "last_evaluation")
_NEXT = ("next_annual", "next_evaluation")
_WHO = ("last", "first", "born", "grade", "school", "language", "home_language")
_ONCE = (*_WHO, "referral", "consent", "seis", "ssid", *_DATES, *_NEXT)
_CONTACT = ("name", "relation", "phone", "language")


def write_fill_in(here: Session, found: Compared, plan: Plan, path: Path) -> None:
    """Write the sheet; nothing where nothing is missing."""
    from casemgr.paper.fillin import fill_in_book

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"--fill-in {path}: name a file that ends in .xlsx")
    if path.exists():
        raise Refused(f"{path}: already exists; name another file")
    rows = [*_not_taken(found, plan), *_on_file(here)]
    if not rows:
        typer.echo("Nothing is missing: no sheet to fill in.")
        return
    areas = here.context.law.areas
    schools = [school.name for school in here.caseload.settings.schools]
    put(fill_in_book(rows, schools, tuple(areas.names) if areas else ()), path)
    typer.echo(f"{plural(len(rows), 'student')} to fill in; then: casemgr import {path}")


def _not_taken(found: Compared, plan: Plan) -> Iterator[Row]:
    """New students of whom something is missing that their file needs."""
    taken = {id(new) for new in plan.new.values()}
    for new in found.comparison.new:
        if id(new) not in taken:
            pupil = new.pupil._replace(**_last_dates(new))
            yield _row("", pupil, " ".join(new.lacks) or "referral consent")


def _last_dates(new: New) -> dict[str, Any]:
    """Those that the file says. One that is counted back from a next date is left out, as that date is in the sheet: a
    last date that is typed beside it shows whether the other system's next dates are a day short of a year."""
    pupil = new.pupil
    said = {pupil.last_annual, pupil.last_evaluation, pupil.iep, pupil.evaluation}
    found = {name: getattr(new.reviews, name) for name in _DATES}
    return {name: day if day in said else None for name, day in found.items()}


def _on_file(here: Session) -> Iterator[Row]:
    """Students on file of whom something is not known that a list, a letter or a date needs."""
    cycles = Cycles.of(here.context.law, here.context.readings)
    own = here.caseload.settings.case_manager.name
    for student in Caseload(here.caseload.root).all_students()[0]:
        known = on_file(student, here.today, cycles, own)
        is_served = has_iep(student.known(here.today))
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
    words = (("language", "language"), ("contact_phone", "phone"), ("provider_name", "providers"))
    return ", ".join(f"{each} ({lacks[name]})" for name, each in words if lacks[name])


def _row(student_id: str, pupil: Pupil, ask: str) -> Row:
    row = {name: getattr(pupil, name) for name in _ONCE}
    for contact in pupil.contacts[:1]:
        row |= {f"contact_{part}": getattr(contact, part) for part in _CONTACT}
    for service in pupil.services[:1]:
        row |= {"provider_name": service.provider, "provider_service": service.name}
    return {ID_HEADER: student_id, **row, "area": next(iter(pupil.areas), ""), "ask": ask}
