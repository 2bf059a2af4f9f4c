"""The pages of the wall: the poster, the months, the lists, what strangers may read, and one student's page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_wallcalendar import ADDED, calendar_of, rename

from casemgr.casefile.student import Contact, Provider, Student
from casemgr.paper.labels import labels
from casemgr.paper.wallcalendar.asked import Asked, shown
from casemgr.paper.wallcalendar.fitting import list_sheets
from casemgr.paper.wallcalendar.keylists import key_tables
from casemgr.paper.wallcalendar.load import load, load_lines, weeks_of
from casemgr.paper.wallcalendar.master import by_id
from casemgr.paper.wallcalendar.pages import wall
from casemgr.paper.wallcalendar.papers import INCHES
from casemgr.paper.wallcalendar.poster import meeting_dates, poster
from casemgr.paper.wallcalendar.tables import Head, Table, cell
from conftest import Run
from outcome import ok
from readers import facts_of, printed_by_browser, text_of
from support import fact, shipped_law, student_of

SEES = {**ADDED, "date": "2025-08-20", "recorded": "2025-08-20"}


def named(key: str, *facts: dict[str, Any], label: str | None = None) -> Student:
    made = student_of(*facts)
    return Student(made.identity.model_copy(update={"id": key, "label": label}), made.events)


def rows_of(*students: Student, **asked: Any) -> list[tuple[str, str, str, str]]:
    made = poster(calendar_of(*students, **asked))
    return [(m.name, row.day, row.label, row.words) for m in made.months for row in m.rows]


# --- the poster -----------------------------------------------------------------------------------


def test_an_annual_and_a_triennial_that_fall_together_are_one_meeting() -> None:
    near = named("near", {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-03-15"})
    apart = named("apart", {**ADDED, "last_annual": "2025-10-14", "last_evaluation": "2024-03-15"})
    assert rows_of(near) == [("March", "10", "near", "Annual + TRI")]
    assert rows_of(apart) == [("October", "14", "apart", "Annual"), ("March", "15", "apart", "TRI")]


def test_a_student_is_on_the_poster_on_the_day_of_the_meeting() -> None:
    facts = {**ADDED, "last_annual": "2025-10-14", "last_evaluation": "2025-10-14"}
    booked = {
        "type": "meeting_scheduled",
        "date": "2026-09-01",
        "purposes": ["annual"],
        "meeting_date": "2026-10-06",
    }
    held = {"type": "meeting_held", "date": "2026-10-05", "purposes": ["annual"], "outcome": "completed"}
    assert rows_of(named("s", facts, booked), as_of="2026-09-02") == [("October", "6", "s", "Annual")]
    assert rows_of(named("s", facts, booked, held), as_of="2026-10-07") == [("October", "5", "s", "Annual")]


def test_a_meeting_held_late_has_its_check_mark_on_the_day_it_was_held_and_nowhere_else() -> None:
    facts = {**ADDED, "last_annual": "2025-10-14", "last_evaluation": "2025-10-14"}
    held = {"type": "meeting_held", "date": "2026-11-05", "purposes": ["annual"], "outcome": "completed"}
    before, after = (calendar_of(named("s", facts, held), as_of=day) for day in ("2026-11-04", "2026-11-05"))
    found = [[(m.name, r.day, r.done) for m in poster(c).months for r in m.rows] for c in (before, after)]
    assert found == [[("October", "14", False)], [("November", "5", True)]]


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ((), [("2026-10-05", "booked", "14:00:00")]),
        ((fact("exited", "2026-09-15", reason="moved-in-state"),), []),
        # A session is that of the meeting booked for its day, whatever was recorded as its purpose.
        (
            (fact("meeting_held", "2026-10-05", purposes=["supplemental"], outcome="completed"),),
            [("2026-10-05", "held", "14:00:00")],
        ),
        # One held on another day than booked is on the day it was held, and at no hour.
        (
            (fact("meeting_held", "2026-10-02", purposes=["annual"], outcome="completed"),),
            [("2026-10-02", "held", "None")],
        ),
    ],
)
def test_a_booked_meeting_is_on_the_wall_as_what_became_of_it(
    after: tuple[dict[str, Any], ...], found: list[tuple[str, str, str]]
) -> None:
    booked = fact(
        "meeting_scheduled", "2026-09-01", purposes=["annual"], meeting_date="2026-10-05", time="14:00"
    )
    calendar = calendar_of(student_of(ADDED, booked, *after), as_of="2026-10-06")
    meetings = [entry for entry in calendar.entries if entry.slug == "meeting"]
    assert [(str(each.day), each.status, str(each.time)) for each in meetings] == found


def test_the_poster_has_the_months_of_school_and_what_is_left_before_each_break() -> None:
    calendar = calendar_of(
        named("s", {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"})
    )
    made = poster(calendar)
    assert [m.name[:3] for m in made.months] == [
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
    ]
    assert [(b.title, b.meetings) for b in made.before] == [
        ("Before Winter Break", "none left"),
        ("Before Spring Break", "1 meeting"),
        ("Before summer", "none left"),
    ]
    days = {(m.name, d.number): d for m in made.months for week in m.weeks for d in week if d.number}
    assert days["March", 10].load == 1
    assert days["December", 24].shade == "off"
    assert days["August", 10].shade == "out"


def test_the_poster_says_nothing_of_first_assessments_lateness_or_chores(caseload: Path, run: Run) -> None:
    page = ok(run, "calendar", "--pages", "poster", "--format", "html")
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    for word in ("overdue", "Initial", "manifestation", "casemgr", "duties", "not scheduled", "report"):
        assert word not in text
    assert "Annual + TRI" in text
    assert "Fernbrook Unified" in text


def test_school_in_july_gives_july_a_box() -> None:
    facts = {**ADDED, "last_annual": "2025-07-15", "last_evaluation": "2025-07-15"}
    held = {"type": "meeting_held", "date": "2026-07-14", "purposes": ["annual"], "outcome": "completed"}
    made = poster(calendar_of(named("s", {**facts, "date": "2025-08-11"}, held)))
    assert made.months[0].name == "July"


@pytest.mark.parametrize("label", ["initials", "names"])
def test_sixty_students_fit_the_poster(caseload: Path, run: Run, tmp_path: Path, label: str) -> None:
    many(caseload, 60)
    ok(run, "--as-of", "2026-08-12", "calendar", "--pages", "poster", "--label", label, "-o", "y.pdf")
    ok(run, "--as-of", "2026-08-12", "calendar", "--label", label, "-o", "y.html")
    assert facts_of(tmp_path / "y.pdf")["Pages"] == ("1" if label == "initials" else "2")  # in two halves
    pages = text_of(printed_by_browser(tmp_path / "y.html"))
    sheets = (tmp_path / "y.html").read_text(encoding="utf-8").count('<section class="sheet')
    assert len(pages) == sheets
    assert all(f"page {n} of {sheets}" in " ".join(text.split()) for n, text in enumerate(pages, start=1))


def many(caseload: Path, count: int) -> None:
    """So many students with long names, in place of the example's."""
    for path in (caseload / "students").glob("*"):
        path.unlink()
    for n in range(count):
        day = date.fromordinal(date(2025, 8, 20).toordinal() + n * 280 // count)
        evaluated = day.replace(year=2024 if n % 5 < 2 else 2025)
        (caseload / f"students/s{n:02d}.yaml").write_text(
            f"schema: 1\nid: s{n:02d}\nname: {{first: Maximilian{n}, last: Hernandez-Wolfeschlegelstein}}\n"
            f'born: 2017-03-0{1 + n % 9}\ngrade: "4"\nschool: Fernbrook Elementary\nevents:\n'
            f"- id: a{n:02d}aaa\n  type: student_added\n  date: 2026-08-10\n  recorded: 2026-08-10\n"
            f"  last_annual: {day}\n  last_evaluation: {evaluated}\n...\n",
            encoding="utf-8",
        )


# --- the months -----------------------------------------------------------------------------------


def test_one_student_on_one_day_is_one_box() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-03-10"}
    march = next(m for m in wall(calendar_of(named("s", facts))).months if m.name == "March")
    (day,) = [day for week in march.weeks for day in week if day.iso == "2027-03-10"]
    assert [(item.who, item.words) for item in day.items if not item.band] == [("s", "Annual + TRI")]


def test_a_round_of_reports_is_one_line_with_a_count() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}
    calendar = calendar_of(*(named(f"s{n}", facts) for n in range(7)))
    items = [i for m in wall(calendar).months for w in m.weeks for d in w for i in d.items if i.band]
    assert {(item.words, item.who) for item in items} >= {("7 progress reports", "")}


