"""The master calendar: which dates stand where, in every format, and what its options choose."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefile.student import Student
from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS
from casemgr.days.yearspan import YearSpan
from casemgr.errors import CasemgrError
from casemgr.paper.formats import FORMATS
from casemgr.paper.wallcalendar.asked import Asked
from casemgr.paper.wallcalendar.formats import PAGES
from casemgr.paper.wallcalendar.ics import as_ics
from casemgr.paper.wallcalendar.master import Heading, MasterCalendar, by_id, master_calendar
from casemgr.paper.wallcalendar.pages import wall
from casemgr.paper.wallcalendar.poster import poster
from casemgr.paper.wallcalendar.schooldays import SchoolDate
from casemgr.paper.wallcalendar.words import date_words
from conftest import PROGRAM, Run, needs_unix
from each import each
from outcome import ok
from readers import text_of
from support import context_with, student_of

if sys.platform != "win32":
    import pty

ADDED = {"type": "student_added", "date": "2026-08-10"}
HOSTILE = (
    "<script>alert(1)</script> & <b>bold</b>",
    "#evil $x$ *b* @ref _u_ `c` \\\\ // [l]",
    "=1+1 {{ 7*7 }} {% raw %}",
    "@SUM(A1:A2) -2 +3 ;,\\n: “q” 'q'",
)


def calendar_of(*students: Student, as_of: str = "2026-08-10", **asked: Any) -> MasterCalendar:
    """The wall of these students on the Redwood City calendars."""
    context = context_with("redwood-city-2025-26", "redwood-city-2026-27")
    what = Asked(YearSpan.starting(2026), date.fromisoformat(as_of), "ids", **asked)
    return master_calendar(students, context, what, Heading("Fernbrook Unified", "Dana Whitfield"))


def entries(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ok(run, "calendar", "--format", "json", *words))["entries"]
    return found


# --- where a date stands ------------------------------------------------------------------------


def test_a_legal_date_in_the_summer_stands_on_the_last_school_day_before_it() -> None:
    calendar = calendar_of(
        student_of({**ADDED, "last_annual": "2026-07-20", "last_evaluation": "2025-05-05"}),
        as_of="2027-05-03",
    )
    (annual,) = [e for e in calendar.entries if e.slug == "annual"]
    assert (annual.day, annual.due) == (date(2027, 6, 4), date(2027, 7, 20))
    june = wall(calendar).months[-1]
    (item,) = [i for week in june.weeks for day in week for i in day.items if i.slug == "annual"]
    assert "legal date Tue 7/20" in item.small
    assert item.flag == "not scheduled"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("annual-review", "legal date"),
        ("triennial-plan", "planned date"),  # no law sets it
        ("progress-report", "handbook date"),
    ],
)
def test_a_date_is_called_by_who_sets_it(rule: str, said: str) -> None:
    student = student_of(
        {**ADDED, "last_annual": "2025-10-18", "last_evaluation": "2023-10-10", "last_progress": "2026-08-01"}
    )
    calendar = calendar_of(student, as_of="2026-08-17")
    entry = next(e for e in (*calendar.entries, *calendar.earlier) if e.duty == rule)
    assert date_words(entry._replace(act_by=None, day=date(2026, 8, 3))).startswith(f"{said} ")
    on_its_day = calendar._replace(entries=(entry._replace(due=entry.day, booked=None, state="open"),))
    assert f"The {said}" in as_ics(on_its_day).decode().replace("\r\n ", "")


def test_what_was_overdue_before_the_year_is_not_lost() -> None:
    calendar = calendar_of(student_of({**ADDED, "date": "2025-08-11", "last_annual": "2025-05-04"}))
    report, annual = calendar.earlier  # the first report counts from the first day of school, which is known
    assert (report.duty, report.due) == ("progress-report", date(2025, 11, 5))
    assert (annual.duty, annual.due, annual.state) == ("annual-review", date(2026, 5, 4), "overdue")
    assert annual in calendar.not_scheduled
    assert wall(calendar).tables[0].title == "Due and not scheduled"


def test_the_year_is_cut_at_its_two_long_breaks_and_the_summer() -> None:
    stretches = calendar_of(student_of(ADDED)).stretches
    assert [(s.title, s.last) for s in stretches] == [
        ("Before Winter Break", date(2026, 12, 17)),
        ("Before Spring Break", date(2027, 4, 9)),
        ("Before summer", date(2027, 6, 4)),
    ]


def test_every_date_of_a_busy_day_is_shown() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}
    students = [
        Student(student_of(facts).identity.model_copy(update={"id": f"busy-{n}"}), student_of(facts).events)
        for n in range(9)
    ]
    march = next(month for month in wall(calendar_of(*students)).months if month.name == "March")
    (day,) = [day for week in march.weeks for day in week if day.iso == "2027-03-10"]
    named = [item for item in day.items if not item.band]
    assert [(item.who, item.words) for item in named] == [(f"busy-{n}", "Annual") for n in range(9)]


def test_reports_of_one_day_are_one_band() -> None:
    facts = {**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-03-10"}
    students = [
        Student(student_of(facts).identity.model_copy(update={"id": f"same-{n}"}), student_of(facts).events)
        for n in (1, 2)
    ]
    items = [i for m in wall(calendar_of(*students)).months for w in m.weeks for d in w for i in d.items]
    bands = [item for item in items if item.slug == "progress"]
    assert bands
    assert all(item.band and item.who == "same-1, same-2" for item in bands)


def test_months_asked_for_by_name_have_their_page_with_six_weeks_or_without_a_date() -> None:
    months = wall(calendar_of(student_of(ADDED), pages=("months",))).months
    assert [m.name for m in months][:2] == ["August", "September"]  # no school meets in July
    assert [len(m.weeks) for m in months] == [6, 5, 5, 5, 5, 6, 5, 5, 5, 6, 5]
    assert months[-1].summary == ""
    assert all(len(week) == 7 for month in months for week in month.weeks)


def test_the_notice_of_a_meeting_not_yet_booked_is_counted_like_one_booked(run: Run, caseload: Path) -> None:
    calendar = calendar_of(
        student_of({**ADDED, "last_annual": "2026-03-10", "last_evaluation": "2025-05-05"})
    )
    (annual,) = [e for e in calendar.entries if e.slug == "annual"]
    assert (annual.day, annual.notice_by) == (date(2027, 3, 10), date(2027, 2, 26))  # 28 February is a Sunday


# --- what is asked for --------------------------------------------------------------------------


def test_practice_stays_off_the_wall_unless_asked_for(caseload: Path, run: Run) -> None:
    duties = {e["duty"] for e in entries(run)}
    assert {"annual-review", "triennial-plan", "progress-report", "meeting"} <= duties
    assert "written-notice" in duties  # law, though its number is practice
    assert not {"draft-iep", "consent-follow-up"} & duties
    assert {e["duty"] for e in entries(run, "--only", "practice")} >= {"written-notice", "triennial-plan"}


def test_only_names_kinds_or_rules(caseload: Path, run: Run) -> None:
    assert {e["duty"] for e in entries(run, "--only", "annual,triennial")} == {"annual-review", "triennial"}
    asked = ("--only", "records-copies", "--only", "meeting")
    assert {e["duty"] for e in entries(run, *asked, "--private")} == {"records-copies", "meeting"}
    wrong = run("calendar", "--only", "annuals")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("--only annuals: no such kind of date; write meeting, annual, triennial")


def test_few_students_keep_the_labels_they_have_among_all(caseload: Path, run: Run) -> None:
    assert {(e["student"], e["label"]) for e in entries(run, "--student", "aal-r", "--student", "ben-k")} == {
        ("aal-r", "AR"),
        ("ben-k", "BK"),
    }
    assert "Only a part: 1 of 26 students; only annual" in ok(
        run, "calendar", "--student", "ben-k", "--only", "annual"
    )
    page = ok(run, "calendar", "--student", "ben-k", "--format", "html")
    assert page.count("Dana Whitfield · 1 of 26 students</span>") == page.count('<section class="sheet')
    assert run("calendar", "--student", "nobody").returncode == 2


def test_from_and_to_choose_the_months(caseload: Path, run: Run) -> None:
    shown = ok(run, "calendar", "--from", "12/1", "--to", "2027-01-31")
    assert re.findall(r"── ([A-Z]+ \d{4})", shown) == ["DECEMBER 2026", "JANUARY 2027"]
    days = [e["date"] for e in entries(run, "--from", "12/1", "--to", "1/31")]
    assert "Before Winter Break" in shown
    assert "Before Spring Break" not in shown
    assert "2026-12-01" <= min(days) <= max(days) <= "2027-01-31"
    assert "Only a part: Tue 12/1/2026 to Sun 1/31/2027" in shown
    wrong = run("calendar", "--from", "2027-02-01", "--to", "2027-01-01")
    assert (wrong.returncode, "ends before it begins" in wrong.stderr) == (2, True)


def test_a_day_to_act_before_the_first_day_printed_stands_on_its_legal_date(caseload: Path, run: Run) -> None:
    (initial,) = [
        e for e in entries(run, "--from", "2026-11-25", "--student", "jos-n") if e["due"] == "2026-11-28"
    ]
    assert initial["date"] == "2026-11-28"


def test_what_changed_since_the_last_printing(caseload: Path, run: Run) -> None:
    assert "CHANGED SINCE" not in ok(run, "calendar")
    assert json.loads(ok(run, "calendar", "--since", "today", "--format", "json"))["changes"] == []
    early = run("calendar", "--since", "2026-11-24")
    assert (early.returncode, "--since 2026-11-24 is after 2026-11-23" in early.stderr) == (2, True)
    ok(run, "--as-of", "2026-11-24", "hold-iep", "ben-k", "--on", "today", "--outcome", "completed")
    ok(run, "--as-of", "2026-11-24", "schedule-iep", "sof-l", "2026-12-10", "--purpose", "annual")
    found = json.loads(
        ok(run, "--as-of", "2026-11-24", "calendar", "--since", "2026-11-23", "--format", "json")
    )["changes"]
    told = {(c["label"], c["duty"], c["change"], c["was"], c["now"]) for c in found}
    assert ("BK", "annual-review", "met Tue 11/24", "2026-12-04", None) in told
    assert ("SL", "Annual IEP meeting", "moved", "2026-12-09", "2026-12-10") in told
    assert {c["label"] for c in found} == {"BK", "SL"}


# --- every format -------------------------------------------------------------------------------


def test_the_same_events_and_day_give_the_same_bytes(few: Path, tmp_path: Path, run: Run) -> None:
    for name in dict.fromkeys((*PAGES, *FORMATS)):
        ok(run, "calendar", "--format", name, "--since", "2026-11-01", "-o", f"one.{name}")
        ok(
            run, "calendar", "--format", name, "--since", "2026-11-01", "-o", f"two.{name}",
            COLUMNS="200", LC_ALL="C", TZ="Asia/Tokyo", PYTHONHASHSEED="7",
        )  # fmt: skip
        assert (tmp_path / f"one.{name}").read_bytes() == (tmp_path / f"two.{name}").read_bytes(), name


def rename(caseload: Path, student: str, first: str, last: str) -> None:
    path = caseload / f"students/{student}.yaml"
    text = path.read_text(encoding="utf-8")
    name = f"name: {{first: {json.dumps(first, ensure_ascii=False)}, last: {json.dumps(last, ensure_ascii=False)}}}"
    path.write_text(re.sub(r"^name:.*$", lambda _: name, text, count=1, flags=re.MULTILINE), encoding="utf-8")


@pytest.fixture
def hostile(caseload: Path) -> list[str]:
    """Students of the example under names that mean something to some format."""
    students = ("ben-k", "sof-l", "tho-q", "mar-f")
    for student, text in zip(students, HOSTILE, strict=True):
        rename(caseload, student, "Ana", text)
    return [f"Ana {text}" for text in HOSTILE]


def test_hostile_names_are_text_in_html(hostile: list[str], run: Run) -> None:
    import html

    page = ok(run, "calendar", "--label", "names", "--format", "html")
    assert "<script" not in page
    labels = {html.unescape(label) for label in re.findall(r'<bdi class="who">(.*?)</bdi>', page)}
    assert set(hostile) <= labels


def test_hostile_names_are_text_in_rows(hostile: list[str], run: Run) -> None:
    rows = csv.DictReader(io.StringIO(ok(run, "calendar", "--label", "names", "--format", "csv")))
    assert set(hostile) <= {row["label"] for row in rows}
    assert set(hostile) <= {e["label"] for e in entries(run, "--label", "names")}


def test_the_page_loads_nothing_from_elsewhere(caseload: Path, run: Run) -> None:
    page = ok(run, "calendar", "--format", "html")
    assert not re.search(r"https?:|//\w|@import|url\(|<link|<script|<img|src=", page)


def test_a_calendar_without_its_school_year_says_so_on_the_page(caseload: Path, run: Run) -> None:
    page = ok(run, "calendar", "--year", "2028-29", "--format", "html")
    assert "There is no school calendar 2028-29" in page
    (caseload / "students/ben-k.yaml").write_text("broken", encoding="utf-8")
    broken = run("calendar", "--format", "html")
    assert broken.returncode == 3
    assert "INCOMPLETE: 1 file could not be read" in broken.stdout
    assert "students/ben-k.yaml" in broken.stderr


# --- files and terminals ------------------------------------------------------------------------


def test_a_file_that_exists_is_kept_unless_overwritten(caseload: Path, run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "year.html"
    kept.write_text("mine", encoding="utf-8")
    for words in (["calendar"], ["due", "--format", "csv"], ["show", "ana-r", "--format", "json"]):
        refused = run(*words, "-o", "year.html")
        assert refused.returncode == 3
        assert refused.stderr == (
            "year.html: already exists; add --overwrite to replace it, or name another file\n"
        )
        assert kept.read_text(encoding="utf-8") == "mine"
    ok(run, "calendar", "--overwrite", "-o", "year.html")
    assert kept.read_text(encoding="utf-8").startswith("<!doctype html>")


@each(COMMANDS)
def test_overwrite_is_wherever_a_file_is_written(name: str) -> None:
    options = {param.name for param in load(name).params}
    assert ("overwrite" in options) == ("output" in options or name == "backup")  # whose file is its argument


@needs_unix
@pytest.mark.process
def test_pages_that_are_not_text_go_to_a_pipe_but_not_to_a_terminal(handful: Path) -> None:
    for name, begins in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        command = [str(PROGRAM), "--caseload", str(handful), "calendar", "--format", name]
        assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(begins)
        main, side = pty.openpty()
        done = subprocess.run(command, stdout=side, stderr=subprocess.PIPE, text=True, check=False)
        os.close(side)
        os.close(main)
        assert (done.returncode, done.stderr) == (
            2,
            f"--format {name} is not text: add -o FILE, like -o year.{name}\n",
        )


RARE = {"ben-k": ("𰀀", "𰀁"), "tho-q": ("𖩀", "𖩁")}
"""Names in scripts for which hardly a computer has a font."""


def has_font(letters: str) -> bool:
    """Whether a font of this computer draws these letters."""
    found = subprocess.run(
        ["fc-list", f":charset={' '.join(f'{ord(sign):x}' for sign in letters)}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return bool(found.stdout.strip())


needs_fc_list = pytest.mark.skipif(
    not shutil.which("fc-list"), reason="needs fc-list, which is not installed here"
)


@needs_fc_list
def test_a_name_no_font_can_draw_is_named_by_its_id_and_the_page_still_prints(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    few_students(caseload)
    for student, (first, last) in RARE.items():
        rename(caseload, student, first, last)
    undrawn = sorted(student for student, name in RARE.items() if not all(map(has_font, name)))
    if not undrawn:
        pytest.skip("this computer has a font for every script tried")
    ok(run, "calendar", "--label", "names", "-o", "year.pdf")
    text = " ".join(" ".join(text_of(tmp_path / "year.pdf")).split())
    assert f"No font here can draw the names of {', '.join(undrawn)}: their ids are printed." in text
    assert "Sofía Lindström-Paz" in text
    ok(run, "calendar", "--label", "ids", "-o", "ids.pdf")


@needs_fc_list
def test_a_name_that_only_a_font_of_the_computer_draws_is_drawn(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    few_students(caseload)
    rename(caseload, "yas-h", "محمد", "المصري")
    page = ok(run, "calendar", "--label", "names", "--format", "html")
    assert '<bdi class="who">محمد المصري</bdi>' in page
    if not has_font("محمدالصري"):
        pytest.skip("this computer has no Arabic font")
    ok(run, "calendar", "--label", "names", "-o", "year.pdf")
    text = " ".join(text_of(tmp_path / "year.pdf"))
    assert "No font" not in text
    assert "محمد" in text


def few_students(caseload: Path) -> None:
    for path in (caseload / "students").iterdir():
        if path.stem not in ("ben-k", "sof-l", "tho-q", "yas-h"):
            path.unlink()


def test_days_before_and_after_school_are_shaded_and_a_break_is_named_on_weekdays_only() -> None:
    """On paper; as text a break is named once, on its first day."""
    planner = calendar_of(student_of(ADDED), pages=("months",))
    cells = PAGES["html"](planner)
    assert isinstance(cells, str)
    assert "Winter Break" in cells.partition('datetime="2026-12-22"')[2].partition("</div>")[0]
    assert "Winter Break" not in cells.partition('datetime="2026-12-20"')[2].partition("</div>")[0]
    days = {
        day.iso: day for page in wall(planner).months for week in page.weeks for day in week if day.number
    }
    assert days["2026-08-11"].shade == "out"
    assert days["2026-08-12"].shade == ""
    assert days["2027-06-07"].shade == "out"
    assert days["2026-12-20"].shade == days["2026-12-22"].shade == "off"


@pytest.mark.parametrize(
    ("made_up", "shade"),
    [
        ("2026-12-22", ("off", "")),  # in the winter break
        ("2026-12-19", ("off", "")),  # on a Saturday of it
        ("2027-06-07", ("out", "")),  # after the last day
    ],
)
def test_a_make_up_day_is_shaded_neither_on_its_month_nor_on_the_poster(
    made_up: str, shade: tuple[str, str]
) -> None:
    planner = calendar_of(student_of(ADDED), pages=("poster", "months"))
    day = date.fromisoformat(made_up)
    with_it = planner._replace(
        school_dates=(*planner.school_dates, SchoolDate(day, day, "Make-up day, school in session", "school"))
    )

    def shades(calendar: MasterCalendar) -> set[str]:
        page = poster(calendar)
        small = [(month, each) for month in page.months for week in month.weeks for each in week]
        return {
            *(each.shade for m in wall(calendar).months for week in m.weeks for each in week if each.iso == made_up),
            *(each.shade for month, each in small if (month.name, each.number) == (f"{day:%B}", day.day)),
        }  # fmt: skip

    assert (shades(planner), shades(with_it)) == ({shade[0]}, {shade[1]})


def test_the_label_of_a_name_that_cannot_be_drawn_is_sorted_with_the_others() -> None:
    calendar = calendar_of(student_of(ADDED))
    one = calendar.students[0]
    rows = tuple(one._replace(id=id_, label=label) for id_, label in (("zoe-p", "AA"), ("b", "BB")))
    named = by_id(calendar._replace(students=rows), frozenset({"zoe-p"}))
    assert [row.label for row in named.students] == ["BB", "zoe-p"]


def test_where_typst_is_missing_the_other_way_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CasemgrError, match=r"not installed here .* casemgr calendar -o year\.html"):
        PAGES["pdf"](calendar_of(student_of(ADDED)))
