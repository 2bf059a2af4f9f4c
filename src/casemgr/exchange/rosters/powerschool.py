"""PowerSchool, a quick export of students: contacts and grades, nothing on special education."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows

FORMAT = Format(
    name="powerschool",
    title="PowerSchool quick export",
    columns={
        "local": ("Student_Number",),
        "ssid": ("State_StudentNumber",),
        "name": ("LastFirst",),
        "last": ("Last_Name",),
        "first": ("First_Name",),
        "middle": ("Middle_Name",),
        "born": ("DOB",),
        "grade": ("Grade_Level",),
        "school": ("School_Name", "SchoolName"),
        "contact_name": ("Mother",),
        "contact_email": ("Guardian_Email", "GuardianEmail"),
        "contact_phone": ("Home_Phone",),
        "contact_address": ("Mailing_Street", "Street"),
        "contact_city": ("Mailing_City", "City"),
        "contact_state": ("Mailing_State", "State"),
        "contact_zip": ("Mailing_Zip", "Zip"),
        "contact2_name": ("Father",),
    },
    needs=("local", "born", "grade"),
    read=read_rows,
    lists_students=False,
    order="month-first",
    is_completed=True,
    lacks="holds no IEP dates",
    marks=("LastFirst", "Last_Name"),
    open_grades={"17": ("12", "AD"), "18": ("12", "AD"), "15": ("AD",), "16": ("AD",)},
)
