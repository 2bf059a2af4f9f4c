"""`year` and `closure`: a school calendar adopted, shown, changed by text, and every date it moves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from support import shipped_law
from terminal import asked

DAYS = [
    "--first",
    "8/14",
    "--last",
    "6/8",
    "--holiday",
    "9/4 Labor Day",
    "--break",
    "12/20..12/31 Winter Break",
    "--staff-day",
    "1/3 PD Day",
]
FEED = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:First Day of School
DTSTART;VALUE=DATE:20270816
END:VEVENT
BEGIN:VEVENT
SUMMARY:Winter Recess - No School
DTSTART;VALUE=DATE:20271220
DTEND;VALUE=DATE:20280103
END:VEVENT
BEGIN:VEVENT
SUMMARY:Last Day of School
DTSTART;VALUE=DATE:20280608
END:VEVENT
{more}END:VCALENDAR
"""
UNSURE = "BEGIN:VEVENT\nSUMMARY:Lincoln's Birthday\nDTSTART;VALUE=DATE:20280211\nEND:VEVENT\n"


def due(run: Run) -> dict[tuple[str, str], str | None]:
    data = json.loads(run("due", "--format", "json").stdout)
    return {(d["student"], d["rule"]): d["due"] for d in data["deadlines"]}


def test_a_year_typed_as_words_is_shown_and_written(caseload: Path, run: Run) -> None:
    before = due(run)
    done = run("year", "2028-29", *DAYS, "--student-days", "180")
    assert done.returncode == 0, done.stderr
    assert "December 2028" in done.stdout
    assert "Winter Break: Wed 12/20/2028 – Fri 12/29/2028, 8 break days; pauses the clocks" in done.stdout
    assert "more than the 180 it says" in done.stdout
    assert "Thu 11/23/2028 is Thanksgiving Day, and there is school that day" in done.stdout
    text = (caseload / "calendars" / "2028-29.yaml").read_text(encoding="utf-8")
    assert "- {date: 2028-09-04, kind: holiday, name: Labor Day}" in text
    assert "student_days: 180" in text
    assert 'source: "typed, 2026-11-23"' in text
    assert due(run).keys() == before.keys()
    shown = run("year", "2028-29")
    assert shown.returncode == 0
    assert "Winter Break" in shown.stdout


def test_every_deadline_that_moves_is_listed(caseload: Path, run: Run) -> None:
    before = due(run)
    done = run("year", "2026-27", "--break", "2/16..2/22 Ski Week")
    assert done.returncode == 0, done.stderr
    after = due(run)
    moved = {key for key in after if after[key] != before[key]}
    for student, rule in moved:
        found = shipped_law().rule(rule)
        assert found
        assert any(line.startswith(student) and found.short in line for line in done.stdout.splitlines())
    assert f"{len(moved)} deadline" in done.stdout or moved == set()


NEW = ("--name", "New Hand", "--born", "2013-03-03", "--grade", "7", "--school", "Fernbrook High")
FALL_REVIEW = ("--last-annual", "2026-09-03", "--last-evaluation", "2025-03-10")
NEXT_YEAR = ("year", "2027-28", "--first", "8/16/2027", "--last", "6/8/2028")


def moved_rows(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith("new-h ")]


def test_a_date_that_shows_the_same_once_its_calendar_is_there_has_not_moved(
    caseload: Path, run: Run
) -> None:
    """The annual review is due on Friday, September 3, 2027: a school day, which no calendar said before."""
    assert run("add", "new-h", *NEW, *FALL_REVIEW).returncode == 0
    done = run(*NEXT_YEAR, "--break", "2027-12-20..2028-01-02 Winter Break", "--yes")
    rows = moved_rows(done.stdout)
    assert not [row for row in rows if "Annual review" in row or row.split("  ")[-1].startswith("due ")]
    assert [row for row in rows if "Give triennial plan" in row and row.endswith(" unknown")]


def test_a_day_to_act_that_moves_says_which_it_was(caseload: Path, run: Run) -> None:
    assert run("add", "new-h", *NEW, *FALL_REVIEW).returncode == 0
    off = ("--holiday", "9/3/2027 Founders Day", "--yes")
    (row,) = [row for row in moved_rows(run(*NEXT_YEAR, *off).stdout) if "Annual review" in row]
    assert row.split()[3:] == ["Fri", "9/3/2027", "Thu", "9/2/2027", "day", "to", "act", "unknown"]
    again = run("closure", "9/2/2027", "--reason", "Smoke", "--yes")
    (row,) = [row for row in moved_rows(again.stdout) if "Annual review" in row]
    assert row.split()[3:] == ["Fri", "9/3/2027", "Wed", "9/1/2027", "to", "act", "by", "Thu", "9/2/2027"]


