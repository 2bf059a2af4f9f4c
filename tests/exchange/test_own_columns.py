"""Columns that somebody added to an export: what they surely hold is read, what was said of them counts, and none goes unread
without a word."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.errors import BadFile
from casemgr.exchange.compare import compare
from casemgr.exchange.intake import head_of
from casemgr.exchange.rosters.fieldtyped import field_typed, fields_near
from casemgr.exchange.rosters.formats import FORMATS
from casemgr.exchange.rosters.headers import meant_by_header, review_named, surely_meant
from casemgr.exchange.rosters.merge import merge
from casemgr.exchange.rosters.roster import Roster, read_roster
from casemgr.law.readings import Readings
from support import shipped_law

AS_OF = date(2026, 8, 10)
OF_SEIS = """SEIS ID,Last Name,First Name,Date of Birth,Grade,School,Last Annual IEP,Last Eval,Home Language,Parent/Guardian 1,Phone 1,Bus Pass Nr
7001010,Johnson,Tyrell,1/25/2011,10,Mesa Verde High,5/12/2026,5/14/2024,English,Denise Johnson,(619) 555-0120,
"""


def read(text: str, **said: object) -> Roster:
    return read_roster(text, file="x.csv", as_of=AS_OF, **said)  # type: ignore[arg-type]


def remarks(roster: Roster) -> str:
    return " ".join(each.message for each in roster.remarks)


def test_columns_that_an_export_does_not_know_are_read_by_the_words_of_teachers() -> None:
    roster = read(OF_SEIS)
    (tyrell,) = roster.pupils
    assert roster.format.name == "seis-search"
    assert (tyrell.school, tyrell.last_annual, tyrell.last_evaluation) == (
        "Mesa Verde High",
        date(2026, 5, 12),
        date(2024, 5, 14),
    )
    assert [(each.name, each.phone) for each in tyrell.contacts] == [("Denise Johnson", "(619) 555-0120")]
    assert "read too: “School” as school of attendance, “Last Annual IEP” as last annual review" in remarks(
        roster
    )
    assert "not taken: “Bus Pass Nr” (--column FIELD=HEADER takes one)" in remarks(roster)
    assert "“Home Language”" not in remarks(roster)


def test_what_is_said_of_a_column_adds_to_an_export_and_goes_before_its_own() -> None:
    (tyrell,) = read(OF_SEIS, mapping={"local": "Bus Pass Nr", "first": "Last Name"}).pupils
    assert (tyrell.last, tyrell.first, tyrell.last_annual) == ("Johnson", "Johnson", date(2026, 5, 12))
    with pytest.raises(BadFile, match="has no “Bus”; its headers are “SEIS ID”, "):
        read(OF_SEIS, mapping={"local": "Bus"})


def test_a_table_of_ones_own_is_a_kind() -> None:
    own = OF_SEIS.replace("SEIS ID", "Student No").replace("5/12/2026", "5/13/2026")
    roster = read(own, kind="table")
    assert roster.format.name == "table"
    assert roster.pupils[0].last_annual == date(2026, 5, 13)
    assert "read: “Last Name” as last name, “First Name” as first name" in remarks(roster)
    assert "not taken: “Student No”, “Bus Pass Nr”" in remarks(roster)
    assert read(own, kind="table", mapping={"local": "Student No"}).pupils[0].local == "7001010"
    assert read(OF_SEIS, kind="table").format.name == "table"
    with pytest.raises(BadFile, match=r"As a table of your own, --kind table, or each column: .*local="):
        read(own, mapping={"local": "Student No"})


def test_a_class_list_with_iep_dates_lists_students() -> None:
    head = "Student_Number,Last_Name,First_Name,DOB,Grade_Level,School_Name"
    row = "12,Johnson,Tyrell,01/25/2011,10,Mesa Verde High"
    assert not read(f"{head}\n{row}\n").format.lists_students
    assert read(f"{head},Next IEP\n{row},5/12/2027\n").format.lists_students


def test_a_phone_without_a_name_is_not_taken() -> None:
    text = OF_SEIS.replace("Parent/Guardian 1", "Sibling")
    assert "not taken: “Sibling”, “Phone 1”, “Bus Pass Nr”" in remarks(read(text))
    own = text.replace("SEIS ID", "No")
    said = "not taken without the parent's name: “Phone 1”; --column contact_name=HEADER takes it"
    assert said in remarks(read(own, kind="table"))
    assert said not in remarks(read(own, kind="table", mapping={"contact_name": "Sibling"}))


@pytest.mark.parametrize(
    "header",
    [
        "Parent / phone",
        "Parent/Guardian phone",
        "Mom / cell",
        "Parent & Email",
        "Phone",
        "Parent name and phone",
    ],
)
@pytest.mark.parametrize("kind", [None, "table"])
def test_a_phone_column_that_names_the_parent_too_is_read_whole(header: str, kind: str | None) -> None:
    text = OF_SEIS.replace("Parent/Guardian 1,Phone 1,Bus", f"Transport,{header},Bus")
    text = text.replace("Denise Johnson,(619) 555-0120", ",Denise Johnson (619) 555-0120")
    (contact,) = read(text, kind=kind).pupils[0].contacts
    assert (contact.name, contact.phone) == ("Denise Johnson", "(619) 555-0120")
    assert "parent's name:" not in remarks(read(text, kind=kind))


@pytest.mark.parametrize("kind", [None, "table"])
def test_a_column_for_each_parent_with_name_and_phone_makes_two_contacts(kind: str | None) -> None:
    text = OF_SEIS.replace("Parent/Guardian 1,Phone 1", "Mom / cell,Dad / cell")
    text = text.replace(
        "Denise Johnson,(619) 555-0120", "Denise Johnson (619) 555-0120,Al Johnson (619) 555-0121"
    )
    contacts = read(text, kind=kind).pupils[0].contacts
    assert [(each.name, each.phone) for each in contacts] == [
        ("Denise Johnson", "(619) 555-0120"),
        ("Al Johnson", "(619) 555-0121"),
    ]


@pytest.mark.parametrize(
    "cell", ["(619) 555-0120", "Mom: 619-555-0120", "cell 619-555-0120", "dj@example.org"]
)
def test_a_phone_column_without_a_name_names_nobody(cell: str) -> None:
    own = OF_SEIS.replace("Parent/Guardian 1,Phone 1", "Transport,Mom / cell")
    own = own.replace("Denise Johnson,(619) 555-0120", f",{cell}")
    roster = read(own, kind="table")
    assert roster.pupils[0].contacts == ()
    assert "not taken without the parent's name: “Mom / cell”; --column contact_name=HEADER" in remarks(
        roster
    )


def test_a_column_of_which_some_cells_name_the_parent_is_offered() -> None:
    own = OF_SEIS.replace("Parent/Guardian 1,Phone 1", "Transport,Parent / phone")
    own = own.replace("Denise Johnson,(619) 555-0120", ",Denise Johnson 619-555-0120")
    row = (
        own.splitlines()[1]
        .replace("Denise Johnson ", "")
        .replace("Tyrell", "Ty")
        .replace("7001010", "7001011")
    )
    said = remarks(read(f"{own}{row}\n", kind="table"))
    assert '“Parent / phone”; --column contact_name="Parent / phone" takes it' in said


def test_a_name_in_a_column_of_its_own_counts_before_one_beside_the_phone() -> None:
    text = OF_SEIS.replace("(619) 555", "Denise (619) 555").replace("Phone 1", "Parent / phone")
    (contact,) = read(text, kind="table").pupils[0].contacts
    assert contact.name == "Denise Johnson"


def test_an_address_that_may_be_the_students_is_taken_only_where_it_is_said() -> None:
    text = OF_SEIS.replace("Bus Pass Nr", "Email").replace("0120,", "0120,tj@example.org")
    assert read(text).pupils[0].contacts[0].email == ""
    assert "not taken: “Email”" in remarks(read(text))
    assert read(text, mapping={"contact_email": "Email"}).pupils[0].contacts[0].email == "tj@example.org"
    parents = text.replace("Email", "Parent Email")
    assert read(parents).pupils[0].contacts[0].email == "tj@example.org"


def test_what_a_system_has_of_its_own_is_not_read_as_a_parents() -> None:
    users = "sourcedId,status,role,username,givenName,familyName,grades,email\n1,active,student,tj,Tyrell,Johnson,10,tj@x.org\n"
    roster = read(users)
    assert roster.pupils[0].contacts == ()
    assert "email" not in remarks(roster)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Parent/Guardian 1", "contact_name"),
        ("Parent 2", "contact2_name"),
        ("Phone 2", "contact2_phone"),
        ("Parent 2 Email", "contact2_email"),
        ("Date of Last IEP", "last_annual"),
        ("Last Eval Date", "last_evaluation"),
        ("Disability 2", "area_2"),
        ("Teacher 2", None),
        ("Phone 3", None),
        ("Ex", None),
        ("Bus Pass Nr", None),
    ],
)
def test_what_a_header_surely_holds(header: str, field: str | None) -> None:
    assert surely_meant(header) == field


def test_what_is_offered_may_be_less_sure() -> None:
    assert meant_by_header("Sta") == "status"


def test_every_header_of_every_export_is_read_or_named() -> None:
    for fmt in FORMATS:
        headers = [*(names[0] for names in fmt.columns.values()), *fmt.marks, "Bus Pass Nr"]
        text = ",".join(dict.fromkeys(headers))
        cells = ",".join("1/25/2011" if "ate" in header else "student" for header in dict.fromkeys(headers))
        assert "“Bus Pass Nr”" in remarks(read(f"{text}\n{cells}\n", kind=fmt.name)), fmt.name


def new_head(language: str, status: str | None = None) -> dict[str, object]:
    text = OF_SEIS.replace("English", language)
    if status is not None:
        text = text.replace("Bus Pass Nr", "EL Status").replace("0120,", f"0120,{status}")
    found = compare(
        merge((read(text),)),
        (),
        as_of=AS_OF,
        law=shipped_law(),
        readings=Readings(),
        own_case_manager="Dana Whitfield",
    )
    (new,) = found.new
    language_of: dict[str, object] = head_of("tj1", new.pupil, "Mesa Verde High", AS_OF).get("language", {})
    return language_of


@pytest.mark.parametrize(
    ("home", "said", "status"),
    [
        ("English", None, "EO"),
        ("00", None, "EO"),
        ("ENGLISH", "", "EO"),
        ("American Sign Language", None, "EO"),
        ("sgn", None, "EO"),
        ("Spanish", None, None),
        ("English", "TBD", "TBD"),
        ("English", "EL", "EL"),
        ("Spanish", "RFEP - Reclassified Fluent English Proficient", "RFEP"),
        ("Spanish", "English Learner (EL)", "EL"),
    ],
)
def test_english_at_home_is_english_only_where_no_status_is_said(
    home: str, said: str | None, status: str | None
) -> None:
    head = new_head(home, said)
    assert head.get("status") == status
    assert head["home"]


def test_no_home_language_has_no_status() -> None:
    assert new_head("") == {}


def test_a_status_that_is_not_known_is_asked_about() -> None:
    text = OF_SEIS.replace("Bus Pass Nr", "EL Status").replace("0120,", "0120,Fluent")
    (question,) = read(text).questions
    assert question.text == "EL Status: “Fluent” is no language status that is known"


def test_a_cell_may_hold_more_than_its_header_says() -> None:
    """An area beside another, a phone or an e-mail, a parent's relation; and what is noted of a student."""
    own = """Last,First,DOB,Gr,Elig,Parent,Phone,Notes
Abara,Chidi,3/14/2016,5,SLD/OHI,Ngozi Abara (mom),510-555-0101 / ngozi@example.org,Mom has ed rights
Bautista,Luz,11/2/2017,3,SLI,Marisol Bautista (aunt),marisol@example.org,
Chen,Wei,5/12/2015,6,"AUT, SLI and ID",Mei Chen (Lin),510-555-0103,-
"""
    chidi, luz, wei = read(own, kind="table").pupils
    assert chidi.areas == ("specific-learning-disability", "other-health-impairment")
    assert wei.areas == ("autism", "speech-language", "intellectual-disability")
    assert [pupil.contacts[0][:5] for pupil in (chidi, luz, wei)] == [
        ("Ngozi Abara", "mom", "", "510-555-0101", "ngozi@example.org"),
        ("Marisol Bautista", "aunt", "", "", "marisol@example.org"),
        ("Mei Chen (Lin)", "parent", "", "510-555-0103", ""),
    ]
    assert [pupil.note for pupil in (chidi, luz, wei)] == ["Mom has ed rights", "", ""]
    assert "“Notes” as notes of your own" in remarks(read(own, kind="table"))


