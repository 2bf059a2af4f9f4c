"""Ordinary troubles are named in words: the file, the line, the reason, and what to do; never "a defect in the program"."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from casemgr.days.counting import BusinessDays
from casemgr.errors import BadFile
from casemgr.store.yamltext import decode, parse
from conftest import PROGRAM, Run, needs_full_device, needs_unix, surroundings
from support import holidays
from terminal import interrupted

LAW = """\
schema: 1
rules:
- id: own-rule
  title: Do it
  kind: district
  starts:
  - {starts}
  within: {within}
  met_by: [{{event: done}}]
  next: casemgr done
  cite: [our handbook]
  confidence: text
  short: Do it
  checked: 2026-01-01
  examples: [{{facts: [{{type: consent_received, date: 2026-01-05}}], as_of: 2026-01-05}}]
"""
CONSENT = "{event: consent_received}"


def in_a_shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A line for the shell, `casemgr` being the program on the caseload in the folder."""
    line = f'casemgr() {{ "{PROGRAM}" --caseload caseload "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=surroundings(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# --- standard output -------------------------------------------------------------------------------


@needs_full_device
@needs_unix
@pytest.mark.process
@pytest.mark.parametrize(
    ("redirection", "reason"),
    [("> /dev/full", "the disk is full; free some space, then run it again"), (">&-", "it is closed")],
)
def test_what_is_recorded_and_cannot_be_printed_is_said_to_be_recorded(
    handful: Path, redirection: str, reason: str
) -> None:
    done = in_a_shell(handful.parent, f"casemgr note ana-r 'a word' {redirection}")
    assert (done.returncode, done.stderr.splitlines()[-2:]) == (
        0,
        [f"standard output cannot be written: {reason}", "Recorded for ana-r."],
    )
    assert "text: a word" in (handful / "students/ana-r.yaml").read_text(encoding="utf-8")
    done = in_a_shell(handful.parent, f"casemgr due {redirection}")
    assert (done.returncode, done.stderr) == (3, f"standard output cannot be written: {reason}\n")


@needs_full_device
@needs_unix
@pytest.mark.process
def test_a_full_disk_behind_standard_output_stops_no_recording(handful: Path) -> None:
    done = in_a_shell(handful.parent, "casemgr done --all english-learner-plan > /dev/full")
    assert done.returncode == 0
    assert done.stderr.count("standard output cannot be written") == 1
    assert "Recorded for 3 of 3 students." in done.stderr
    again = in_a_shell(handful.parent, "casemgr done --all english-learner-plan")
    assert again.stderr == "english-learner-plan: open for no student\n"


@needs_full_device
@needs_unix
@pytest.mark.process
def test_errors_that_nobody_hears_are_no_failure(handful: Path) -> None:
    assert in_a_shell(handful.parent, "casemgr note ana-r 'a word' 2> /dev/full").returncode == 0
    assert in_a_shell(handful.parent, "casemgr nonsense 2> /dev/full").returncode == 2