def test_a_student_s_other_calendar_says_which_day_to_act_moved(caseload: Path, run: Run) -> None:
    """Not that the review moved from a day to the same day."""
    words = ("--last-annual", "2026-03-10", "--last-evaluation", "2025-03-10")
    assert run("add", "new-h", *NEW, *words).returncode == 0
    west = ("year", "2026-27", "--track", "west", "--first", "8/12/2026", "--last", "6/10/2027")
    assert run(*west, "--break", "2027-03-08..2027-03-12 Spring Break", "--yes").returncode == 0
    said = run("edit", "new-h", "--track", "west").stdout
    assert "Annual review  due Wed 3/10: to act by Fri 3/5, instead of Wed 3/10" in said
    assert "from Wed 3/10 to Wed 3/10" not in said


def test_a_day_that_is_off_already_is_not_added_again(caseload: Path, run: Run) -> None:
    path = caseload / "calendars/2026-27.yaml"
    before = path.read_text(encoding="utf-8")
    again = ("--holiday", "1/18 Dr. King", "--break", "4/12..4/16 Spring")
    refused = run("year", "2026-27", *again, "--yes")
    assert refused.returncode == 3
    assert (
        "nothing to add: Mon 1/18/2027 (Martin Luther King Jr. Day) is off already; Mon 4/12/2027 to Fri 4/16/2027 (Spring Break) is off"
        in refused.stderr
    )
    done = run("year", "2026-27", *again, "--holiday", "3/31 César Chávez Day", "--yes")
    assert "Mon 1/18/2027 (Martin Luther King Jr. Day) is off already" in done.stdout
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(before.splitlines()) + 1
    within = run(
        "year",
        "2026-27",
        "--holiday",
        "11/26 Thanksgiving",
        "--holiday",
        "3/5 Fair",
        "--holiday",
        "3/5 Fair",
        "--yes",
    )
    assert "Wed 11/25/2026 to Fri 11/27/2026 (Thanksgiving Break) is off already" in within.stdout
    assert path.read_text(encoding="utf-8").count("2027-03-05") == 1


def test_a_break_around_a_holiday_on_file_says_that_one_line_is_to_go(caseload: Path, run: Run) -> None:
    done = run("year", "2026-27", "--break", "1/11..1/22 Long winter", "--yes")
    words = "2027-01-18 is in both Long winter (break) and Martin Luther King Jr. Day (holiday); taken as break: keep one"
    assert words in done.stdout
    assert words in run("check").stdout


def test_days_are_added_to_a_file_that_is_there_and_every_other_byte_stays(caseload: Path, run: Run) -> None:
    path = caseload / "calendars" / "2026-27.yaml"
    before = path.read_text(encoding="utf-8")
    assert run("year", "2026-27", "--holiday", "3/31 César Chávez Day").returncode == 0
    after = path.read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == ["- {date: 2027-03-31, kind: holiday, name: César Chávez Day}"]
    assert after.replace(added[0] + "\n", "") == before


