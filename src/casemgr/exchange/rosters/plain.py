"""A table of one's own: whoever wrote it says which header holds which field."""

from __future__ import annotations

from collections.abc import Mapping

from casemgr.errors import UsageError
from casemgr.exchange.rosters.format import OWN, Format
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

FIELDS: dict[str, str] = {
    "name": "whole name",
    "last": "last name",
    "first": "first name",
    "suffix": "Jr., III …",
    "middle": "middle name",
    "preferred": "name the student goes by",
    "born": "date of birth",
    "grade": "grade",
    "school": "school of attendance",
    "case_manager": "case manager",
    "language": "language status (EO, EL, RFEP …)",
    "home_language": "home language",
    "area": "area of disability",
    "area_2": "a second area",
    "last_annual": "last annual review",
    "next_annual": "next annual review",
    "last_evaluation": "last evaluation",
    "next_evaluation": "next triennial",
    "iep": "last IEP meeting",
    "referral": "referral received",
    "consent": "consent to the first assessment received",
    "evaluation": "first evaluation",
    "exited": "exit from special education",
    "status": "active, pending, exited …",
    "teachers": "general education teachers (Park/Hall)",
    "provider_name": "who gives the service (Ito/Park)",
    "provider_service": "the service that is given",
    "provider_slp": "speech-language pathologist",
    "provider_ot": "occupational therapist",
    "provider_pt": "physical therapist",
    "provider_ape": "adapted PE teacher",
    "note": "notes of your own",
    "seis": "SEIS ID",
    "ssid": "the state's student id",
    "local": "the district's student id",
    "contact_name": "parent's name",
    "contact_relation": "how the parent is related",
    "contact_language": "parent's language",
    "contact_phone": "parent's phone",
    "contact_email": "parent's e-mail",
    "contact_address": "parent's address",
    "contact2_name": "second parent's name",
    "contact2_relation": "how the second parent is related",
    "contact2_phone": "second parent's phone",
    "contact2_email": "second parent's e-mail",
    "contact2_address": "second parent's address",
}
"""Each field a column may be mapped to, and what it holds."""
NAMES = frozenset(("name", "last", "first"))
"""One of them must be there."""


def fits_table(kept: Mapping[str, str], table: Table, *, is_own: bool) -> bool:
    """Whether a table has every column that is kept in the settings; of a table of one's own, what is kept says who it is about."""
    is_whole = bool(NAMES & kept.keys())
    has_all = all(table.column_of((header,)) is not None for header in kept.values())
    return (is_whole or not is_own) and has_all


def plain(mapping: Mapping[str, str]) -> Format:
    """The format that a mapping {field: header} describes. UsageError for a field there is none of."""
    for name in mapping:
        if name not in FIELDS:
            raise UsageError(f"{name}: no such field; a column may be {', '.join(FIELDS)}")
    if not NAMES & mapping.keys():
        raise UsageError("say which column holds the name: --column name=HEADER, or last and first")
    return Format(
        name=OWN,
        title="your own table",
        columns={name: (header,) for name, header in mapping.items()},
        needs=tuple(mapping),
        read=read_rows,
    )