def test_what_was_done_is_drawn_only_if_asked_for_and_where_it_happened() -> None:
    facts = {**ADDED, "last_annual": "2025-10-14", "last_evaluation": "2025-10-14"}
    held = {"type": "meeting_held", "date": "2026-10-05", "purposes": ["annual"], "outcome": "completed"}
    student = named("s", facts, held)

    def annuals(**asked: Any) -> list[str]:
        months = wall(calendar_of(student, as_of="2026-10-07", **asked)).months
        return [d.iso for m in months for w in m.weeks for d in w for i in d.items if "Annual" in i.words]

    assert annuals() == []
    assert annuals(done=True) == ["2026-10-05"]


def test_what_was_late_says_so_where_it_happened(caseload: Path, run: Run) -> None:
    facts = {**ADDED, "last_annual": "2025-10-14", "last_evaluation": "2025-10-14"}
    held = {"type": "meeting_held", "date": "2026-10-20", "purposes": ["annual"], "outcome": "completed"}
    calendar = calendar_of(named("s", facts, held), as_of="2026-10-21", done=True)
    (annual,) = [e for e in calendar.entries if e.slug == "annual"]
    assert (annual.day, annual.due, annual.late) == (date(2026, 10, 20), date(2026, 10, 14), True)
    (item,) = [
        i for m in wall(calendar).months for w in m.weeks for d in w for i in d.items if i.slug == "annual"
    ]
    assert (item.flag, item.small) == ("late", ("legal date Wed 10/14",))