@pytest.mark.parametrize("words", ["SLD/sleepy", "SLD or OHI", "deaf/blue"])
def test_areas_of_which_one_is_not_known_are_asked_about(words: str) -> None:
    own = f"Last,First,DOB,Gr,Elig\nAbara,Chidi,3/14/2016,5,{words}\n"
    roster = read(own, kind="table")
    assert roster.pupils[0].areas == ()
    assert [question.kind for question in roster.questions] == ["area"]


@pytest.mark.parametrize(
    "words", ["SLD (primary)/OHI", "290 - SLD; 280 - OHI", "SLD (primary) and OHI (secondary)"]
)
def test_what_is_said_of_an_area_hides_no_other(words: str) -> None:
    own = f"Last,First,DOB,Gr,Elig\nAbara,Chidi,3/14/2016,5,{words}\n"
    found = read(own, kind="table").pupils[0].areas
    assert found == ("specific-learning-disability", "other-health-impairment")


@pytest.mark.parametrize("words", ["Autism (SLD/OHI)", "autism - SLD/OHI", "320 (SLD and OHI)"])
def test_several_areas_in_brackets_or_behind_a_dash_are_all_taken(words: str) -> None:
    own = f"Last,First,DOB,Gr,Elig\nAbara,Chidi,3/14/2016,5,{words}\n"
    roster = read(own, kind="table")
    assert roster.pupils[0].areas == ("autism", "specific-learning-disability", "other-health-impairment")
    assert roster.questions == ()


