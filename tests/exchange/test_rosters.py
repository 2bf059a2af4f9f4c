"""Every export: what comes out of it, what is asked, and what is refused."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from made_up import AS_OF, FILES, OWN_TABLE, asked, named, roster, typed

import casemgr
from casemgr.errors import BadFile, UsageError
from casemgr.exchange.beside import mapping_of
from casemgr.exchange.cells.areas import read_area
from casemgr.exchange.cells.codes import Frequency, read_frequency, read_language, read_meeting_types
from casemgr.exchange.cells.column import Doubt
from casemgr.exchange.cells.grades import read_grade
from casemgr.exchange.cells.people import PersonName, same_person, split_name
from casemgr.exchange.rosters.format import Format
from casemgr.exchange.rosters.formats import FORMATS
from casemgr.exchange.rosters.plain import plain
from casemgr.exchange.rosters.roster import check_lists_students, read_roster

HOME = Path(casemgr.__file__).parent


def refusal(name: str, kind: str | None = None) -> str:
    with pytest.raises(BadFile) as caught:
        roster(name, kind=kind)
    return str(caught.value)


def test_every_format_has_three_made_up_files_and_one_of_them_is_damaged() -> None:
    for name in (*(fmt.name for fmt in FORMATS), "table"):
        files = sorted(path.stem for path in (FILES / name).glob("*"))
        assert len(files) == 3, f"tests/exchange/files/{name} needs three made-up files"
        assert "damaged" in files, f"one of tests/exchange/files/{name} is called damaged"


WHOLE = sorted(
    f"{path.parent.name}/{path.name}" for path in FILES.glob("*/*") if path.stem not in ("damaged", "open")
)


@pytest.mark.parametrize("name", [name for name in WHOLE if not name.startswith(("calendars", "table"))])
def test_a_file_is_told_by_its_headers_in_any_order_case_and_encoding(name: str) -> None:
    assert roster(name).format.name == name.split("/", maxsplit=1)[0]
    assert roster(name).pupils


def harmed(data: bytes, seed: int) -> bytes:
    """The same bytes with a few of them lost, changed or put in."""
    chance = Random(seed)
    found = bytearray(data)
    for _ in range(3):
        place = chance.randrange(len(found))
        piece = chance.choice(
            [
                b"",
                b",",
                b'"',
                b"\r",
                b"1/1/123",
                b"29/02/2026",
                b"0000-00-00",
                b"\xe2\x80\xae",
                b"\x00",
                b"\xff",
            ]
        )
        found[place : place + chance.choice([0, 1, 12])] = piece
    return bytes(found) or b"x"


@pytest.mark.parametrize("name", [name for name in WHOLE if not name.startswith("calendars")])
def test_a_harmed_file_is_read_with_questions_or_refused(name: str) -> None:
    data = (FILES / name).read_bytes()
    mapping = OWN_TABLE if name.startswith("table/") else None
    for seed in range(12):
        try:
            read = read_roster(harmed(data, seed), file="harmed", as_of=AS_OF, mapping=mapping)
        except BadFile:
            continue
        assert read.pupils


def test_the_name_of_a_file_says_nothing() -> None:
    data = (FILES / "seis-iep-dates/usual.csv").read_bytes()
    assert read_roster(data, file="deliveries.csv", as_of=AS_OF).format.name == "seis-iep-dates"


def test_seis_iep_dates() -> None:
    read = roster("seis-iep-dates/usual.csv")
    assert len(read.pupils) == 7
    lucia = named(read.pupils, "Lucía Castellanos")
    assert (lucia.seis, lucia.ssid, lucia.preferred, lucia.middle) == (
        "5200001",
        "8000000001",
        "Lulu",
        "Inés",
    )
    assert (lucia.born, lucia.grade, lucia.school) == (date(2016, 3, 15), "5", "Fernbrook Elementary")
    assert lucia.case_manager == "Dana Whitfield"
    assert lucia.areas == ("specific-learning-disability",)
    assert (lucia.next_annual, lucia.next_evaluation) == (date(2026, 10, 14), date(2027, 10, 14))
    assert lucia.iep == date(2025, 10, 14)
    assert lucia.sources == (("usual.csv", 2),)
    assert named(read.pupils, "Elsa Lindgren").meetings == ("triennial", "annual")
    assert named(read.pupils, "Chidi Abara").grade == "TK"
    oskar = named(read.pupils, "Oskar Brandt")
    assert (oskar.grade, oskar.meetings, oskar.is_open_initial) == ("PS", ("pending",), True)
    desmond = named(read.pupils, "Desmond Whitlock Jr.")
    assert (desmond.last, desmond.first, desmond.suffix) == ("Whitlock", "Desmond", "Jr.")
    assert (desmond.next_annual, desmond.next_evaluation) == (None, date(2027, 6, 20))
    assert asked(read.questions) == [("day", 4, "13/45/2026", ())]


def test_two_students_of_one_name_stay_two() -> None:
    read = roster("seis-iep-dates/usual.csv")
    assert sorted(pupil.seis for pupil in read.pupils if pupil.name == "Min-jun Park") == [
        "5200002",
        "5200004",
    ]


def test_a_day_that_does_not_exist_is_answered_by_its_key() -> None:
    (question,) = roster("seis-iep-dates/usual.csv").questions
    again = roster("seis-iep-dates/usual.csv", {question.key: "2027-08-15"})
    assert named(again.pupils, "Desmond Whitlock Jr.").next_annual == date(2027, 8, 15)
    assert again.questions == ()
    with pytest.raises(UsageError, match="is not a date"):
        roster("seis-iep-dates/usual.csv", {question.key: "8/15"})


def test_a_file_cut_short_inside_quotation_marks_is_refused() -> None:
    assert refusal("seis-iep-dates/damaged.csv").startswith("damaged.csv:4: a quotation mark")


def test_seis_custom_search() -> None:
    read = roster("seis-search/usual.csv")
    lucia = named(read.pupils, "Lucía Castellanos")
    assert (lucia.last_annual, lucia.last_evaluation) == (date(2025, 10, 14), date(2024, 10, 14))
    (contact,) = lucia.contacts
    assert (contact.name, contact.phone, contact.email) == (
        "Inés Castellanos",
        "(555) 555-0141",
        "ines@example.org",
    )
    assert contact.address == "12 Oak St, Apt 3, Fernbrook 90000"
    theo = named(read.pupils, "Theo Byun")
    assert (theo.last_annual, theo.grade, theo.contacts[0].phone) == (date(2024, 2, 29), "K", "555-0127")
    tremaine = named(read.pupils, "Tremaine Holloway")
    assert tremaine.consent == date(2026, 11, 9)
    assert tremaine.is_open_initial
    assert read.questions == ()


def test_a_search_with_few_columns() -> None:
    (yusuf,) = roster("seis-search/few-columns.csv").pupils
    assert (yusuf.language, yusuf.home_language, yusuf.last_evaluation) == ("EL", "Spanish", date(2024, 9, 1))


def test_seis_district_extract() -> None:
    read = roster("seis-district/usual.csv")
    assert [pupil.status for pupil in read.pupils] == ["active", "pending", "exited"]
    thomas = named(read.pupils, "Thomas Quill")
    assert (thomas.referral, thomas.consent) == (date(2026, 10, 5), date(2026, 11, 2))
    assert thomas.is_open_initial
    inga = named(read.pupils, "Inga Lund")
    assert inga.exited == date(2026, 6, 4)
    assert inga.areas == ("speech-language",)


def test_what_an_extract_leaves_open_is_asked() -> None:
    read = roster("seis-district/damaged.csv")
    assert [question.kind for question in read.questions] == ["status", "area", "school"]
    (pupil,) = read.pupils
    school = read.questions[2]
    assert school.readings == ("Fernbrook Elementary", "Fernbrook Middle")
    again = roster("seis-district/damaged.csv", {school.key: "Fernbrook Middle"})
    assert (pupil.school, again.pupils[0].school) == ("Fernbrook Elementary", "Fernbrook Middle")


def test_seis_services_out_of_a_spreadsheet() -> None:
    read = roster("seis-services/usual.xlsx")
    lucia = named(read.pupils, "Lucía Castellanos")
    assert [(service.code, service.name) for service in lucia.services] == [
        ("330", "Specialized Academic Instruction"),
        ("415", "Language and Speech"),
    ]
    assert lucia.services[0].how_often == "150 min, Weekly (one or more times a week)"
    assert lucia.services[0].place == "Separate classroom in public integrated facility"
    assert lucia.services[0].provider == ""
    assert lucia.services[1].how_often == "Weekly (one or more times a week)"
    assert (lucia.grade, [source.line for source in lucia.sources]) == ("5", [4, 5])
    assert "spreadsheet is damaged" in refusal("seis-services/damaged.xlsx")


def test_seis_goals_say_which_rounds_are_done() -> None:
    read = roster("seis-goals/usual.csv")
    (lucia,) = read.pupils
    assert lucia.rounds == (1,)
    assert lucia.iep == date(2025, 10, 14)
    assert "progress report 2 of Lucía Castellanos is written for 1 of 2 goals" in " ".join(
        map(str, read.remarks)
    )
    assert [pupil.rounds for pupil in roster("seis-goals/two-students.csv").pupils] == [(1, 2, 3), (1,)]
    assert "has no “Progress Report 1 Summary”" in refusal("seis-goals/damaged.csv")


def test_seis_deliveries() -> None:
    read = roster("seis-deliveries/usual.csv")
    lucia = named(read.pupils, "Lucía Castellanos")
    assert [service.frequency for service in lucia.services] == [
        Frequency(30, 5, "week"),
        Frequency(30, 1, "week"),
        Frequency(120, 1, "month"),
    ]
    assert (lucia.services[2].first, lucia.services[2].last) == (date(2025, 8, 12), date(2025, 10, 14))
    assert named(read.pupils, "Min-jun Park").services[0].name == "Individual counseling"
    damaged = roster("seis-deliveries/damaged.csv")
    assert asked(damaged.questions) == [("day", 2, "02/30/2026", ())]
    assert damaged.pupils[0].services[0].frequency is None


def test_deliveries_are_no_roster_and_say_what_is_missing() -> None:
    with pytest.raises(BadFile) as caught:
        check_lists_students([roster("seis-deliveries/usual.csv")])
    words = str(caught.value)
    assert "is SEIS deliveries" in words
    assert "“Date of Birth”" in words
    assert "“Date of Next Annual Plan Review”" in words
    assert "“Last Name”" not in words
    check_lists_students([roster("seis-deliveries/usual.csv"), roster("seis-iep-dates/usual.csv")])


def test_a_wrong_file_is_refused_with_what_it_lacks_and_what_it_seems_to_be() -> None:
    words = refusal("seis-deliveries/usual.csv", kind="seis-iep-dates")
    assert "is not SEIS IEP Dates" in words
    assert "It looks like SEIS deliveries" in words
    with pytest.raises(BadFile, match="looks like a school calendar"):
        read_roster("label,start_date,end_date\nLabor Day,9/7/2026,9/7/2026\n", file="x.csv", as_of=AS_OF)
    with pytest.raises(BadFile, match="academic sessions"):
        read_roster("sourcedId,title,type,startDate,endDate\n1,a,b,c,d\n", file="x.csv", as_of=AS_OF)
    with pytest.raises(BadFile, match="is no export that is known"):
        read_roster("a,b\n1,2\n", file="x.csv", as_of=AS_OF)
    with pytest.raises(BadFile, match="holds no student"):
        read_roster("Student,Gr\n", file="x.csv", as_of=AS_OF, mapping={"name": "Student", "grade": "Gr"})
    with pytest.raises(UsageError, match="no such kind"):
        roster("seis-iep-dates/usual.csv", kind="seis")
    assert "has no “SEIS ID”" in refusal("seis-search/damaged.csv")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Foo,Bar\na,b\n", "say which column holds what: --column name=HEADER"),
        ("Last Name,First Name,Birthdate,Grade,Bus\na,b,1/2/2016,3,7\n", "--kind table, or each column: "),
        (
            "Student ID,Last Name,First Name,Birthdate,Bus\n1,a,b,1/2/2016,7\n",
            "--kind table, or each column: ",
        ),
    ],
)
def test_an_unknown_file_is_refused_with_what_to_do_first(text: str, remedy: str) -> None:
    with pytest.raises(BadFile) as caught:
        read_roster(text, file="x.csv", as_of=AS_OF)
    words = str(caught.value)
    first, second = words.split(". ")[:2]
    assert first == "x.csv: is no export that is known here"
    assert remedy in second
    assert words.endswith("What each export must have: casemgr guide moving-in")
    assert len(words) < 500


def test_a_file_that_is_nearly_an_export_says_what_it_lacks() -> None:
    assert "It is most like SEIS custom search, but has no “SEIS ID”; its header" in refusal(
        "seis-search/damaged.csv"
    )
    with pytest.raises(BadFile, match="most like Aeries query, but has no column like “LangFlu”"):
        read_roster(
            "Student ID,Last Name,First Name,Birthdate,Bus\n1,a,b,1/2/2016,7\n", file="x.csv", as_of=AS_OF
        )
    with pytest.raises(BadFile) as calendar:
        read_roster("label,start_date,end_date\nx,9/7/2026,9/7/2026\n", file="x.csv", as_of=AS_OF)
    assert "guide moving-in" not in str(calendar.value)


NEEDED = {
    "born": "birth date",
    "local": "student ID",
    "iep": "date of the IEP",
    "name": "name",
    "last": "last name",
    "first": "first name",
    "grade": "grade",
    "school": "school",
    "seis": "SEIS ID",
    "next_annual": "next annual review",
    "next_evaluation": "next triennial",
    "status": "eligibility status",
    "exited": "date of exit",
    "consent": "date of the first consent",
}


@pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: fmt.name)
def test_the_guide_says_what_each_export_must_have(fmt: Format) -> None:
    lines = (HOME / "guide" / "moving-in.md").read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"| `{fmt.name}` | {fmt.title} | ")]
    needed = [NEEDED.get(name) or f"“{fmt.columns[name][0]}”" for name in fmt.needs]
    known = {header for name in fmt.needs for header in fmt.columns[name]}
    marked = [] if known.issuperset(fmt.marks) else [f"and one like “{fmt.marks[0]}”"]
    assert row.split(" | ")[2] == f"{', '.join([*needed, *marked])} |"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Name,DOB,Gr,Case Manager,Parent", "Ana Lopez,4/30/2016,4,Dana Whitfield,Eva Lopez"),
        ("Last Name,First Name,Birthdate,Grade,Disability", "Lopez,Ana,4/30/2016,4,SLD"),
        ("Last Name,First Name,Student ID,Birthdate,Grade,Disability", "Lopez,Ana,7,4/30/2016,4,SLD"),
        ("Student,DOB,Gr,IEP Due,Next Tri", "Ana Lopez,4/30/2016,4,10/14/2026,10/14/2027"),
    ],
)
def test_a_table_of_which_every_header_is_known_needs_no_kind(header: str, row: str) -> None:
    found = read_roster(f"{header}\n{row}\n", file="x.csv", as_of=AS_OF)
    assert found == read_roster(f"{header}\n{row}\n", file="x.csv", as_of=AS_OF, kind="table")
    (ana,) = found.pupils
    assert (found.format.name, ana.name, ana.born, ana.grade) == (
        "table",
        "Ana Lopez",
        date(2016, 4, 30),
        "4",
    )
    assert found.remarks[0].message.startswith("read: “")


@pytest.mark.parametrize(
    "header",
    [
        "Name,DOB,Gr,Bus",  # one column is not known
        "Name,DOB,Gr,Annual",  # last or next is not said
        "Name,DOB,School,Parent",  # no grade
        "Last Name,DOB,Gr,Parent",  # no first name
        "Name,DOB,Gr,Grade",  # one thing in two columns
    ],
)
def test_a_table_that_leaves_something_open_is_not_read_unasked(header: str) -> None:
    with pytest.raises(BadFile, match=r"is no export that is known here\. As a table of your own"):
        read_roster(f"{header}\nLopez,4/30/2016,4,10/14/2025\n", file="x.csv", as_of=AS_OF)


def test_an_aeries_query_adds_contacts_and_language_to_who_is_on_file() -> None:
    read = roster("aeries-query/usual.csv")
    assert not read.questions
    assert not read.format.lists_students
    assert [(each.language, each.home_language, each.grade) for each in read.pupils] == [
        ("EL", "Spanish", "4"),
        ("EO", "English", "K"),
        ("RFEP", "Korean", "5"),
        ("IFEP", "Vietnamese", "6"),
        ("TBD", "Igbo", "8"),
    ]
    assert read.pupils[0].contacts[0][:5] == (
        "Inés Castellanos",
        "parent",
        "Spanish",
        "(510) 555-0101",
        "ines@example.org",
    )
    assert read.pupils[0].local == "200001"
    other = roster("aeries-query/other-names.csv")
    assert [each.language for each in other.pupils] == ["EL", "EO"]
    assert "has no “Birthdate”" in refusal("aeries-query/damaged.csv")


@pytest.mark.parametrize("header", ["LangFlu", "Language Fluency"])
def test_the_letters_of_aeries_are_read_in_a_table_too(header: str) -> None:
    own = f"Last,First,DOB,Gr,{header}\nAbara,Chidi,3/14/2016,5,L\nByun,Theo,5/9/2015,5,R\n"
    read = read_roster(own, file="x.csv", as_of=AS_OF, kind="table")
    assert [each.language for each in read.pupils] == ["EL", "RFEP"]
    (question, *_) = read_roster(
        own.replace(header, "EL Status"), file="x.csv", as_of=AS_OF, kind="table"
    ).questions
    assert (
        "is no language status that is known" in question.text
    )  # elsewhere a letter may mean something else


def test_a_table_that_only_has_such_names_is_no_aeries_query() -> None:
    with pytest.raises(BadFile, match="As a table of your own"):
        read_roster(
            "Student ID,Last Name,First Name,Birthdate,IEP Due\n1,a,b,1/2/2016,1/2/2027\n",
            file="x.csv",
            as_of=AS_OF,
        )


def test_aeries_class_list() -> None:
    read = roster("aeries/usual.txt")
    assert [pupil.name for pupil in read.pupils] == [
        "Lucía Castellanos",
        "Chidi Abara",
        "Theo Byun",
        "Cal Drummond",
    ]
    assert [pupil.grade for pupil in read.pupils] == ["5", "TK", "5", "K"]
    assert named(read.pupils, "Lucía Castellanos").teachers == ("J Pruitt", "G Lindqvist")
    assert named(read.pupils, "Theo Byun").teachers == ("Reyes", "Holt")
    assert {pupil.school for pupil in read.pupils} == {"Fernbrook Elementary"}
    assert read.format.lacks == "holds no IEP dates"
    (john,) = roster("aeries/one-page.txt").pupils
    assert (john.last, john.first, john.suffix) == ("Smith", "John", "Jr.")


def test_a_class_list_with_slips() -> None:
    read = roster("aeries/damaged.txt")
    assert [(kind, line) for kind, line, _, _ in asked(read.questions)] == [
        ("day", 6),
        ("grade", 5),
    ]
    assert len(read.pupils) == 2


def test_siras() -> None:
    read = roster("siras/usual.csv")
    assert [(pupil.born, pupil.status) for pupil in read.pupils] == [
        (date(2016, 3, 15), "active"),
        (date(2015, 1, 1), "exited"),
    ]
    (day_first,) = roster("siras/day-first.csv").pupils
    assert (day_first.born, day_first.next_annual) == (date(2016, 3, 15), date(2026, 10, 14))


def test_a_column_that_fits_month_first_and_day_first_is_asked_once() -> None:
    read = roster("siras/damaged.csv")
    assert [(q.kind, q.column) for q in read.questions] == [
        ("day-order", "STUDENT_BIRTHDATE"),
        ("day-order", "NEXT_ANNUAL_DATE"),
        ("day-order", "NEXT_EVALUATION_DATE"),
    ]
    assert read.pupils[0].born is None
    again = roster("siras/damaged.csv", {question.key: "day-first" for question in read.questions})
    assert (again.pupils[0].born, again.pupils[0].next_annual) == (date(2016, 5, 3), date(2026, 10, 4))


def test_siras_contacts() -> None:
    (lucia,) = roster("siras-contacts/usual.csv").pupils
    assert [(contact.name, contact.relation) for contact in lucia.contacts] == [
        ("Inés Castellanos", "mother"),
        ("Raúl Castellanos", "father"),
        ("Nora Diaz", "emergency contact"),
    ]
    assert lucia.contacts[0].address == "12 Oak St, Fernbrook, CA 90000"
    assert roster("siras-contacts/tabs.txt").pupils[0].contacts[0].relation == "guardian"
    assert "CONTACT_FIRST_NAME" in refusal("siras-contacts/damaged.csv")


def test_calpads_until_2023_has_one_row_a_meeting() -> None:
    lucia, tremaine = roster("calpads-2019/caret.txt").pupils
    assert (lucia.last_annual, lucia.last_evaluation) == (date(2025, 10, 8), date(2024, 10, 9))
    assert tremaine.is_open_initial
    (comma,) = roster("calpads-2019/comma.csv").pupils
    assert comma.last_annual == date(2024, 10, 9), (
        "the triennial counts as the review where nothing else is said"
    )
    assert "which has no header" in refusal("calpads-2019/damaged.txt")


def test_calpads_since_2023_says_apart_whether_the_plan_was_reviewed() -> None:
    for name in ("caret.txt", "comma.csv"):
        lucia, tremaine = roster(f"calpads/{name}").pupils
        assert (lucia.last_annual, lucia.last_evaluation) == (date(2025, 10, 8), date(2024, 10, 9))
        assert tremaine.meetings == ("pending",)
    assert "“Plan Review Indicator”" in refusal("calpads/damaged.txt")


def test_oneroster() -> None:
    read = roster("oneroster/users.csv")
    assert [(pupil.sourced, pupil.grade, pupil.status) for pupil in read.pupils] == [
        ("s1", "5", "active"),
        ("s2", "K", "active"),
        ("s3", "5", "to-be-deleted"),
    ]
    assert [contact.name for contact in read.pupils[0].contacts] == ["Inés Castellanos"]
    assert asked(read.questions) == [("school", 4, "org1, org2", ("org1", "org2"))]
    assert not read.format.lists_students
    postsecondary = roster("oneroster/damaged.csv").questions
    assert asked(postsecondary) == [("grade", 2, "PS", ("AD", "PS"))]


def test_oneroster_demographics() -> None:
    assert roster("oneroster-demographics/with-time.csv").pupils[0].born == date(2016, 3, 15)
    assert asked(roster("oneroster-demographics/damaged.csv").questions) == [("day", 2, "2016-02-30", ())]


def test_powerschool() -> None:
    lucia, cal = roster("powerschool/usual.txt").pupils
    assert (lucia.last, lucia.first, lucia.born) == ("Castellanos", "Lucía Inés", date(2016, 3, 15))
    assert (lucia.contacts[0].name, cal.grade) == ("Inés Castellanos", "K")
    assert asked(roster("powerschool/damaged.txt").questions) == [("grade", 2, "-1", ("PS", "TK"))]


def test_a_table_of_ones_own() -> None:
    read = roster("table/usual.csv")
    lucia, theo = read.pupils
    assert (lucia.grade, lucia.next_annual, theo.next_evaluation) == (
        "5",
        date(2026, 10, 14),
        date(2029, 1, 20),
    )
    assert "“before winter break” alone in its row" in " ".join(map(str, read.remarks))
    assert "has no “DOB”, “3-Yr Due”" in refusal("table/damaged.csv")


def test_nothing_of_a_table_of_ones_own_is_guessed() -> None:
    read = roster("table/open.csv")
    assert asked(read.questions) == [
        ("name", 2, "Ada O.", ("O., Ada",)),
        ("name", 3, "Maria Elena Soto", ("Elena Soto, Maria", "Soto, Maria Elena")),
        ("day-order", None, "4/12/2022", ("month-first", "day-first")),
        ("grade", 3, "-1", ("PS", "TK")),
        ("day", 2, "INITIAL 11/25", ("2026-11-25", "2027-11-25")),
        ("day-year", 3, "5/29", ("2026-05-29", "2027-05-29")),
        ("day-year", 3, "10/9/40", ("1940-10-09", "2040-10-09")),
    ]
    answers = dict(
        zip(
            [q.key for q in read.questions],
            ["Olsen, Ada", "Soto, Maria Elena", "month-first", "TK"],
            strict=False,
        )
    )
    ada, maria = roster("table/open.csv", answers).pupils
    assert (ada.last, maria.last, maria.first, maria.grade) == ("Olsen", "Soto", "Maria Elena", "TK")
    assert ada.born == date(2022, 4, 12)


def test_a_mapping_must_name_fields_there_are() -> None:
    with pytest.raises(UsageError, match=r"no such field.*a column may be"):
        plain({"name": "Student", "shoe": "Shoe"})
    with pytest.raises(UsageError, match="which column holds the name"):
        plain({"born": "DOB"})


@pytest.mark.parametrize(
    ("days", "questions", "read"),
    [
        (["3/4/2016", "3/14/2016"], [], ["2016-03-04", "2016-03-14"]),
        (["3/4/2016", "14/3/2016"], [], ["2016-04-03", "2016-03-14"]),
        (["3/4/2016", "4/5/2016"], ["day-order"], [None, None]),
        (["4/4/2016", "3/14/2016"], [], ["2016-04-04", "2016-03-14"]),
        (["3/14/2016", "14/3/2016"], [], ["2016-03-14", "2016-03-14"]),
        (["3/14/2016", "14/3/2016", "5/6/2016"], ["day"], ["2016-03-14", "2016-03-14", None]),
        (["3/4/16", "3/14/16"], [], ["2016-03-04", "2016-03-14"]),
        (["20160314", "2016-03-14", "March 14, 2016", "14-Mar-16"], [], ["2016-03-14"] * 4),
        (["3/14/2016 12:00:00 AM", "2016-03-14T00:00:00.000Z", "Mon 3/14/2016", "n/a"], [], ["2016-03-14"] * 3 + [None]),
        (["16-03-14"], ["day"], [None]),
        (["02/29/2015", "42443"], ["day", "day"], [None, None]),
        (["soon"], ["day"], [None]),
        (["1/1/123"], ["day"], [None]),
    ],
)  # fmt: skip
def test_days_are_read_by_the_column(days: list[str], questions: list[str], read: list[str | None]) -> None:
    text = "Student\tGr\tDOB\n" + "".join(f"Kim, Ben{'abcdef'[n]}\t4\t{day}\n" for n, day in enumerate(days))
    found = typed(text, name="Student", grade="Gr", born="DOB")
    assert [question.kind for question in found.questions] == questions
    assert [str(pupil.born) if pupil.born else None for pupil in found.pupils] == read


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        *[(each, "K") for each in ("0", "00", "KG", "K", "KN", "Kindergarten")],
        *[(each, "3") for each in ("3", "03", "3rd", "Third grade", "third", "Grade 3", "Gr. 3", "03 - Third Grade")],
        *[("17", "PS"), ("PK", "PS"), ("18", "TK"), ("tk", "TK"), ("12", "12"), ("Eighth grade", "8"), ("", "")],
    ],
)  # fmt: skip
def test_grades_that_are_certain(words: str, grade: str) -> None:
    assert read_grade(words) == grade


@pytest.mark.parametrize("words", ["-1", "-2", "13", "UG", "99", "fourth or fifth"])
def test_grades_that_are_asked(words: str) -> None:
    assert isinstance(read_grade(words), Doubt)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Rivera, Ana", ("Rivera", "Ana", "")),
        ("Ana Rivera", ("Rivera", "Ana", "")),
        ("Smith, Jr., John", ("Smith", "John", "Jr.")),
        ("Smith Jr., John", ("Smith", "John", "Jr.")),
        ("John Smith, Jr.", ("Smith", "John", "Jr.")),
        ("Smith, John, III", ("Smith", "John", "III")),
        ("Nguyễn, Thị Hồng", ("Nguyễn", "Thị Hồng", "")),
        ("Cher", ("", "Cher", "")),
        ("Maria (Mia) Lopez", ("Lopez", "Maria", "", "Mia")),
        ('Lopez Soto, Maria "Mia"', ("Lopez Soto", "Maria", "", "Mia")),
        ("Smith (Jay), John, Jr.", ("Smith", "John", "Jr.", "Jay")),
    ],
)
def test_names(words: str, name: tuple[str, ...]) -> None:
    assert split_name(words) == PersonName(*name)


@pytest.mark.parametrize("words", ["Ana Luz Rivera", "Ana Luz Rivera (Lucha)", "Ada O.", "a, b, c"])
def test_names_that_are_asked(words: str) -> None:
    assert isinstance(split_name(words), Doubt)


def test_one_person_under_every_way_of_writing_the_name() -> None:
    assert same_person("Whitfield, Dana", "Dana Whitfield")
    assert same_person("Ms. Dana Whitfield", "WHITFIELD, DANA")
    assert not same_person("Dana Whitfield", "Diana Whitfield")


@pytest.mark.parametrize(
    "words",
    [
        "SLD",
        "290",
        "Specific Learning Disability (SLD)",
        "290 - Specific Learning Disability",
        "specific-learning-disability",
    ],
)
def test_one_area_under_all_its_names(words: str) -> None:
    assert read_area(words) == "specific-learning-disability"


def test_codes() -> None:
    assert read_meeting_types("40|20|") == ("triennial", "annual")
    assert read_meeting_types("30|") == ("pending",)
    assert (read_language("01"), read_language("spa"), read_language("Spanish")) == ("Spanish",) * 3
    assert read_frequency("30 min x 5 Times = 140 min Weekly") is None
    assert read_frequency("30 minutes per week") == Frequency(30, 1, "week")


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("last_progress", "no column but an option, import --last-progress DATE"),
        ("last_anual", "did you mean last_annual?"),
        ("triennial", "did you mean last_evaluation or next_evaluation?"),
        ("dob", "did you mean born?"),
        ("parent", "did you mean contact_name?"),
        ("xyzzy", "a column may be name, last"),
    ],
)
def test_a_column_that_there_is_not_names_what_holds_it(column: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        mapping_of(["name=Name", f"{column}=Column"])


HEADER = "Student,DOB,Gr,Site,Annual,Tri"
OWN = {
    "name": "Student",
    "born": "DOB",
    "grade": "Gr",
    "school": "Site",
    "next_annual": "Annual",
    "next_evaluation": "Tri",
}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            HEADER,
            "As a table of your own, --kind table, or each column: --column name=Student --column born=DOB --column grade=Gr ",
        ),
        (
            HEADER,
            "“Annual” says neither last nor next: --column last_annual=Annual or --column next_annual=Annual; “Tri” ",
        ),
        (
            HEADER.replace("Annual,Tri", "IEP Due,Next Tri,Bus"),
            '--column next_annual="IEP Due" --column next_eval',
        ),
        (
            "Last Name,First Name,Birthdate,Next Thing",
            '--column last="Last Name" --column first="First Name"',
        ),
        ("Last Name,First Name,Birthdate,Next Thing", "; and --column FIELD=HEADER for “Next Thing”"),
        (
            "DOB,Gr,Pal",
            "As a table of your own, --kind table, or each column: --column name=HEADER --column born=DOB --column grade=Gr",
        ),
        ("Foo,Bar", "say which column holds what: --column name=HEADER"),
    ],
)
def test_a_file_that_is_no_export_says_how_it_is_a_table_of_ones_own(header: str, said: str) -> None:
    with pytest.raises(BadFile, match=re.escape(said)):
        read_roster(f"{header}\n{',x' * header.count(',')}\n", file="x.csv", as_of=AS_OF)


def test_a_school_calendar_is_no_table_of_students() -> None:
    with pytest.raises(BadFile) as refused:
        read_roster("label,start_date,end_date\nx,y,z\n", file="x.csv", as_of=AS_OF)
    assert "--column" not in str(refused.value)


def test_a_header_that_is_nearly_there_is_named() -> None:
    with pytest.raises(BadFile, match=r"x\.csv: has no “Studnt” \(but “Student”\)"):
        read_roster(f"{HEADER}\n,,,,,\n", file="x.csv", as_of=AS_OF, mapping={"name": "Studnt"})


ANA = '"Lopez, Ana",4/30/2016,4,Oak,10/14/2027,'
BEN = '"Kim, Ben",5/31/2015,5,Oak,11/2/2027,'


@pytest.mark.parametrize(
    ("rows", "remarks"),
    [
        ([ANA, BEN], []),
        ([ANA, BEN, ANA], ["x.csv:4: row 4 says what row 2 says, and the student is taken once"]),
        ([ANA, ANA, ANA], ["x.csv:3: rows 3 and 4 say what row 2 says, and the student is taken once"]),
        (
            [ANA, BEN, ANA.replace("10/14", "10/15")],
            ["x.csv:4: rows 2 and 4 are about one student, and are taken together"],
        ),
        (
            [*(ANA.replace("Ana", name) for name in ("Ana", "Bo", "Cy", "Di", "Ed") * 2)],
            ["x.csv:7: rows 7 to 11 say what earlier rows say, and each student is taken once"],
        ),
    ],
)
def test_a_row_that_comes_twice_is_said(rows: list[str], remarks: list[str]) -> None:
    text = "\n".join([HEADER, *rows]) + "\n"
    read = read_roster(text, file="x.csv", as_of=AS_OF, mapping=OWN)
    assert list(map(str, read.remarks)) == remarks