def test_a_meeting_booked_in_time_stands_on_its_own_day_only(caseload: Path, run: Run) -> None:
    text = ok(run, "calendar", "--from", "12/1", "--to", "12/31", "--pages", "months")
    assert [line for line in text.split("\n") if " BK " in line] == ["Wed  2  2:15 pm BK Annual"]


def test_no_page_holds_nothing(caseload: Path, run: Run) -> None:
    page = ok(run, "calendar", "--only", "triennial", "--format", "html")
    assert "Progress reports</h2>" not in page
    assert "<h2>February" in page
    assert "<h2>June" not in page.split('class="sheet month"', 1)[1]


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_the_wall_of_one_student_is_a_poster_the_months_with_a_date_and_one_page_of_lists(
    caseload: Path, run: Run, tmp_path: Path, ending: str
) -> None:
    for path in (caseload / "students").glob("*"):
        if path.stem != "ben-k":
            path.unlink()
    ok(run, "calendar", "-o", f"y.{ending}")
    count = "page 1 of 5"  # December, January and April between the poster and the lists
    page = text_of(tmp_path / "y.pdf")[0] if ending == "pdf" else (tmp_path / "y.html").read_text("utf-8")
    assert count in page


# --- what strangers may read ----------------------------------------------------------------------


def test_the_wall_keeps_to_itself_what_strangers_must_not_read(caseload: Path, run: Run) -> None:
    for name in ("text", "html", "ics", "csv"):
        public = ok(run, "calendar", "--format", name, "--done")
        private = ok(run, "calendar", "--format", name, "--done", "--private")
        for words in ("anifestation", "ecords copies"):
            assert words not in public.replace("\r\n ", ""), name
        assert "anifestation" in private.replace("\r\n ", ""), name
    for name in ("text", "html"):
        assert "Left out for privacy: 7 open dates." in ok(run, "calendar", "--format", name), name
        for asked in (["--private"], ["--only", "annual"]):
            assert "Left out" not in ok(run, "calendar", "--format", name, *asked), name
    refused = run("calendar", "--only", "manifestation-review")
    assert (refused.returncode, "add --private" in refused.stderr) == (2, True)