@needs_unix
@pytest.mark.process
@pytest.mark.parametrize("words", ["due --format json", "today", "why ana-r initial-iep", "--help"])
def test_a_reader_who_has_left_ends_it_with_141(handful: Path, words: str) -> None:
    done = in_a_shell(handful.parent, f"casemgr {words} | (exec 0<&-); exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (141, "")


@needs_unix
@pytest.mark.process
def test_ctrl_c_at_a_question_says_that_nothing_was_recorded(handful: Path) -> None:
    before = (handful / "students/nia-c.yaml").read_bytes()
    code, said = interrupted(handful.parent, ["hold-iep", "nia-c", "--on", "today"], "?")
    assert (code, said.splitlines()[-1]) == (130, "Stopped; nothing was recorded.")
    assert (handful / "students/nia-c.yaml").read_bytes() == before


@needs_unix
@pytest.mark.process
def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    done = in_a_shell(tmp_path, f"mkdir gone; cd gone; rmdir ../gone; {PROGRAM} today")
    assert (done.returncode, done.stderr) == (
        2,
        "the current folder has been deleted; go to another one, or name the caseload with --caseload DIR\n",
    )


@pytest.mark.parametrize("words", [("show", "\x1b]0;x\x07"), ("sh\x1bow",), ("due", "--student", "\x9b2J")])
def test_what_was_typed_is_shown_without_its_control_characters(
    caseload: Path, run: Run, words: tuple[str, ...]
) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.strip().isprintable()
    assert "\\x" in done.stderr


# --- places that are something else ------------------------------------------------------------------


@needs_unix
def test_a_lock_that_is_something_else_is_named(caseload: Path, run: Run) -> None:
    own = caseload / ".casemgr"

    def refusal() -> str:
        done = run("note", "ana-r", "hello")
        assert done.returncode == 3
        place, _, words = done.stderr.partition(
            ": the caseload cannot be locked, and nothing can be recorded: "
        )
        return f"{place}: {words.split(';')[0]}"

    own.write_text("", encoding="utf-8")
    assert refusal() == ".casemgr: something else is in its place"
    own.unlink()
    (own / "lock").mkdir(parents=True)
    assert refusal() == ".casemgr/lock: a folder is in its place"
    (own / "lock").rmdir()
    (own / "lock").symlink_to("/etc/passwd")
    assert refusal() == ".casemgr/lock: a link is in its place"
    (own / "lock").unlink()
    os.mkfifo(own / "lock")
    assert refusal() == ".casemgr/lock: something else is in its place"


def test_an_output_that_cannot_be_is_named(caseload: Path, run: Run) -> None:
    long = "x" * 300 + ".html"
    for name, reason in (
        ("nowhere/year.html", "there is no such file or folder; check the name, or make the folder first"),
        (long, "the name is too long; choose a shorter one"),
        ("caseload/casemgr.yaml/year.html", "a part of its path is not a folder; check the name"),
    ):
        done = run("calendar", "-o", name)
        assert (done.returncode, done.stderr.endswith(f": {reason}\n")) == (3, True), done.stderr
        assert done.stderr.startswith(name)


@needs_unix
def test_an_output_through_a_link_goes_where_it_leads(caseload: Path, run: Run) -> None:
    (caseload.parent / "here.html").symlink_to("there.html")
    assert run("calendar", "-o", "here.html").returncode == 0
    assert (caseload.parent / "here.html").is_symlink()
    assert (caseload.parent / "there.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@needs_unix
@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_a_journal_that_is_no_file_is_named(caseload: Path, run: Run, kind: str) -> None:
    path = caseload / "journal.yaml"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("gone")
    done = run("check")
    assert done.returncode == 1
    assert done.stdout.startswith("journal.yaml: is ")
    assert run("note", "caseload", "hello").returncode == 3


@needs_unix
def test_a_record_that_is_a_link_is_named_and_not_written(caseload: Path, run: Run) -> None:
    path, real = caseload / "students/ana-r.yaml", caseload.parent / "real.yaml"
    path.rename(real)
    path.symlink_to("../../real.yaml")
    before = real.read_bytes()
    words = "students/ana-r.yaml: is a link to ../../real.yaml; put the file itself in its place\n"
    assert run("check").stdout.startswith(words)
    assert run("note", "ana-r", "hello").stderr == words
    assert (path.is_symlink(), real.read_bytes()) == (True, before)
    assert "ben-k" in run("due").stdout


# --- texts that commands could not write to -----------------------------------------------------------


def changed(caseload: Path, old: bytes, new: bytes, name: str = "students/ana-r.yaml") -> bytes:
    path = caseload / name
    before = path.read_bytes()
    assert old in before
    path.write_bytes(before.replace(old, new))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            b"\n",
            b"\r",
            "1: has line ends of the old Mac kind (CR alone); save it with Unix or Windows line ends",
        ),
        (b"grade: ", b"# one\rgrade: ", "5: has line ends of the old Mac kind (CR alone); save it with Unix"),
        (b"\n...\n", b"\n...\n...\n", "87: has a second end mark `...`; delete one of them"),
        (b"\n...\n", b"\n... # the end\n# no more\n...\n", "88: has a second end mark `...`; delete one"),
        (
            b'grade: "4"',
            b'grade: &four "4"',
            "5: has a text that begins with & or *; put it in quotation marks",
        ),
        (b'grade: "4"', b"grade: *four", "5: has a text that begins with & or *"),
        (b"{first: Ana, ", b"{first: &a Ana, ", "3: has a text that begins with & or *"),
        (b"schema: 1\n", b"", "1: `schema` is missing; write `schema: 1` as the first line"),
        (
            b"\n...\n",
            b"\ntrack: traditional\n...\n",
            "12: `events:` must be the last key of the file; move it there",
        ),
    ],
)
def test_check_and_the_writers_name_the_same_trouble(
    caseload: Path, run: Run, old: bytes, new: bytes, words: str
) -> None:
    text = changed(caseload, old, new)
    assert f"students/ana-r.yaml:{words}" in run("check").stdout
    done = run("note", "ana-r", "hello")
    assert (done.returncode, f"students/ana-r.yaml:{words}" in done.stderr) == (3, True)
    assert (caseload / "students/ana-r.yaml").read_bytes() == text


