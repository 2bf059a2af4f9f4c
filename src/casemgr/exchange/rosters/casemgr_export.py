"""What `casemgr export students --names` writes: another caseload, or this one again."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows

_DETAILS = ("name", "relation", "language", "phone", "email", "address")
_FIELDS = [
    "last",
    "first",
    "suffix",
    "preferred",
    "born",
    "grade",
    "school",
    "case_manager",
    "language",
    "home_language",
    "area",
    "area_2",
    "area_3",
    "last_annual",
    "last_evaluation",
    "referral",
    "consent",
    "exited",
    "seis",
    "ssid",
    "local",
    "sourced",
]
CONTACTS = ("contact", "contact2", "contact3")
FIELDS: tuple[str, ...] = (*_FIELDS, *(f"{contact}_{part}" for contact in CONTACTS for part in _DETAILS))
"""The columns after the id, each named for what it holds."""
ID_HEADER = "casemgr_id"

FORMAT = Format(
    name="casemgr",
    title="casemgr export",
    columns={"code": (ID_HEADER,), **{name: (name,) for name in FIELDS}},
    needs=("code", "first", "born", "grade", "school"),
    read=read_rows,
    marks=(ID_HEADER,),
)
