"""SIRAS: the nightly student file, and contacts with one row a contact. Its days may be written day first."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

_STUDENT = {
    "ssid": ("SSID",),
    "local": ("LOCAL_ID",),
    "last": ("STUDENT_LAST_NAME",),
    "first": ("STUDENT_FIRST_NAME",),
    "born": ("STUDENT_BIRTHDATE",),
}


def _read_contacts(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """Who is to be called in an emergency is no parent because of that."""
    place = table.column_of(("CONTACT_TYPE",))
    kinds = {} if place is None else dict(zip(table.lines, (row[place] for row in table.rows), strict=True))
    found = []
    for pupil in read_rows(fmt, table, setting):
        if "emergency" in kinds.get(pupil.sources[0].line, "").lower():
            contacts = tuple(each._replace(relation="emergency contact") for each in pupil.contacts)
            found.append(pupil._replace(contacts=contacts))
        else:
            found.append(pupil)
    return found


CONTACTS = Format(
    name="siras-contacts",
    title="SIRAS contacts",
    columns={
        **_STUDENT,
        "contact_first": ("CONTACT_FIRST_NAME",),
        "contact_last": ("CONTACT_LAST_NAME",),
        "contact_relation": ("RELATIONSHIP",),
        "contact_phone": ("CELL_PHONE", "MOBILE_PHONE", "PHONE"),
        "contact_phone_2": ("HOME_PHONE",),
        "contact_phone_3": ("WORK_PHONE",),
        "contact_email": ("EMAIL", "CONTACT_EMAIL"),
        "contact_address": ("ADDRESS",),
        "contact_city": ("CITY",),
        "contact_state": ("STATE",),
        "contact_zip": ("ZIP",),
    },
    needs=("last", "first", "born", "contact_first", "contact_last"),
    read=_read_contacts,
    also="contact_type",
    lists_students=False,
    lacks="holds contacts and no IEP dates",
)
STUDENTS = Format(
    name="siras",
    title="SIRAS student data",
    columns={
        **_STUDENT,
        "grade": ("GRADE", "STUDENT_GRADE", "GRADE_LEVEL"),
        "school": ("SCHOOL_OF_ATTENDANCE", "SCHOOL_NAME", "SCHOOL"),
        "case_manager": ("CASE_MANAGER", "CASE_MANAGER_NAME"),
        "area": ("DISABILITY_1_CODE", "DISABILITY_1", "PRIMARY_DISABILITY"),
        "area_2": ("DISABILITY_2_CODE", "DISABILITY_2", "SECONDARY_DISABILITY"),
        "last_annual": ("LAST_ANNUAL_DATE", "ANNUAL_DATE"),
        "next_annual": ("NEXT_ANNUAL_DATE",),
        "last_evaluation": ("LAST_EVALUATION_DATE", "EVALUATION_DATE"),
        "next_evaluation": ("NEXT_EVALUATION_DATE", "NEXT_TRIENNIAL_DATE"),
        "referral": ("REFERRAL_DATE",),
        "consent": ("PARENT_CONSENT_DATE",),
        "exited": ("EXIT_DATE",),
        "status": ("STATUS", "STUDENT_STATUS"),
    },
    needs=("last", "first", "born", "grade"),
    read=read_rows,
    is_completed=True,
)