def test_a_feed_is_read_and_what_it_leaves_open_is_not_guessed(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    feed = tmp_path / "calendar.ics"
    feed.write_text(FEED.format(more=UNSURE), encoding="utf-8")
    refused = run("year", "2027-28", "--from", feed.name)
    assert refused.returncode == 3
    assert "calendar.ics:15: “Lincoln's Birthday” (2028-02-11): is there school?" in refused.stderr
    assert not (caseload / "calendars" / "2027-28.yaml").exists()
    done = run("year", "2027-28", "--from", feed.name, "--yes")
    assert done.returncode == 1
    text = (caseload / "calendars" / "2027-28.yaml").read_text(encoding="utf-8")
    assert "first_day: 2027-08-16" in text
    assert "- {from: 2027-12-20, to: 2028-01-02, kind: break" in text
    assert 'source: "calendar.ics, 2026-11-23"' in text
    again = run("year", "2027-28", "--from", feed.name)
    assert again.returncode == 3
    assert "is there already" in again.stderr


def test_a_holiday_typed_on_a_weekend_is_said(caseload: Path, run: Run) -> None:
    done = run("year", "2028-29", *DAYS, "--holiday", "3/31 César Chávez Day")
    assert "César Chávez Day (2029-03-31) is on a weekend, and left out" in done.stdout


def test_a_dry_run_writes_nothing(caseload: Path, run: Run) -> None:
    done = run("year", "2028-29", *DAYS, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.endswith("Dry run: nothing was written.\n")
    assert not (caseload / "calendars" / "2028-29.yaml").exists()


def test_on_a_terminal_the_feed_is_asked_about(caseload: Path, tmp_path: Path) -> None:
    (tmp_path / "calendar.ics").write_text(FEED.format(more=UNSURE), encoding="utf-8")
    # Enter is no answer to the last question: the answers before it would be lost.
    said = asked(tmp_path, ["year", "2027-28", "--from", "calendar.ics"], ["holiday", "", "y"])
    assert "is there school?" in said
    assert "Adopt this calendar of 2027-28?" in said
    text = (caseload / "calendars" / "2027-28.yaml").read_text(encoding="utf-8")
    assert "- {date: 2028-02-11, kind: holiday, name: Lincoln's Birthday}" in text


def test_what_lies_oddly_is_right_above_the_question(caseload: Path, tmp_path: Path) -> None:
    """The list of what moves would push it off the screen."""
    (caseload / "calendars" / "2026-27.yaml").unlink()
    words = ["year", "2026-27", "--first", "8/13", "--last", "6/3", "--break", "12/24..1/2 Winter Break"]
    said = asked(tmp_path, words, ["y"])
    above = said[: said.index("Adopt this calendar of 2026-27?")].splitlines()
    assert any("and there is school that day" in line for line in above[-4:])


def test_a_closure_moves_school_days_and_pauses_nothing(caseload: Path, run: Run) -> None:
    path = caseload / "calendars" / "2026-27.yaml"
    before, dates = path.read_text(encoding="utf-8"), due(run)
    done = run("closure", "12/3", "--reason", "Smoke")
    assert done.returncode == 0, done.stderr
    after = due(run)
    assert after["rav-m", "manifestation-review"] != dates["rav-m", "manifestation-review"]
    assert after["ana-r", "initial-iep"] == dates["ana-r", "initial-iep"]
    assert "rav-m" in done.stdout
    text = path.read_text(encoding="utf-8")
    assert "{date: 2026-12-03, reason: Smoke}" in text
    kept = [line for line in before.splitlines() if not line.startswith("closures:")]
    assert [line for line in text.splitlines() if line in kept] == kept
    assert run("check").returncode == 0
    assert "is closed already" in run("closure", "12/3", "--reason", "Smoke").stderr


def test_a_closure_of_one_school_and_a_make_up_day(caseload: Path, run: Run) -> None:
    done = run("closure", "12/4", "--reason", "No power", "--school", "Fernbrook High")
    assert done.returncode == 0, done.stderr
    text = (caseload / "calendars" / "2026-27.yaml").read_text(encoding="utf-8")
    assert "{date: 2026-12-04, reason: No power, schools: [Fernbrook High]}" in text
    assert run("closure", "6/12/2027", "--make-up").returncode == 0
    assert "2027-06-12" in (caseload / "calendars" / "2026-27.yaml").read_text(encoding="utf-8")
    assert "Make-up day: Sat 6/12/2027" in run("year", "2026-27").stdout


def test_a_make_up_day_after_the_last_day_moves_it_and_the_dates_that_count_from_it(
    caseload: Path, run: Run
) -> None:
    """5/27 is 8 days before 6/4 and 12 before 6/8: 10 days after the next first day give way to 15 days that count."""
    late = ("--as-of", "2027-05-27")
    named = ("--name", "Kim Alba", "--born", "2017-03-04", "--grade", "4", "--school", "Fernbrook Elementary")
    assert run(*late, "refer", "kim-a", "--on", "2027-05-27", *named, "--by", "parent").returncode == 0
    year = ("--first", "8/16", "--last", "6/8", "--yes")
    assert run(*late, "year", "2027-28", *year).returncode == 0
    assert run("closure", "1/14", "--reason", "Smoke").returncode == 0
    done = run(*late, "closure", "2027-06-08", "--make-up")
    assert done.returncode == 0, done.stderr
    (moved,) = [line for line in done.stdout.splitlines() if line.startswith("kim-a")]
    plan = ("Assessment plan", "Wed 8/18/2027", "Wed 8/18/2027", "due Thu 8/26/2027")
    assert moved.split()[1:] == " ".join(plan).split()
    assert "The last day of school moves from Fri 6/4/2027 to Tue 6/8/2027." in done.stdout
    assert "No students come on Mon 6/7/2027: added as a day off." in done.stdout
    assert "change back line 6 and delete lines 22 and 28" in done.stdout
    checked = run(*late, "check")
    assert checked.returncode == 0, checked.stdout


def test_a_make_up_day_on_a_day_off_or_a_saturday_is_a_school_day_and_no_fault(
    caseload: Path, run: Run
) -> None:
    assert run("closure", "1/14", "--reason", "Smoke").returncode == 0
    done = run("closure", "2027-02-15", "--make-up")
    assert "Mon 2/15/2027 is a day off in the calendar (February Break): students attend" in done.stdout
    checked = run("check")
    assert checked.returncode == 0, checked.stdout
    assert "180 student days, as it says" in run("year", "2026-27").stdout
    assert run("closure", "1/15", "--reason", "Smoke").returncode == 0
    assert run("closure", "2027-06-05", "--make-up").returncode == 0
    checked = run("check")
    assert checked.returncode == 0, checked.stdout
    assert "is on a weekend" not in run("year", "2026-27").stdout


def test_the_last_day_that_moves_is_said_above_the_question(caseload: Path, tmp_path: Path) -> None:
    said = asked(tmp_path, ["closure", "2027-06-07", "--make-up"], ["n"], 3)
    above = said[: said.index("Record the make-up day of Mon 6/7/2027?")]
    assert "The last day of school moves from Fri 6/4/2027 to Mon 6/7/2027." in above


def test_a_track_is_one_that_a_calendar_has(caseload: Path, run: Run) -> None:
    main = caseload / "calendars/2026-27.yaml"
    west = caseload / "calendars/2026-27.west.yaml"
    west.write_text(main.read_text(encoding="utf-8").replace("track: traditional", "track: west"), "utf-8")
    before = (caseload / "students/ana-r.yaml").read_bytes()
    none = "no calendar has the track nonesuch (they have traditional and west), and dates that need one would be unknown"
    refused = run("edit", "ana-r", "--track", "nonesuch")
    assert refused.returncode == 3
    assert f"{none}. To adopt one: casemgr year YEAR --track nonesuch; if" in refused.stderr
    assert "; did you mean west?" in run("edit", "ana-r", "--track", "wesst").stderr
    assert (caseload / "students/ana-r.yaml").read_bytes() == before
    head = ("--name", "Kim Alba", "--born", "2017-03-04", "--grade", "4", "--school", "Fernbrook Elementary")
    last = ("--last-annual", "2026-10-01", "--last-evaluation", "2025-10-01")
    for command, more in (("add", last), ("refer", ("--by", "parent"))):
        refused = run(command, "kim-a", *head, *more, "--track", "nonesuch")
        assert (refused.returncode, none in refused.stderr) == (3, True)
    assert not (caseload / "students/kim-a.yaml").exists()
    assert run("add", "kim-a", *head, *last, "--track", "West").returncode == 0
    assert "\ntrack: west\n" in (caseload / "students/kim-a.yaml").read_text(encoding="utf-8")
    assert "track: trad" in run("edit", "ana-r", "--track", "trad").stdout
    forced = run("edit", "ana-r", "--track", "nonesuch", "--force")
    assert f"Note: {none}" in forced.stderr


def test_a_track_may_have_a_capital_letter(caseload: Path, run: Run) -> None:
    main = caseload / "calendars/2026-27.yaml"
    west = caseload / "calendars/2026-27.C.yaml"
    west.write_text(main.read_text(encoding="utf-8").replace("track: traditional", 'track: "C"'), "utf-8")
    assert run("check").returncode == 0
    assert run("edit", "ana-r", "--track", "C").returncode == 0
    assert "track: c\n" in (caseload / "students/ana-r.yaml").read_text(encoding="utf-8")
    done = run("closure", "12/10", "--reason", "Smoke", "--track", "C", "--yes")
    assert "Wrote calendars/2026-27.C.yaml." in done.stdout
    assert "180 student days" in run("year", "2026-27", "--track", "c").stdout
    copy = caseload / "calendars/2026-27-DESKTOP-4F2K9.yaml"
    copy.write_bytes(main.read_bytes())
    assert "by its name it is a copy of 2026-27.yaml" in run("check").stdout


WEST = ("year", "2026-27", "--track", "west", "--first", "8/12/2026", "--last", "6/10/2027", "--yes")


def test_a_closure_of_all_schools_is_one_of_every_track(caseload: Path, run: Run) -> None:
    assert run(*WEST, "--break", "2026-12-01..2026-12-04 Fall Break").returncode == 0
    day = {name: f"calendars/2026-27{name}.yaml" for name in ("", ".west")}
    done = run("closure", "12/10", "--reason", "Smoke", "--yes")
    assert f"Wrote {day['']} and {day['.west']}." in done.stdout
    assert [line.split(",")[0] for line in done.stdout.splitlines() if line.startswith("Undo by hand")] == [
        f"Undo by hand: in {name}" for name in day.values()
    ]
    for name in day.values():
        assert "{date: 2026-12-10, reason: Smoke}" in (caseload / name).read_text(encoding="utf-8")
    one = run("closure", "12/3", "--reason", "Smoke", "--yes")
    assert f"Wrote {day['']}." in one.stdout
    assert f"{day['.west']} is as it was: Thu 12/3/2026 is no school day: Fall Break." in one.stdout
    only = run("closure", "12/11", "--reason", "Smoke", "--track", "west", "--yes")
    assert f"Wrote {day['.west']}." in only.stdout
    both = run("closure", "12/10", "--reason", "Smoke")
    assert (both.returncode, both.stderr.count("closed already")) == (3, 1)
    assert run("closure", "12/11", "--reason", "Smoke", "--yes").returncode == 0


def test_a_make_up_day_is_of_one_track_and_no_school(caseload: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in (caseload / "calendars").iterdir()}
    done = run("closure", "6/12/2027", "--make-up", "--school", "Fernbrook High")
    assert (done.returncode, done.stderr) == (
        2,
        "--school goes with --reason: students of every school of the track attend a make-up day\n",
    )
    assert {path: path.read_bytes() for path in (caseload / "calendars").iterdir()} == before
    assert run(*WEST).returncode == 0
    main = (caseload / "calendars/2026-27.yaml").read_bytes()
    assert run("closure", "6/12/2027", "--make-up", "--track", "west").returncode == 0
    assert (caseload / "calendars/2026-27.yaml").read_bytes() == main


def test_a_track_s_name_is_small_letters_and_the_main_one_s_own_name_means_it(
    caseload: Path, run: Run
) -> None:
    days = ("--first", "8/12/2027", "--last", "6/10/2028", "--yes")
    assert (
        "Wrote calendars/2027-28.track-b.yaml." in run("year", "2027-28", "--track", "Track B", *days).stdout
    )
    assert run("year", "2027-28", "--track", "B/2", *days).stderr.startswith("--track B/2: must be small")
    path = caseload / "calendars/2026-27.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("track: traditional", "track: east"), "utf-8")
    assert "180 student days" in run("year", "2026-27", "--track", "east").stdout
    assert "Wrote calendars/2027-28.yaml." in run("year", "2027-28", *days).stdout
    assert "track: east" in (caseload / "calendars/2027-28.yaml").read_text(encoding="utf-8")


def test_where_no_calendar_is_there_a_track_is_noted(caseload: Path, run: Run) -> None:
    for path in (caseload / "calendars").iterdir():
        path.unlink()
    done = run("edit", "ana-r", "--track", "west")
    assert done.returncode == 0
    assert "Note: no calendar has the track west, and dates that need one would be unknown." in done.stderr


def test_a_closure_names_the_tracks_that_there_are(caseload: Path, run: Run) -> None:
    day = ("closure", "2027-01-14", "--reason", "Smoke", "--dry-run", "--track")
    assert run(*day, "traditional").returncode == 0
    said = run(*day, "tradditional").stderr
    assert "no calendar has this track; those there are: traditional; did you mean `traditional`?" in said
    assert (
        "casemgr year 2031-32 --track traditional"
        in run("closure", "2032-01-14", "--reason", "Smoke", "--track", "traditional").stderr
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["8/1/2026", "--make-up"], "is before the first day of school of 2026-27, Wed 8/12/2026. Give"),
        (["7/12/2032", "--make-up"], "no calendar holds this day; add calendars/2032-33.yaml"),
        (["12/25", "--reason", "Snow"], "is no school day: Winter Break"),
        (["12/5", "--reason", "Snow"], "is no school day: a weekend"),
        (["12/4", "--make-up"], "is a school day already"),
        (["12/4"], "say --reason TEXT"),
        (["12/4", "--reason", "Snow", "--school", "Nowhere"], "not among the schools"),
        (["12/4/2031", "--reason", "Snow"], "no calendar holds this day"),
    ],
)
def test_what_cannot_be_is_refused(caseload: Path, run: Run, words: list[str], said: str) -> None:
    before = (caseload / "calendars" / "2026-27.yaml").read_bytes()
    done = run("closure", *words)
    assert done.returncode in (2, 3)
    assert said in done.stderr
    assert (caseload / "calendars" / "2026-27.yaml").read_bytes() == before
