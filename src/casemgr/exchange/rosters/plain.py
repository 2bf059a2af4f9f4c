"""A table of one's own: whoever wrote it says which header holds which field."""

from __future__ import annotations

from collections.abc import Mapping

from casemgr.errors import UsageError
from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import plain_header

FIELDS: dict[str, str] = {
    "name": "the whole name",
    "last": "last name",
    "first": "first name",
    "suffix": "Jr., III …",
    "middle": "middle name",
    "preferred": "the name the student goes by",
    "born": "date of birth",
    "grade": "grade",
    "school": "school of attendance",
    "case_manager": "case manager",
    "language": "EO, EL, RFEP …",
    "home_language": "language of the home",
    "area": "area of disability, or suspected",
    "area_2": "a second area",
    "last_annual": "last annual review",
    "next_annual": "next annual review",
    "last_evaluation": "last evaluation",
    "next_evaluation": "next triennial",
    "iep": "date of the IEP meeting",
    "referral": "referral received",
    "consent": "consent to the first assessment received",
    "evaluation": "first evaluation",
    "exited": "exit from special education",
    "status": "active, pending or exited",
    "teachers": "general education teachers, with a slash between",
    "seis": "SEIS ID",
    "ssid": "the state's student id",
    "local": "the district's student id",
    "contact_name": "parent",
    "contact_relation": "relation to the student",
    "contact_language": "language of the parent",
    "contact_phone": "telephone",
    "contact_email": "e-mail",
    "contact_address": "address",
    "contact2_name": "second parent",
    "contact2_relation": "relation to the student",
    "contact2_phone": "telephone",
    "contact2_email": "e-mail",
    "contact2_address": "address",
}
"""Each field a column may be mapped to, and what it holds."""


_OTHER_WORDS = {
    "student": "name",
    "student name": "name",
    "name": "name",
    "dob": "born",
    "birthdate": "born",
    "birthday": "born",
    "gr": "grade",
    "iep due": "next_annual",
    "annual due": "next_annual",
    "annual": "next_annual",
    "3-yr due": "next_evaluation",
    "3 year due": "next_evaluation",
    "tri due": "next_evaluation",
    "triennial": "next_evaluation",
    "parent": "contact_name",
    "phone": "contact_phone",
    "parent phone": "contact_phone",
    "email": "contact_email",
    "teacher": "teachers",
}
"""Headers that teachers use; they are offered, and never taken unasked."""


def meant_by_header(header: str) -> str | None:
    """The field that a header of one's own seems to be."""
    words = plain_header(header)
    return _OTHER_WORDS.get(words) or field_meant(words)


def field_meant(words: str) -> str | None:
    """A field by its name, or the only one whose name begins so, or by what it holds."""
    plainly = words.strip().lower()
    name = plainly.replace(" ", "_")
    if name in FIELDS:
        return name
    exact = [each for each, held in FIELDS.items() if held == plainly]
    fitting = exact or [each for each in FIELDS if name and each.startswith(name)]
    return fitting[0] if len(fitting) == 1 else None


def plain(mapping: Mapping[str, str]) -> Format:
    """The format that a mapping {field: header} describes. UsageError for a field there is none of."""
    for name in mapping:
        if name not in FIELDS:
            raise UsageError(f"{name}: no such field; a column may be {', '.join(FIELDS)}")
    if not {"name", "last", "first"} & mapping.keys():
        raise UsageError("say which column holds the name: name, or last and first")
    return Format(
        name="table",
        title="your own table",
        columns={name: (header,) for name, header in mapping.items()},
        needs=tuple(mapping),
        read=read_rows,
    )
