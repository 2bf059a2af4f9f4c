"""SEIS, the report "IEP Dates": what a teacher has in hand. It holds next dates, not last ones."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows

FORMAT = Format(
    name="seis-iep-dates",
    title="SEIS IEP Dates",
    columns={
        "seis": ("SEIS ID",),
        "ssid": ("SSID", "Student SSID"),
        "last": ("Last Name",),
        "first": ("First Name",),
        "middle": ("Student Middle Name", "Middle Name"),
        "preferred": ("Preferred Name",),
        "born": ("Date of Birth", "Birthdate"),
        "school": ("School of Attendance",),
        "grade": ("Grade Level", "Grade", "Grade Code"),
        "case_manager": ("Case Manager",),
        "area": ("Disability 1",),
        "area_2": ("Disability 2",),
        "next_annual": ("Date of Next Annual Plan Review",),
        "next_evaluation": ("Date of Next Reevaluation", "Date of Next Eligibility Evaluation"),
        "iep": (
            "Date of IEP (Meeting Date on Future IEP forms)",
            "Date of IEP (Meeting Date on Current IEP Forms)",
            "Date of IEP",
        ),
        "meetings": ("Meeting Type",),
    },
    needs=("last", "first", "born", "next_annual", "next_evaluation", "iep"),
    read=read_rows,
    order="month-first",
    is_completed=True,
    also="district of .*",
)