def test_a_meeting_of_a_sensitive_rule_is_an_iep_meeting() -> None:
    law = shipped_law()
    rule = next(rule for rule in law.rules if rule.sensitive and "meeting_held" in rule.met_on)
    public, private = shown((), law.rules), shown((), law.rules, private=True)
    assert public.has_rule(rule)
    assert public.sensitive == {"manifestation"}
    assert private.sensitive == frozenset()
    hidden = [r for r in law.rules if r.sensitive and not public.has_rule(r)]
    assert len(hidden) > 10
    assert all(private.has_rule(r) for r in hidden if r.kind == "law")


def test_the_key_is_a_page_of_its_own(caseload: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "calendar", "--key", "-o", "key.pdf")
    text = " ".join(text_of(tmp_path / "key.pdf"))
    assert "Aaliyah Robinson" in text
    assert "555-0128" in text
    assert "Annual and triennial reviews" not in text
    rest = ok(run, "calendar", "--format", "html")
    assert "Robinson" not in rest
    assert "555-0128" not in rest
    assert "Aaliyah Robinson" in ok(run, "calendar", "--key")


@pytest.mark.parametrize("words", [["--key"], ["--pages", "months"], ["--pages", "lists"], []])
def test_whatever_pages_are_printed_the_first_says_what_is_missing(
    few: Path, run: Run, tmp_path: Path, words: list[str]
) -> None:
    (few / "students/ben-k.yaml").write_text("broken", encoding="utf-8")
    assert run("calendar", *words, "-o", "y.pdf").returncode == 3
    pages = [page for page in text_of(tmp_path / "y.pdf") if "INCOMPLETE: 1 file could not be read" in page]
    assert pages
    assert pages[0] == text_of(tmp_path / "y.pdf")[0]


def test_the_phone_of_a_name_that_cannot_be_drawn_is_in_the_key() -> None:
    calendar = calendar_of(student_of(ADDED))
    one = calendar.students[0]
    parents = (Contact(name="王芳", relation="mother", phone="555-0190"), Contact(name="Kai Wang"))
    row = one._replace(id="wang", label="小王", name="小明 王", contacts=parents, teachers=("Joan", "王"))
    named = by_id(calendar._replace(students=(row,)), frozenset({"wang"}), frozenset("王芳小明"))
    _, contacts = key_tables(named)
    assert [[str(piece) for each in line for piece in each] for line in contacts.rows] == [
        ["wang", "(see the file)", "(see the file)", "mother", "555-0190"],
        ["wang", "(see the file)", "Kai Wang", "parent"],
    ]
    assert named.students[0].teachers == ("Joan", "(see the file)")


def test_students_are_in_the_order_of_the_alphabet_with_their_accents() -> None:
    calendar = calendar_of(*(named(key, ADDED, label=key) for key in ("DV", "ĐL", "Éa", "EB", "z-1")))
    found = calendar_of(*(named(row.id, ADDED) for row in calendar.students))
    assert [row.label for row in found.students] == ["ĐL", "DV", "Éa", "EB", "z-1"]


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("فاطمة", "الخطيب", "ف\u200cا"),
        ("Omar", "الخطيب", "Oا"),
        ("שרה", "לוי", "של"),
        ("Ana", "Rivera", "AR"),
        ("小明", "王", "小王"),
    ],
)
def test_initials_of_a_script_that_joins_letters_are_not_joined(first: str, last: str, wanted: str) -> None:
    made = student_of(ADDED)
    name = made.identity.name.model_copy(update={"first": first, "last": last})
    student = Student(made.identity.model_copy(update={"name": name, "label": None}), made.events)
    assert labels([student], "initials") == {student.id: wanted}