@pytest.mark.parametrize("end", ["...", "...   ", "... # the end", "...\n\n# a word more\n\n", "...\t"])
def test_an_end_mark_may_be_followed_by_blanks_and_comments(end: str) -> None:
    assert parse(f"events:\n{end}\n", "x.yaml", end_mark=True).data == {"events": None}


@pytest.mark.parametrize("end", ["....", "...#", "...\u00a0", " ...", "...x", "- ..."])
def test_what_only_looks_like_an_end_mark_is_none(end: str) -> None:
    with pytest.raises(BadFile):
        parse(f"events:\n{end}\n", "x.yaml", end_mark=True)


@pytest.mark.parametrize("text", ['"&a"', "Smith & Sons", '"see *this"', "AT&T", "'- *x'", "2 * 3"])
def test_an_ampersand_or_a_star_in_a_text_is_no_anchor(text: str) -> None:
    assert parse(f"note: {text}\n", "x.yaml", end_mark=False).data == {"note": text.strip("\"'")}


def test_windows_line_ends_are_no_old_ones() -> None:
    assert decode(b"a: 1\r\nb: 2\r\n", "x.yaml") == "a: 1\r\nb: 2\r\n"


@pytest.mark.parametrize("name", ["students/ana-r.yaml", "journal.yaml"])
def test_a_write_never_makes_a_file_too_large_to_be_read(caseload: Path, run: Run, name: str) -> None:
    path = caseload / name
    text = path.read_bytes()
    comment = b"# " + b"x" * 97 + b"\n"
    text = comment * ((999_990 - len(text)) // len(comment)) + text
    text = b"#" + b"x" * (999_988 - len(text)) + b"\n" + text
    path.write_bytes(text)
    assert len(text) == 999_990
    assert run("check").returncode == 0
    done = run("note", "ana-r" if "ana-r" in name else "caseload", "hello")
    assert done.returncode == 3
    assert done.stderr == (
        f"{name}: not recorded, because the file would be unreadable then: it is larger than 1,000,000 bytes; make it "
        "shorter: a file here is text of a few pages\n"
    )
    assert path.read_bytes() == text


def test_init_makes_no_settings_that_cannot_be_read(tmp_path: Path, run: Run) -> None:
    done = run("init", "new", "--district", "x" * 501, "--case-manager", "Dana Whitfield")
    assert (done.returncode, "500" in done.stderr) == (2, True)
    assert not (tmp_path / "new").exists()


def test_the_first_event_of_a_journal_is_one_write(caseload: Path, run: Run) -> None:
    (caseload / "journal.yaml").unlink()
    assert run("note", "caseload", "begun").returncode == 0
    text = (caseload / "journal.yaml").read_text(encoding="utf-8")
    assert text.startswith("schema: 1\nevents:\n- id: ")
    assert text.endswith("\n  text: begun\n...\n")


# --- the line of a wrong key --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            "students/ana-r.yaml",
            b"\ngrade:",
            b"\nGrade:",
            "`Grade`: no such key here; did you mean `grade`?",
        ),
        (
            "students/ana-r.yaml",
            b"{first: Ana, last",
            b"{first: Ana,\n  Last",
            "`name.Last`: no such key here; did you mean `last`?",
        ),
        (
            "students/ben-k.yaml",
            b"  last_annual:",
            b"  Last_Annual:",
            "`Last_Annual`: no such key here; did you mean `last_annual`?",
        ),
        (
            "calendars/2026-27.yaml",
            b"\nfirst_day:",
            b"\nFirst_day:",
            "`First_day`: no such key here; did you mean `first_day`?",
        ),
        (
            "casemgr.yaml",
            b"\ndistrict:",
            b"\nPrinting: {label: ids}\ndistrict:",
            "`Printing`: no such key here",
        ),
        (
            "casemgr.yaml",
            b"\nprinting: {label: initials}",
            b"\nprinting:\n  Label: ids",
            "`printing.Label`: no such key here; did you mean `label`?",
        ),
        (
            "casemgr.yaml",
            b"\nprinting: {label: initials}",
            b"\nprinting:\n  paper: a4",
            "`printing.paper`: no such key here; the keys here are label",
        ),
    ],
)
def test_a_wrong_key_with_a_capital_has_its_own_line(
    caseload: Path, run: Run, name: str, old: bytes, new: bytes, words: str
) -> None:
    text = changed(caseload, old, new, name).decode()
    key = words.split("`")[1].rsplit(".", maxsplit=1)[-1]
    line = text[: text.index(f"{key}:")].count("\n") + 1
    assert f"{name}:{line}: {words}" in run("check").stdout


