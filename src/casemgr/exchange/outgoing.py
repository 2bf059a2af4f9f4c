"""Students of the caseload as rows that another caseload reads."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import ConsentReceived, ReferralReceived
from casemgr.casefile.student import Student
from casemgr.exchange.onfile import on_file
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.casemgr_export import CONTACTS, FIELDS
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.state.enrollment import has_iep

Row = tuple[str | date | None, ...]
IDENTIFYING = frozenset(
    ["last", "first", "suffix", "preferred", "born", "case_manager", "seis", "ssid", "local", "sourced"]
)
"""Left out where names are not asked for; so are the contacts."""


def student_row(student: Student, as_of: date, cycles: Cycles, case_manager: str, *, names: bool) -> Row:
    """The values of FIELDS, after the student's id."""
    pupil, left = _as_pupil(student, as_of, cycles, case_manager)
    said: dict[str, str | date | None] = {
        name: getattr(pupil, name) for name in FIELDS if name in Pupil._fields
    }
    said |= dict(zip(("area", "area_2", "area_3"), pupil.areas, strict=False))
    said["exited"] = left
    for place, contact in zip(CONTACTS, pupil.contacts, strict=False):
        said |= {f"{place}_{part}": value for part, value in contact._asdict().items()}
    return (student.id, *(said.get(name) or None if names or _is_plain(name) else None for name in FIELDS))


def _is_plain(name: str) -> bool:
    return name not in IDENTIFYING and not name.startswith(CONTACTS[0])


def _as_pupil(student: Student, as_of: date, cycles: Cycles, case_manager: str) -> tuple[Pupil, date | None]:
    here = on_file(student, as_of, cycles, case_manager)
    ids = student.identity.ids.model_dump(exclude_none=True) if student.identity.ids else {}
    pupil = here.pupil._replace(**ids)
    events = student.known(as_of)
    if has_iep(events) or here.left:
        return pupil, here.left
    referral = max((e.date for e in events if isinstance(e, ReferralReceived)), default=None)
    consents = (e.date for e in events if isinstance(e, ConsentReceived) and e.purpose == "initial")
    open_initial = pupil._replace(referral=referral, consent=max(consents, default=None))
    return open_initial._replace(last_annual=None, last_evaluation=None), None