def test_a_hyphen_and_a_slash_that_belong_to_an_area_divide_nothing() -> None:
    own = "Last,First,DOB,Gr,Elig\nAbara,Chidi,3/14/2016,5,Deaf/Hard of Hearing\nBo,Di,3/14/2016,5,Speech/Language\n"
    assert [pupil.areas for pupil in read(own, kind="table").pupils] == [
        ("hard-of-hearing",),
        ("speech-language",),
    ]


def test_an_e_mail_that_has_no_place_of_its_own_stays_beside_the_phone() -> None:
    own = """Last,First,DOB,Gr,Parent,Phone,Email
Abara,Chidi,3/14/2016,5,Ngozi Abara,510-555-0101 a@example.org / b@example.org,
Bautista,Luz,11/2/2017,3,Marisol Bautista,510-555-0102 / old@example.org,new@example.org
Chen,Wei,5/12/2015,6,Mei Chen,same@example.org,same@example.org
"""
    assert [pupil.contacts[0][3:5] for pupil in read(own, kind="table").pupils] == [
        ("510-555-0101 a@example.org / b@example.org", ""),
        ("510-555-0102 / old@example.org", "new@example.org"),
        ("", "same@example.org"),
    ]


def test_a_column_of_its_own_goes_before_what_is_beside_the_name() -> None:
    own = "Last,First,DOB,Gr,Parent,Phone\nAbara,Chidi,3/14/2016,5,Ngozi Abara 510-555-0101,510-555-0199\n"
    (chidi,) = read(own, kind="table").pupils
    assert [(each.name, each.phone) for each in chidi.contacts] == [("Ngozi Abara", "510-555-0199")]


