"""SEIS, a custom student search: the teacher chooses the columns, so few are certain to be there."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows

_PHONES = ("Parent 1 Cell Phone", "Parent 1 Home Phone", "Parent 1 Work Phone H1", "Parent 1 Other Phone")
FORMAT = Format(
    name="seis-search",
    title="SEIS custom search",
    columns={
        "seis": ("SEIS ID",),
        "ssid": ("Student SSID", "SSID"),
        "local": ("District ID",),
        "last": ("Last Name",),
        "first": ("First Name",),
        "middle": ("Student Middle Name", "Middle Name"),
        "preferred": ("Preferred Name",),
        "born": ("Date of Birth", "Birthdate"),
        "grade": ("Grade Code", "Grade Level", "Grade"),
        "school": ("School of Attendance",),
        "case_manager": ("Case Manager",),
        "area": ("Disability 1", "Disability 1 Code"),
        "area_2": ("Disability 2", "Disability 2 Code"),
        "language": ("English Language Acquisition Status", "EL Status", "Language Fluency"),
        "home_language": ("Native Language", "Primary Language", "Home Language"),
        "last_annual": ("Date of Last Annual Plan Review",),
        "next_annual": ("Date of Next Annual Plan Review",),
        "last_evaluation": ("Date of Last Eligibility Evaluation", "Date of Last Reevaluation"),
        "next_evaluation": ("Date of Next Eligibility Evaluation", "Date of Next Reevaluation"),
        "referral": ("Date of Initial Referral",),
        "consent": ("Date of Initial Parent Consent",),
        "evaluation": ("Date of Initial Evaluation",),
        "exited": ("Date of Exit from SpEd",),
        "status": ("Student Eligibility Status", "Eligibility Status"),
        "contact_name": ("Parent/Guardian 1 Name",),
        "contact_email": ("Parent 1 Email",),
        "contact_phone": _PHONES[:1],
        "contact_phone_2": _PHONES[1:2],
        "contact_phone_3": _PHONES[2:3],
        "contact_phone_4": _PHONES[3:],
        "contact_address": ("Parent 1 Mail Address",),
        "contact_city": ("Parent 1 Mail City",),
        "contact_zip": ("Parent 1 Mail Zip",),
        "contact2_name": ("Parent/Guardian 2 Name",),
        "contact2_email": ("Parent 2 Email",),
        "contact2_phone": ("Parent 2 Cell Phone",),
        "contact2_phone_2": ("Parent 2 Home Phone",),
        "contact2_address": ("Parent 2 Mail Address",),
        "contact2_city": ("Parent 2 Mail City",),
        "contact2_zip": ("Parent 2 Mail Zip",),
    },
    needs=("seis", "last", "first", "born"),
    read=read_rows,
    order="month-first",
    is_completed=True,
)
