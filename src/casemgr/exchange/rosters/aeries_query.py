"""Aeries, a query: whoever writes it names the columns, so few are certain to be there. A whole school may be in it."""

from __future__ import annotations

from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.reading import read_rows

_LANGUAGE = ("LangFlu", "Lang Flu", "Language Fluency", "LF")
_CORRESPONDENCE = ("CorrLng", "Corr Lng", "Correspondence Language")
_HOME = ("HomeLng", "HmLang", "Home Lng", "Home Language", "Home Lang")
_PARENT = ("Parent/Guardian", "Parent Guardian", "Parent/Guardian Name", "PG")
_EMAIL = ("ParentEmailAddress", "Parent Email Address", "ParentEmail", "Parent Email")
FORMAT = Format(
    name="aeries-query",
    title="Aeries query",
    columns={
        "local": ("Student ID", "Stu ID", "StudentID", "Perm ID", "Student Number", "ID"),
        "ssid": ("State Student ID", "Stu State ID", "SSID", "CSIS ID", "State ID"),
        "last": ("Last Name", "LastName", "LN"),
        "first": ("First Name", "FirstName", "FN"),
        "middle": ("Middle Name", "MiddleName", "MN"),
        "preferred": ("First Name Alias", "FirstNameAlias", "Preferred Name"),
        "suffix": ("Name Suffix", "Suffix"),
        "born": ("Birthdate", "Birth Date", "BD"),
        "grade": ("Grade", "Grd", "GR"),
        "school": ("School", "School Name"),
        "language": _LANGUAGE,
        "home_language": _HOME,
        "contact_name": _PARENT,
        "contact_language": _CORRESPONDENCE,
        "contact_phone": ("Primary Phone", "PrimaryPhone", "Telephone", "TL"),
        "contact_email": _EMAIL,
        "contact_address": ("Mailing Address", "Address", "AD"),
        "contact_city": ("Mailing City", "City", "CY"),
        "contact_state": ("Mailing State", "State", "ST"),
        "contact_zip": ("Mailing Zip Code", "Mailing Zip", "Zip Code", "Zip", "ZC"),
    },
    needs=("local", "last", "first", "born"),
    read=read_rows,
    lists_students=False,
    order="month-first",
    is_completed=True,
    lacks="holds no IEP dates",
    marks=(
        *_LANGUAGE,
        *_CORRESPONDENCE,
        *_EMAIL,
        "HomeLng",
        "HmLang",
        "Stu ID",
        "Stu State ID",
        "Perm ID",
        "PG",
    ),
    also="school code|sc|student number|gender|sex|ethnicity|track|program",
)