def test_a_key_of_control_characters_is_shown_as_its_codes(caseload: Path, run: Run) -> None:
    changed(caseload, b"\ngrade:", b'\n"\\e]0;x\\a": 1\ngrade:')
    for words in ("check", "due"):
        done = run(words)
        assert "students/ana-r.yaml:5: `\\x1b]0;x\\x07`: no such key here" in done.stdout + done.stderr
        assert "\x1b" not in done.stdout + done.stderr


def law_problems(caseload: Path, run: Run, starts: str, within: str) -> list[str]:
    (caseload / "law").mkdir(exist_ok=True)
    (caseload / "law/own.yaml").write_text(LAW.format(starts=starts, within=within), encoding="utf-8")
    done = run("due")
    assert "defect" not in done.stderr
    found = [line.removeprefix("law/own.yaml:") for line in done.stderr.splitlines()]
    assert all(f"law/own.yaml:{line}" in run("check").stdout for line in found)
    return found


@pytest.mark.parametrize(
    ("starts", "within", "problem"),
    [
        (CONSENT, "{count: 9999999, of: calendar_days}", "8: `rules.within.count` must be 1000 or less"),
        (CONSENT, "{count: 9999999, of: business_days}", "8: `rules.within.count` must be 1000 or less"),
        (CONSENT, "{count: -5, of: business_days}", "8: `rules.within.count` must be 1 or more"),
        (CONSENT, "{count: 0, of: school_days}", "8: `rules.within.count` must be 1 or more"),
        (CONSENT, "{count: {elementary: 9999, secondary: 6}, of: weeks}", "8: `rules.within.count.elementary` must"),
        (CONSENT, "{years: 9999}", "8: `rules.within.years` must be 100 or less"),
        ("{birthday: 999}", "{same_day: true}", "7: `rules.starts.birthday` must be 100 or less"),
        (CONSENT, "{by_month: [{months: [1], until_month: 6, until_day: 30}]}", "8: `rules.within` must name each month"),
        (CONSENT, "{by_month: [{months: [1], until_month: 2, until_day: 29}]}", "8: `rules.within.by_month` names a day that month 2"),
        (CONSENT, "{by_month: [{months: [13], until_month: 2, until_day: 2}]}", "8: `rules.within.by_month.months`"),
        ("{event: consent_received, early: 9999999}", "{years: 1}", "7: `rules.starts.early` must be 1000 or less"),
        ("{event: consent_received, At: date}", "{years: 1}", "7: `rules.starts.At`: no such key here; did you mean `at`"),
        ("{event: no_such}", "{years: 1}", "7: `rules.starts` no event is called no_such"),
        (CONSENT, "{count: 5, of: weeks, Count: 6}", "8: `rules.within.Count`: no such key here; did you mean `count`?"),
        ("{event: consent_received, StartsOn: 1}", "{years: 1}", "7: `rules.starts.StartsOn`: no such key here"),
        (CONSENT, "[5]", "8: `rules.within` must have keys of its own, like {key: value}"),
    ],
)  # fmt: skip
def test_a_law_file_that_cannot_be_counted_by_is_named_with_its_line(
    caseload: Path, run: Run, starts: str, within: str, problem: str
) -> None:
    found = law_problems(caseload, run, starts, within)
    assert [line[: len(problem)] for line in found if "is missing" not in line] == [problem], found