def test_a_label_once_given_is_kept() -> None:
    def ao(key: str, first: str, recorded: str) -> Student:
        made = student_of({**ADDED, "recorded": recorded})
        name = made.identity.name.model_copy(update={"first": first, "last": "O'Brien"})
        return Student(made.identity.model_copy(update={"id": key, "name": name, "label": None}), made.events)

    there = [ao("z1", "Ana", "2026-08-10"), ao("z2", "Amy", "2026-08-10"), ao("z3", "Ben", "2026-08-10")]
    before = labels(there, "initials")
    assert before == {"z1": "AO1", "z2": "AO2", "z3": "BO"}
    after = labels([ao("a1", "Art", "2026-09-01"), *there, ao("a2", "Bo", "2026-09-01")], "initials")
    assert {key: after[key] for key in before} == before
    assert (after["a1"], after["a2"]) == ("AO", "BOb")


def test_a_student_who_left_is_in_no_count() -> None:
    left = named("left", ADDED, {"type": "exited", "date": "2026-10-01", "reason": "moved-in-state"})
    calendar = calendar_of(named("here", ADDED), left, as_of="2026-11-01")
    assert [row.id for row in calendar.students] == ["here"]


# --- paper, lists, load ---------------------------------------------------------------------------


@pytest.mark.parametrize("paper", INCHES)
def test_every_size_of_paper(few: Path, run: Run, tmp_path: Path, paper: str) -> None:
    ok(run, "calendar", "--paper", paper, "--pages", "poster,lists", "-o", "y.pdf")
    ok(run, "calendar", "--paper", paper, "--pages", "poster,lists", "-o", "y.html")
    width, height = INCHES[paper]  # type: ignore[index]
    for printed in (tmp_path / "y.pdf", printed_by_browser(tmp_path / "y.html")):
        found = [float(n) for n in re.findall(r"[\d.]+", facts_of(printed)["Page size"])[:2]]
        assert found == pytest.approx([width * 72, height * 72], abs=1)
    refused = run("calendar", "--paper", "a3")
    assert (refused.returncode, refused.stderr) == (2, "--paper a3: write letter, legal, tabloid, a4\n")


def test_each_student_has_the_next_annual_and_triennial_after_this_years() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-03-15"}
    (row,) = calendar_of(named("s", facts)).students
    assert (row.next_annual, row.next_triennial) == (date(2028, 3, 10), date(2030, 3, 15))
    lists = {table.title: table for table in wall(calendar_of(named("s", facts))).tables}
    assert [str(cell[0]) for cell in lists["Each student"].rows[0][-2:]] == ["3/10/2028", "3/15/2030"]


