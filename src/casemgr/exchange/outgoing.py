"""Students of the caseload as a table that another caseload reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import ConsentReceived, ReferralReceived
from casemgr.casefile.student import Student
from casemgr.exchange.onfile import on_file
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.casemgr_export import AREA, DATE, FIELDS, ID_HEADER, SEVERAL, numbered
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.state.enrollment import has_iep

Row = tuple[str | date | None, ...]
Said = dict[str, str | date | None]
_IDENTIFYING = frozenset(
    [
        "last",
        "first",
        "suffix",
        "preferred",
        "label",
        "born",
        "case_manager",
        "seis",
        "ssid",
        "local",
        "sourced",
        "note",
        "teachers",
        "provider_name",
    ]
)
"""Left out where names are not asked for; so are the contacts."""


class Outgoing(NamedTuple):
    columns: tuple[str, ...]
    rows: list[Row]


def students_table(
    students: Iterable[Student],
    as_of: date,
    cycles: Cycles,
    case_manager: str,
    labels: Mapping[str, str],
    *,
    names: bool,
) -> Outgoing:
    """A row a student. `case_manager`: the caseload's own; `labels`: those on paper that must be kept."""
    rows = []
    most = dict.fromkeys(SEVERAL, 1)
    for student in students:
        pupil, left = _as_pupil(student, as_of, cycles, case_manager)
        pupil = pupil._replace(label=labels.get(student.id, pupil.label))
        said = {ID_HEADER: student.id, **{name: getattr(pupil, name) for name in FIELDS}, "exited": left}
        said["teachers"] = "/".join(pupil.teachers)
        for what, values in _several(pupil).items():
            most[what] = max(most[what], len(values))
            said |= dict(zip(numbered(what, len(values)), _flat(values), strict=True))
        rows.append(said)
    columns = (ID_HEADER, *FIELDS, *(name for what, count in most.items() for name in numbered(what, count)))
    kept = [name if names or _is_plain(name) else "" for name in columns]
    return Outgoing(columns, [tuple(said.get(name) or None for name in kept) for said in rows])


def _several(pupil: Pupil) -> dict[str, Sequence[Sequence[str | date]]]:
    """What a student has several of, each with the values of its columns."""
    return {
        AREA: [(area,) for area in pupil.areas],
        DATE: [(day,) for day in pupil.progress_dates],
        "contact": pupil.contacts,
        "provider": [(each.provider, each.name) for each in pupil.services],
    }


def _flat(values: Sequence[Sequence[str | date]]) -> Iterator[str | date]:
    return (value for each in values for value in each)


def _is_plain(name: str) -> bool:
    plain = "".join(c for c in name if not c.isdigit())
    return plain not in _IDENTIFYING and not plain.startswith("contact")


def _as_pupil(student: Student, as_of: date, cycles: Cycles, case_manager: str) -> tuple[Pupil, date | None]:
    here = on_file(student, as_of, cycles, case_manager)
    events = student.known(as_of)
    if has_iep(events) or here.left:
        return here.pupil, here.left
    referral = max((e.date for e in events if isinstance(e, ReferralReceived)), default=None)
    consents = (e.date for e in events if isinstance(e, ConsentReceived) and e.purpose == "initial")
    open_initial = here.pupil._replace(referral=referral, consent=max(consents, default=None))
    return open_initial._replace(last_annual=None, last_evaluation=None), None