def test_a_home_language_of_its_own_column_counts() -> None:
    text = "Last,First,DOB,Gr,EL Status,Home Language\nAbara,Chidi,3/14/2016,5,EL - Spanish,Mixteco\n"
    assert [pupil.home_language for pupil in read(text, kind="table").pupils] == ["Mixteco"]


@pytest.mark.parametrize(
    "cell", ["290 SLD", "SLD 290", "290-SLD", "290: Specific Learning Disability", "290 SLD?"]
)
def test_an_area_may_have_the_states_code_beside_it(cell: str) -> None:
    roster = read(f"Last,First,DOB,Gr,Disability\nAbara,Chidi,3/14/2016,5,{cell}\n", kind="table")
    assert [pupil.areas for pupil in roster.pupils] == [("specific-learning-disability",)]


def test_a_code_that_says_another_area_than_its_words_is_asked_about() -> None:
    (question,) = read(
        "Last,First,DOB,Gr,Disability\nAbara,Chidi,3/14/2016,5,281 OHI\n", kind="table"
    ).questions
    assert question.text == "Disability: “281 OHI” names more than one area of disability"
    assert question.readings == ("established-medical-disability", "other-health-impairment")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name (Last, First)", "name"),
        ("Last, First", "name"),
        ("DOB (mm/dd/yyyy)", "born"),
        ("Site Name", "school"),
        ("SpEd Case Manager", "case_manager"),
        ("ELL", "language"),
        ("Eligibility Category", "area"),
        ("Annual Due By", "next_annual"),
        ("Next 3-yr", "next_evaluation"),
        ("Parent(s)", "contact_name"),
        ("Parent 1 Name", "contact_name"),
        ("Parent 2 Name", "contact2_name"),
        ("Mother's Name", "contact_name"),
        ("Phone/Email", "contact_phone"),
        ("Homeroom Teacher", "teachers"),
        ("State SSID", "ssid"),
        ("Elig. 1", "area"),
        ("Elig. 2", "area_2"),
        ("2nd Elig", "area_2"),
        ("Prim Dis", "area"),
        ("Sec. Disab.", "area_2"),
        ("Disab", "area"),
        ("Disab 2", "area_2"),
        ("Last Ann Rev", "last_annual"),
        ("Prev. Annual Rev.", "last_annual"),
        ("Previous IEP Date", "last_annual"),
        ("Date of Prior Eval", "last_evaluation"),
        ("Prev. 3-Yr.", "last_evaluation"),
        ("Prior Tri", "last_evaluation"),
        ("Prev", None),  # another name than today's, or another school
        ("Previous", None),
        ("Prior", None),
        ("Previous Name", None),
        ("Previous Last Name", None),
        ("Previous School", None),
        ("Next Ann Rev", "next_annual"),
        ("Ann. Rev. Due", "next_annual"),
        ("Next IEP Mtg", "next_annual"),
        ("Last Tri Rev Date", "last_evaluation"),
        ("Next Eval", "next_evaluation"),
        ("Lang Status", "language"),
        ("SpEd Status", "status"),
        ("Sch", "school"),
        ("Par Ph", "contact_phone"),
        ("Ann Rev Date", None),  # the last or the next
        ("Elig Date", None),
        ("SpEd Tchr", None),
        ("Emergency Contact", None),  # not the parent
        ("Eval Date", None),  # the last or the next
        ("Provider", "provider_name"),
    ],
)
def test_headers_that_teachers_write(header: str, field: str | None) -> None:
    assert meant_by_header(header) == field


