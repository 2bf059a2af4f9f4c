"""CALPADS student files of both vintages: one row a meeting until 2023 with a meeting type, since then with the type of
evaluation and whether the plan was reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from datetime import date

from casemgr.casefile.purposes import EVALUATES, REVIEWS
from casemgr.exchange.cells.codes import read_meeting_types
from casemgr.exchange.cells.column import clean
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

RECORDS = ("SPED", "SWDS", "MEET", "PLAN", "SERV", "PSTS")
"""What the first cell of an upload file says; such a file has no header."""
_STUDENT = {
    "ssid": ("SSID", "Statewide Student Identifier", "Student SSID"),
    "local": ("Local Student ID", "Student Local ID"),
    "last": ("Student Legal Last Name",),
    "first": ("Student Legal First Name",),
    "middle": ("Student Legal Middle Name",),
    "born": ("Student Birth Date",),
    "grade": ("Grade Level Code", "Grade Level"),
    "area": ("Disability 1 Code",),
    "area_2": ("Disability 2 Code",),
    "referral": ("Special Education Referral Date", "Referral Date"),
    "consent": ("Initial Evaluation Parental Consent Date", "Parental Consent Date"),
    "exited": ("Special Education Program Exit Date", "Special Education Exit Date"),
    "iep": ("Special Education Meeting Date", "Meeting Date", "Special Education Meeting or Amendment Date"),
}
Purposes = Callable[[Table, int], tuple[str, ...]]


def _cell(table: Table, number: int, *names: str) -> str:
    place = table.column_of(names)
    return "" if place is None else clean(table.rows[number][place])


def _by_meeting_type(table: Table, number: int) -> tuple[str, ...]:
    return read_meeting_types(
        _cell(table, number, "Special Education Meeting Type Code", "Meeting Type Code")
    )


def _by_evaluation(table: Table, number: int) -> tuple[str, ...]:
    evaluation = read_meeting_types(_cell(table, number, "Evaluation Type Code", "Evaluation Type"))
    reviewed = _cell(table, number, "Plan Review Indicator", "Education Plan Review Indicator").upper()
    pending = ("pending",) if _cell(table, number, "Pending As Of Date") and not evaluation else ()
    return (*evaluation, *(("annual",) if reviewed == "Y" else ()), *pending)


def _reader(purposes: Purposes, *, review_is_said: bool) -> Callable[[Format, Table, Setting], list[Pupil]]:
    """Where the file says apart whether the plan was reviewed, a triennial alone reviews nothing."""
    reviews = REVIEWS - {"triennial"} if review_is_said else REVIEWS

    def read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
        numbers = {line: number for number, line in enumerate(table.lines)}
        students: dict[tuple[str, ...], list[Pupil]] = {}
        for pupil in read_rows(fmt, table, setting):
            held = purposes(table, numbers[pupil.sources[0].line])
            key = (pupil.ssid,) if pupil.ssid else (*pupil.name_key, str(pupil.born))
            students.setdefault(key, []).append(pupil._replace(meetings=held))
        return [pupil for rows in students.values() for pupil in _together(rows, reviews)]

    return read


def _together(rows: list[Pupil], reviews: AbstractSet[str]) -> Iterable[Pupil]:
    """Every row with the same dates of the last review and evaluation, taken from all of them."""
    annual = _latest(rows, reviews)
    evaluation = _latest(rows, EVALUATES)
    meetings = tuple(dict.fromkeys(purpose for row in rows for purpose in row.meetings))
    if annual or evaluation:
        meetings = tuple(purpose for purpose in meetings if purpose != "pending")
    return [
        row._replace(last_annual=annual, last_evaluation=evaluation, meetings=meetings, iep=None)
        for row in rows
    ]


def _latest(rows: list[Pupil], purposes: AbstractSet[str]) -> date | None:
    held = [row.iep for row in rows if row.iep and not purposes.isdisjoint(row.meetings)]
    return max(held, default=None)


_ALSO = ".* (code|indicator|identifier)|pending as of date"
"""What a file for the state holds besides."""
UNTIL_2023 = Format(
    name="calpads-2019",
    title="CALPADS special education file, 2019 to 2023",
    columns={**_STUDENT, "type": ("Special Education Meeting Type Code", "Meeting Type Code")},
    needs=("last", "first", "born", "iep", "type"),
    read=_reader(_by_meeting_type, review_is_said=False),
    also=_ALSO,
)
SINCE_2023 = Format(
    name="calpads",
    title="CALPADS special education files since 2023",
    columns={
        **_STUDENT,
        "type": ("Evaluation Type Code", "Evaluation Type"),
        "reviewed": ("Plan Review Indicator", "Education Plan Review Indicator"),
    },
    needs=("last", "first", "born", "iep", "type", "reviewed"),
    read=_reader(_by_evaluation, review_is_said=True),
    also=_ALSO,
)