@pytest.mark.parametrize(
    "within",
    ["{count: 1000, of: weeks}", "{count: 1000, of: business_days}", "{count: 1000, of: school_days}", "{years: 100}"],
)  # fmt: skip
def test_the_longest_counts_are_counted(caseload: Path, run: Run, within: str) -> None:
    assert law_problems(caseload, run, CONSENT, within) == []


def test_business_days_are_unknown_where_no_holiday_is_known() -> None:
    business = BusinessDays(lambda year: holidays("federal_and_state_offices", year))
    assert business.after(date(2100, 12, 23), 4) == date(2100, 12, 30)
    assert business.after(date(2100, 12, 23), 5) is None
    assert business.after(date(2149, 6, 1), 1) is None


def test_a_day_past_all_calendars_is_unknown(caseload: Path, run: Run) -> None:
    for day in ("2101-01-03", "2150-12-30"):
        done = run("--as-of", day, "records-request", "ana-r", "--by", "parent")
        assert re.search(r"Records copies \(parent(, 12/30)?\) +due: unknown", done.stdout), done.stderr
        for command in ("due", "today", "calendar", "check"):
            assert "defect" not in run("--as-of", day, command).stderr


def test_a_school_year_that_cannot_be_is_named(caseload: Path, run: Run) -> None:
    for year in ("9999-00", "0000-01"):
        text = (caseload / "calendars/2026-27.yaml").read_text(encoding="utf-8")
        path = caseload / f"calendars/{year}.yaml"
        path.write_text(text.replace("school_year: 2026-27", f"school_year: {year}"), encoding="utf-8")
        said = run("check").stdout
        path.unlink()
        assert f"calendars/{year}.yaml:" in said
        assert f"`school_year` is not a likely school year: {year}" in said


def test_days_of_a_school_year_out_of_order_are_named_with_their_line(caseload: Path, run: Run) -> None:
    path = caseload / "calendars/2026-27.yaml"
    text = re.sub(r"last_day: \S+", "last_day: 2026-08-01", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    line = [each.split(":")[0] for each in text.splitlines()].index("last_day") + 1
    said = run("check").stdout.splitlines()[0]
    assert said.startswith(f"calendars/2026-27.yaml:{line}: last_day must come after first_day; this touches")


# --- small things -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("note", "ana-r", ""),
        ("note", "ana-r", "  "),
        ("contact", "ana-r", "--how", "phone", "--result", ""),
        ("na", "ana-r", "english-learner-plan", "--why", ""),
    ],
)
def test_an_empty_text_is_refused(caseload: Path, run: Run, words: tuple[str, ...]) -> None:
    before = (caseload / "students/ana-r.yaml").read_bytes()
    done = run(*words)
    assert (done.returncode, "is empty; write something, or leave it out" in done.stderr) == (2, True)
    assert (caseload / "students/ana-r.yaml").read_bytes() == before