def test_triennials_hold_those_of_next_fall() -> None:
    fall = named("fall", {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-10-05"})
    (table,) = [t for t in wall(calendar_of(fall)).tables if t.title.startswith("Triennials")]
    assert str(table.rows[0][5][0]) == "Tue 10/5/2027 (next school year)"


def test_a_triennial_whose_plan_goes_out_next_year_is_not_on_the_list() -> None:
    winter = named("winter", {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-12-15"})
    assert not [t for t in wall(calendar_of(winter)).tables if t.title.startswith("Triennials")]


def test_triennials_say_the_areas_in_words() -> None:
    areas = [
        {"area": "psychoeducational", "assessor": "Marcus Bell"},
        {"area": "speech-language", "assessor": "Priya Nair"},
    ]
    plan = {"type": "assessment_plan_given", "date": "2026-09-15", "purpose": "triennial", "areas": areas}
    student = named("s", {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-03-15"}, plan)
    (table,) = [
        t for t in wall(calendar_of(student, as_of="2026-11-01")).tables if t.title.startswith("Triennials")
    ]
    assert [piece.text for piece in table.rows[0][7]] == ["psychoeducational", "speech and language"]
    assert str(table.rows[0][8][0]) == "Marcus Bell"


def test_each_students_services_are_in_words() -> None:
    made = named("s", ADDED)
    providers = (
        Provider(name="Ito", service="occupational-therapy"),
        Provider(name="Nair", service="speech-language"),
    )
    student = Student(made.identity.model_copy(update={"all_providers": providers}), made.events)
    assert calendar_of(student).students[0].services == ("occupational therapy", "speech and language")


def test_the_load_of_the_year_is_a_block_a_week() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}
    calendar = calendar_of(*(named(f"s{n}", facts) for n in range(4)))
    week = weeks_of(calendar).index(date(2027, 3, 8))
    assert [number for number in load(calendar)["Meetings"] if number] == [4]
    (line,) = [line for line in load_lines(calendar, 80) if line.startswith("Meetings")]
    assert line[len("Meetings  ") + week] == "█"
    assert set(line[len("Meetings  ") :]) == {"█", "·"}
    assert len(line) <= 80


def test_the_text_fits_eighty_columns_and_shows_what_is_ahead(caseload: Path, run: Run) -> None:
    text = ok(run, "calendar")
    assert max(map(len, text.split("\n"))) <= 80
    assert "OCTOBER" not in text
    assert "OCTOBER" in ok(run, "calendar", "--done")
    assert len(text.split("\n")) < 300
    rename(caseload, "tho-q", "Maximilian-Bartholomew", "Wolfeschlegelsteinhausenbergerdorff")
    assert max(map(len, ok(run, "calendar", "--label", "names").split("\n"))) <= 80


def test_meeting_dates_are_each_once() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2024-03-15"}
    dates = meeting_dates(calendar_of(named("s", facts)).entries)
    assert len(dates) == 1


def test_an_empty_year_has_a_page(caseload: Path, run: Run, tmp_path: Path) -> None:
    for path in (caseload / "students").glob("*"):
        path.unlink()
    ok(run, "calendar", "-o", "y.pdf")
    assert "No annual or triennial falls in these days." in " ".join(text_of(tmp_path / "y.pdf")[0].split())
    assert "ANNUAL AND TRIENNIAL REVIEWS" in ok(run, "calendar")


def test_what_is_asked_of_a_printing_by_default() -> None:
    asked = Asked(calendar_of().span, date(2026, 8, 10), "initials")
    assert (asked.done, asked.paper, asked.key, asked.shown.private) == (False, "letter", False, False)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["tho-q", "2026-12-15", "--purpose", "annual"], "TQ Annual (booked Tue 12/15) [late]"),
        (["mar-f", "2027-01-21", "--purpose", "annual"], "MF Annual (booked Thu 1/21) [late]"),
        (
            ["oli-b", "2027-01-19", "--purpose", "initial"],
            "OB Initial, Part B by age 3 (booked Tue 1/19) [late]",
        ),
    ],
)
def test_a_meeting_booked_after_its_legal_date_is_booked_and_late(
    caseload: Path, run: Run, words: list[str], line: str
) -> None:
    label = line.split(maxsplit=1)[0]
    ok(run, "schedule-iep", *words)
    page = ok(run, "calendar")
    assert line in page
    listed = page.partition("DUE AND NOT SCHEDULED")[2].partition("──")[2].partition("──")[0]
    kind = line.split()[1].strip(",")
    assert not [row for row in listed.splitlines() if f" {label} " in row and kind in row]


@pytest.mark.parametrize("rows", [20, 24, 25, 26, 27, 28, 50, 52, 55, 60])
def test_the_last_sheet_of_a_list_does_not_hold_a_row_or_two(rows: int) -> None:
    pages = wall(calendar_of(student_of(ADDED)))
    table = Table("List", "", (Head("Student", 1),), ((cell("AR"),),) * rows, "")
    sheets = list(list_sheets(replace(pages, tables=(table,))))
    held = [len(part.rows) for (part,) in sheets]
    assert sum(held) == rows
    assert len(held) == 1 or held[-1] >= max(held) // 4