def test_a_table_with_such_headers_needs_no_column_said() -> None:
    own = (
        '"Last, First",DOB (mm/dd/yyyy),Gr.,Site Name,Eligibility Category,ELL,Annual Due By,Parent(s),Phone/Email\n'
        '"Abara, Chidi",3/14/2016,5,Mesa Verde,SLD,EO,10/14/2026,Ngozi Abara (mom),510-555-0101 / na@example.org\n'
    )
    (chidi,) = read(own, kind="table").pupils
    assert (chidi.name, chidi.born, chidi.school, chidi.areas, chidi.language) == (
        "Chidi Abara",
        date(2016, 3, 14),
        "Mesa Verde",
        ("specific-learning-disability",),
        "EO",
    )
    assert chidi.next_annual == date(2026, 10, 14)
    assert [each[:5] for each in chidi.contacts] == [
        ("Ngozi Abara", "mom", "", "510-555-0101", "na@example.org")
    ]


@pytest.mark.parametrize(
    ("cells", "contact"),
    [
        ("Linh Tran (mom),,510-555-0199", ("Linh Tran", "mom", "", "510-555-0199", "")),
        ("Linh Tran 510-555-0199,,", ("Linh Tran", "parent", "", "510-555-0199", "")),
        ("Linh Tran (mom),aunt,", ("Linh Tran (mom)", "aunt", "", "", "")),  # an export's own words stay
    ],
)
def test_a_parent_typed_into_a_sheet_to_fill_in_is_taken_apart(cells: str, contact: tuple[str, ...]) -> None:
    head = "casemgr_id,last,first,born,grade,school,contact_name,contact_relation,contact_phone"
    roster = read(f"{head}\nca1,Abara,Chidi,2016-03-14,5,Mesa Verde,{cells}\n")
    assert roster.format.name == "casemgr"
    assert [each[:5] for pupil in roster.pupils for each in pupil.contacts] == [contact]


@pytest.mark.parametrize("header", ["Ann Rev Date", "Annual Rev", "Ann. Review"])
def test_a_short_form_of_a_review_is_read_by_its_days(header: str) -> None:
    assert review_named(header) == "annual"
    text = f"Last,First,DOB,Gr,{header}\nAbara,Chidi,3/14/2016,5,2/20/2026\n"
    (chidi,) = read(text, kind="table").pupils
    assert chidi.last_annual == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("area of disability", "area"),
        ("disability", "area"),
        ("Elig", "area"),
        ("eligibility 2", "area_2"),
        ("second area", "area_2"),
        ("next annual", "next_annual"),
        ("last ann rev", "last_annual"),
        ("triennial due", "next_evaluation"),
        ("dob", "born"),
        ("phone", "contact_phone"),
        ("parent", "contact_name"),
        ("parent's e-mail", "contact_email"),
        ("state id", "ssid"),
        ("annual", None),
        ("shoe size", None),
    ],
)
def test_what_a_column_holds_may_be_typed_as_people_call_it(typed: str, field: str | None) -> None:
    assert field_typed(typed) == field


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("annual", ["last annual review", "next annual review"]),
        ("triennial", ["last evaluation", "next triennial"]),
        ("eligiblity", ["area of disability"]),
        ("case manger", ["case manager"]),
        ("shoe size", []),
    ],
)
def test_what_is_no_field_has_those_near_it(typed: str, near: list[str]) -> None:
    assert fields_near(typed)[: len(near) or None] == near
    assert all(field_typed(each) for each in near)