def test_a_state_folder_that_is_not_absolute_is_ignored(caseload: Path, run: Run) -> None:
    home = caseload.parent
    assert run("today", XDG_STATE_HOME="state").returncode == 0
    assert not (home / "state").exists()
    assert len(list((home / ".local/state/casemgr").iterdir())) == 1
    assert run("today", XDG_STATE_HOME=str(home / "state")).returncode == 0
    assert (home / "state/casemgr").is_dir()


def test_a_notice_without_a_meeting_and_a_letter_that_is_no_record_say_what_is_open(
    caseload: Path, run: Run
) -> None:
    notice = run("sent", "cal-d", "meeting-notice", "--dry-run")
    assert "no meeting is booked yet: casemgr schedule-iep cal-d DATE" in notice.stderr
    assert "no meeting is booked" not in run("sent", "ben-k", "meeting-notice", "--dry-run").stderr
    letter = run("sent", "luk-g", "rights-at-18", "--dry-run")
    assert "Rights at 18 stays open; to record it: casemgr done luk-g rights-at-18" in letter.stderr
    assert "Prior written notice stays open; to record it: casemgr pwn tho-q" in (
        run("sent", "tho-q", "pwn", "--dry-run").stderr
    )
    for document in ("prior-written-notice", "iep-copy"):  # names of documents that duties ask for
        said = run("sent", "tho-q", document, "--dry-run").stderr
        assert ("Prior written notice stays open" in said) == (document == "prior-written-notice")
    assert "stays open" not in run("sent", "cal-d", "referral", "--dry-run").stderr
    assert "stays open" not in run("sent", "ben-k", "birthday-card", "--dry-run").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hand-off", "", "--to", "x"], "STUDENT is empty; write something, or leave it out"),
        (["develop-plan", "pah-x", "--area", "11/20"], "write AREA or AREA=ASSESSOR"),
        (["develop-plan", "pah-x", "--area", "=x"], "write AREA or AREA=ASSESSOR"),
        (["sent", "ben-k", "iep-copy", "--method", ""], "--method is empty"),
        (["sent", "ben-k", "iep-copy", "--method", "emial"], "did you mean email?"),
        (["sent", "ben-k", "iep-copy", "--method", "e-mial"], "did you mean email?"),
    ],
)
def test_odd_words_are_refused_plainly(caseload: Path, run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert done.returncode in (2, 3)
    assert said in done.stderr
    assert "defect" not in done.stderr


@pytest.mark.parametrize("way", ["hand", "home", "person", "certified", "e-mail", "Mail", "by courier"])
def test_a_word_of_a_usual_way_is_no_slip(caseload: Path, run: Run, way: str) -> None:
    assert run("sent", "ben-k", "iep-copy", "--method", way, "--dry-run").returncode == 0


def test_a_revocation_names_the_meeting_to_call_off(caseload: Path, run: Run) -> None:
    done = run("revoke-consent", "ben-k", "--on", "11/20")
    assert (
        "the annual meeting booked for Wed 12/2/2026 is to be called off: casemgr cancel ben-k" in done.stderr
    )


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (["contact", "ana-r"], "Missing options --how and --result."),
        (["contact", "ana-r", "--about", "plan"], "Missing options --how and --result."),
        (["contact", "ana-r", "--how", "mail"], "Missing option '--result'."),
    ],
)
def test_all_options_that_are_missing_are_named_at_once(
    caseload: Path, run: Run, words: list[str], missing: str
) -> None:
    refused = run(*words)
    assert (refused.returncode, missing in refused.stderr) == (2, True), refused.stderr


def test_of_several_places_those_that_are_new_are_recorded(caseload: Path, run: Run) -> None:
    assert run("collect", "gid-e", "folder", "--asked").returncode == 0
    more = run("collect", "gid-e", "folder", "nurse", "--asked")
    assert (more.returncode, "recorded already: cumulative folder" in more.stderr) == (0, True), more.stderr
    again = run("collect", "gid-e", "folder", "nurse", "--asked")
    assert (again.returncode, "exactly this is recorded already" in again.stderr) == (3, True), again.stderr


def test_an_extension_signed_before_the_deadline_began_is_refused(caseload: Path, run: Run) -> None:
    words = ["extend", "pah-x", "assessment-plan", "--until", "2026-12-20", "--signed"]
    refused = run(*words, "2025-11-20")
    assert (refused.returncode, "when the deadline began" in refused.stderr) == (3, True), refused.stderr
    assert run(*words, "2026-11-20").returncode == 0


def test_who_is_named_by_an_option_of_its_own_says_that_option(caseload: Path, run: Run) -> None:
    assert "name the students, or say --all-due" in run("progress-sent").stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["consent", "zoe-p", "--on", ""], "--on"),
        (["done", "ana-r", ""], "STUDENT RULE[=DATE]… | NUMBER[=DATE]…"),
        (["edit", "ana-r", "--phone", ""], "--phone"),
        (["collect", "ana-r", "", "--asked"], "SOURCE"),
        (["sent", "luk-g", ""], "DOCUMENT"),
        (["list", "--sort", ""], "--sort"),
        (["--as-of", "", "due"], "--as-of"),
        (["--caseload", "", "due"], "--caseload"),
    ],
)
def test_what_is_typed_as_nothing_is_refused_by_its_own_name(
    caseload: Path, run: Run, words: list[str], what: str
) -> None:
    done = run(*words)
    assert (done.returncode, f"{what} is empty; write something, or leave it out" in done.stderr) == (
        2,
        True,
    ), done.stderr


SLIP_IN_THE_YEAR = "If Mon 10/19/2026 is meant: casemgr correct slt "


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sent slt safeguards --on 10/19/2025", SLIP_IN_THE_YEAR),
        ("note slt words --on 10/19/24", SLIP_IN_THE_YEAR),
        ("sent slt safeguards --on 11/29/2025", "the first is of Fri 10/2/2026).\n"),
        ("sent slt safeguards --on 4/1/2026", "six months before everything on file"),
        ("sent slt safeguards --on 4/2/2026", None),  # 183 days
        ("sent slt safeguards --on 10/19/2026", None),
    ],
)
def test_a_day_long_before_everything_on_file_is_noted_and_recorded(
    caseload: Path, run: Run, words: str, said: str | None
) -> None:
    new = ("--name", "Eve Poe", "--born", "2014-02-02", "--grade", "7", "--school", "Fernbrook Middle")
    reviews = ("--last-annual", "2026-02-10", "--last-evaluation", "2025-02-10")
    assert run("--as-of", "2026-10-02", "add", "slt", *new, *reviews).returncode == 0
    done = run(*words.split())
    assert done.returncode == 0, done.stderr
    assert ("six months before everything" in done.stderr) is (said is not None)
    assert (said or "") in done.stderr


def test_many_files_that_are_gone_are_said_in_a_few_lines(tmp_path: Path, run: Run) -> None:
    """A sync program that has emptied the folder does not hide what is still known; `check` names each file."""
    run("init", str(tmp_path / "caseload"), "--example")
    known = {row["student"] for row in json.loads(run("due", "--format", "json").stdout)["deadlines"]}
    gone = sorted(known - {"caseload"})[:14]
    for student in gone:
        (tmp_path / "caseload" / "students" / f"{student}.yaml").unlink()
    few, each = run("due"), run("check")
    *lines, last = few.stderr.splitlines()
    assert (few.returncode, len(lines)) == (3, 10)
    assert all("was here and is gone" in line for line in lines)
    assert last == "... and 4 more like these in the caseload's files: `casemgr check` lists every one"
    assert each.stdout.count("was here and is gone") == len(gone)
