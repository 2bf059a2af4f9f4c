"""What `check` says once for one cause, at the line of the field that is wrong, with the word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from casemgr.casefile.events import event_types
from casemgr.store.typed import read_event
from casemgr.store.yamltext import parse
from conftest import Run

YEAR = "calendars/2026-27.yaml"
ANA = "students/ana-r.yaml"


def replaced(caseload: Path, name: str, old: str, new: str) -> int:
    """Change a file by hand; the line of the change."""
    path = caseload / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def with_tracks(caseload: Path, track: str) -> None:
    for path in (caseload / "students").glob("*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("\ngrade:", f"\ntrack: {track}\ngrade:"),
            encoding="utf-8",
        )


def said(run: Run) -> list[str]:
    done = run("check")
    lines = [*done.stdout.splitlines()[:-1], *done.stderr.splitlines()]
    return [each for each in lines if not each.startswith("Note: the mode of this folder")]


# --- one cause, one line --------------------------------------------------------------------------


@pytest.mark.parametrize("track", [None, "traditional"])
def test_a_damaged_calendar_is_one_line_with_the_students_it_touches(
    caseload: Path, run: Run, track: str | None
) -> None:
    (caseload / "calendars/2025-26.yaml").unlink()
    run("calendar", "-o", str(caseload.parent / "wall.html"))
    if track:
        with_tracks(caseload, track)
    line = replaced(caseload, YEAR, "last_day: 2027-06-04", "last_day: 2027-06-31")
    assert said(run) == [
        f"{YEAR}:{line}: `last_day` is not a date: 2027-06-31 does not exist; this touches dates of 25 students"
    ]
    assert "moved since" not in run("today").stderr


def test_a_calendar_that_is_not_there_says_whom_it_touches(caseload: Path, run: Run) -> None:
    (caseload / YEAR).unlink()
    assert [line for line in said(run) if line.endswith("add the year; this touches dates of 25 students")]


def test_an_example_is_not_run_with_a_calendar_that_cannot_be_read(caseload: Path, run: Run) -> None:
    (caseload / "law").mkdir()
    (caseload / "law/own.yaml").write_text(OWN, encoding="utf-8")
    assert said(run) == []
    replaced(caseload, YEAR, "last_day: 2027-06-04", "last_day: 2027-06-31")
    assert len(said(run)) == 1


OWN = """\
schema: 1
rules:
- id: own-thing
  title: Do the own thing
  short: Own thing
  kind: district
  starts: [{event: meeting_held}]
  within: {count: 5, of: school_days}
  met_by: [{event: done}]
  next: done {student} own-thing
  cite: [Fernbrook handbook p. 12]
  confidence: text
  checked: 2026-11-26
  examples:
  - as_of: 2026-09-22
    calendars: [2026-27]
    facts: [{type: meeting_held, date: 2026-09-21, purposes: [annual], outcome: completed}]
    due: 2026-09-29
    met: {type: done, date: 2026-09-25, rule: own-thing}
"""


def test_what_is_ticked_of_a_rule_in_a_damaged_law_file_waits_for_the_file(caseload: Path, run: Run) -> None:
    (caseload / "law").mkdir()
    (caseload / "law/own.yaml").write_text(OWN, encoding="utf-8")
    assert run("done", "ben-k", "own-thing").returncode == 0
    line = replaced(caseload, "law/own.yaml", "  title:", "  titel:")
    assert said(run) == [f"law/own.yaml:{line}: `rules.titel`: no such key here; did you mean `title`?"]
    (caseload / "law/own.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert any("names the rule own-thing, and there is none" in each for each in said(run))


def test_a_track_without_a_calendar_is_one_line(caseload: Path, run: Run) -> None:
    with_tracks(caseload, "yr")
    assert said(run) == [
        "students/aal-r.yaml:5: no calendar has the track yr: casemgr year YEAR --track yr; "
        "the same at 26 more places, in 27 files"
    ]


def test_a_day_before_everything_is_one_line(caseload: Path, run: Run) -> None:
    replaced(caseload, "casemgr.yaml", "as_of: 2026-11-23", "as_of: 2026-08-23")
    found = [each for each in said(run) if "`recorded`" in each]
    assert len(found) == 1
    assert re.search(r"the same at \d+ more places, in \d+ files$", found[0])


def test_of_a_few_places_each_is_named(caseload: Path, run: Run) -> None:
    first = replaced(caseload, ANA, "recorded: 2026-10-15", "recorded: 2027-10-15")
    other = replaced(caseload, "students/ben-k.yaml", "recorded: 2026-", "recorded: 2027-")
    (found,) = (each for each in said(run) if "is in the future, so the event is not known yet" in each)
    assert found.startswith(f"{ANA}:{first}: `recorded` 2027-10-15")
    assert found.endswith(f"; the same at students/ben-k.yaml:{other}")


def test_a_law_that_many_rules_miss_is_said_once(caseload: Path, run: Run) -> None:
    (caseload / "law/us-tx").mkdir(parents=True)
    (caseload / "law/us-tx/a.yaml").write_text("schema: 1\n", encoding="utf-8")
    replaced(caseload, "casemgr.yaml", "schema: 1", "schema: 1\nstate: us-tx")
    wrong = [each.split(" ", maxsplit=4)[4].split(";")[0] for each in said(run) if each.startswith("law: ")]
    assert len(wrong) == len(set(wrong)) > 1


@pytest.mark.parametrize("line", ["handbook: none", "handbook: own", "state: us-tx\nhandbook: none"])
def test_what_was_ticked_of_law_not_in_force_is_one_note(caseload: Path, run: Run, line: str) -> None:
    for place in ("us-tx", "handbook/own"):
        (caseload / "law" / place).mkdir(parents=True)
        (caseload / "law" / place / "a.yaml").write_text("schema: 1\n", encoding="utf-8")
    before = (caseload / "casemgr.yaml").read_text(encoding="utf-8")
    (caseload / "casemgr.yaml").write_text(f"{before}{line}\n", encoding="utf-8")
    found = [each for each in said(run) if " is not in force; to choose it, " not in each]
    assert len(found) == 1
    assert found[0].startswith("Note: ")
    assert "name law that is not in force here" in found[0]


def test_a_folder_of_law_that_is_not_chosen_is_a_note_and_one_that_is_chosen_is_nothing(
    caseload: Path, run: Run
) -> None:
    for place in ("us-ca", "handbook/chapter-17", "us-tx", "handbook/own"):
        (caseload / "law" / place).mkdir(parents=True)
        (caseload / "law" / place / "a.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert said(run) == [
        "Note: law/us-tx is not in force; to choose it, write `state: us-tx` in casemgr.yaml",
        "Note: law/handbook/own is not in force; to choose it, write `handbook: own` in casemgr.yaml",
    ]


def test_a_rule_of_the_districts_own_that_is_not_chosen_is_known_too(caseload: Path, run: Run) -> None:
    (caseload / "law/handbook/own").mkdir(parents=True)
    (caseload / "law/handbook/own/a.yaml").write_text(OWN, encoding="utf-8")
    line = replaced(caseload, "students/ben-k.yaml", "rule: co-teaching", "rule: own-thing")
    assert (
        "Note: 1 event in students/ben-k.yaml names law that is not in force here (own-thing): casemgr.yaml has "
        "state: us-ca, handbook: chapter-17. That stays on file and changes no date."
    ) in said(run)
    (caseload / "law/handbook/own/a.yaml").unlink()
    assert f"students/ben-k.yaml:{line}: names the rule own-thing" in said(run)[0]


# --- the line of the field ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("recorded: 2026-10-15", "recorded: 2027-10-15", "`recorded` 2027-10-15 is in the future"),
        ("  purpose: initial\n  signed", "  purpose: initial\n  answers: zvejux\n  signed", None),
    ],
)
def test_the_line_is_that_of_the_field(
    caseload: Path, run: Run, old: str, new: str, words: str | None
) -> None:
    line = replaced(caseload, ANA, old, new)
    if words:
        assert any(each.startswith(f"{ANA}:{line}: {words}") for each in said(run))
    else:
        assert any(each.startswith(f"{ANA}:{line + 1}: ") for each in said(run))


def test_a_last_review_in_the_future_has_its_own_line(caseload: Path, run: Run) -> None:
    path = caseload / "students/aal-r.yaml"
    text = path.read_text(encoding="utf-8")
    day = re.search(r"last_evaluation: \S+", text)
    assert day
    line = replaced(caseload, "students/aal-r.yaml", day[0], "last_evaluation: 2027-01-01")
    assert any(
        each.startswith(f"students/aal-r.yaml:{line}: `last_evaluation` 2027-01-01") for each in said(run)
    )


@pytest.mark.parametrize("name", sorted(event_types()))
def test_every_field_of_every_event_is_named_at_its_line(name: str) -> None:
    keys = [key for key in event_types()[name].model_fields if key != "type"]
    lines = ["events:", f"- type: {name}", *(f"  {key}: {{zzz: {{zzz: 1}}}}" for key in keys), "..."]
    document = parse("\n".join(lines) + "\n", "f", end_mark=True)
    problems = read_event(document.data["events"][0], ["events", 0], document, "f")
    assert isinstance(problems, list)
    assert {each.line for each in problems} == set(range(3, 3 + len(keys)))
    for each in problems:
        assert f"`{keys[(each.line or 0) - 3]}" in each.message


@pytest.mark.parametrize(
    ("name", "text", "said_of_it"),
    [
        ("law/b.yaml", "schema: 1\ndrop:\n- gone-rule\n", "law/b.yaml:3: `drop`: there is no rule gone-rule"),
        ("law/b.yaml", OWN, "law/b.yaml:3: has the rule own-thing, and law/a.yaml has it too"),
    ],
)
def test_a_law_file_is_named_with_its_line(
    caseload: Path, run: Run, name: str, text: str, said_of_it: str
) -> None:
    (caseload / "law").mkdir()
    (caseload / "law/a.yaml").write_text(OWN, encoding="utf-8")
    (caseload / name).write_text(text, encoding="utf-8")
    assert any(each.startswith(said_of_it) for each in said(run))


def test_a_calendar_of_another_year_is_named_with_its_line(caseload: Path, run: Run) -> None:
    (caseload / YEAR).rename(caseload / "calendars/2027-28.yaml")
    assert any(
        each.startswith("calendars/2027-28.yaml:3: holds the school year 2026-27") for each in said(run)
    )


# --- the near word --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "near"),
    [
        (ANA, "\nevents:", "\nevnts:", "`evnts`: no such key here; did you mean `events`?"),
        (ANA, "status: EL", "stauts: EL", "`language.stauts`: no such key here; did you mean `status`?"),
        (ANA, "status: EL", "status: ELL", "; did you mean `EL`?"),
        (ANA, "form: written", "form: writen", "`form` must be 'written' or 'oral'; did you mean `written`?"),
        (ANA, "type: consent_received", "type: consnt_received", "; did you mean `consent_received`?"),
        ("journal.yaml", "events:", "event:", "`event`: no such key here; did you mean `events`?"),
        ("casemgr.yaml", "role: slp", "role: slpp", "this is none of them; did you mean `slp`?"),
        ("casemgr.yaml", "level: secondary", "level: secundary", "; did you mean `secondary`?"),
        (
            "casemgr.yaml",
            "\nas_of:",
            "\ntime_zone: America/Los_Angles\nas_of:",
            "did you mean `America/Los_Angeles`?",
        ),
        (
            "casemgr.yaml",
            "\nas_of:",
            "\nprogress_weeks: {elementary: 6}\nas_of:",
            "; it belongs under `readings`",
        ),
        ("casemgr.yaml", "\nas_of:", "\nbreak_pause: none\nas_of:", "; it belongs under `readings`"),
        (YEAR, "kind: staff_day", "kind: staffday", "; did you mean `staff_day`?"),
        (YEAR, "first_day:", "frist_day:", "`frist_day`: no such key here; did you mean `first_day`?"),
    ],
)
def test_an_unknown_word_comes_with_the_near_one(
    caseload: Path, run: Run, name: str, old: str, new: str, near: str
) -> None:
    line = replaced(caseload, name, old, new) + (1 if new.startswith("\n") else 0)
    found = [each for each in said(run) if each.startswith(f"{name}:{line}: ")]
    assert len(found) == 1
    assert near in found[0]
    assert not any("is missing" in each for each in said(run))


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("document: safeguards", "document: safegards", "safeguards"),
        (
            "suspected: [specific-learning-disability]",
            "suspected: [specific-learning-disabilty]",
            "specific-learning-dis",
        ),
        ("area: speech-language, assessor", "area: speech-langage, assessor", "speech-language"),
        ("document: safeguards", "document: flyer", None),
    ],
)
def test_a_word_that_nothing_refuses_and_that_is_nearly_another_is_a_note(
    caseload: Path, run: Run, old: str, new: str, near: str | None
) -> None:
    line = replaced(caseload, ANA, old, new)
    found = said(run)
    assert len(found) == (1 if near else 0)
    assert not near or (found[0].startswith(f"Note: {ANA}:{line}: ") and f"did you mean `{near}" in found[0])


# --- damaged files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "damage", "said_of_it"),
    [
        (ANA, lambda _: b"", ":1: is empty; restore it from a backup"),
        (ANA, lambda _: b"# nothing\n\n...\n", ":1: is empty; restore it from a backup"),
        (YEAR, lambda _: b"", ":1: is empty; restore it from a backup"),
        ("casemgr.yaml", lambda _: b"\n", ":1: is empty; restore it from a backup"),
        (ANA, lambda raw: raw.decode().encode("utf-16-le"), ":1: is not UTF-8 text"),
        (ANA, lambda raw: raw.decode().encode("utf-16"), ":1: is not UTF-8 text"),
        (
            ANA,
            lambda raw: raw.replace(b"schema: 1", b"schema 1"),
            ":1: cannot be read: a colon, or the space",
        ),
        (
            ANA,
            lambda raw: raw.replace(b"\nborn: ", b"\nborn:"),
            ":4: cannot be read: a colon, a quotation mark",
        ),
        (
            ANA,
            lambda raw: raw.replace(b"name: {first", b"name {first"),
            ":3: cannot be read: a colon, or the",
        ),
        (ANA, lambda raw: raw.replace(b"\nborn: 2017-04-12", b"\nborn:"), ":4: `born` is empty; write what"),
        (
            "casemgr.yaml",
            lambda raw: b"readings:\n" + raw,
            ":1: `readings` is empty; write what it is, or del",
        ),
        (
            "casemgr.yaml",
            lambda raw: b"caseload_limit: 0\n" + raw,
            ":1: `caseload_limit` must be more than 0",
        ),
        (
            "casemgr.yaml",
            lambda raw: raw.replace(b'"555-0110"', "“555-0110”".encode()),
            " is in curly quotation",
        ),
        (
            YEAR,
            lambda raw: raw.replace(b'"Labor Day"', "“Labor Day”".encode()),
            ":9: “Labor Day” is in curly",
        ),
        (
            "casemgr.yaml",
            lambda raw: raw.replace(b"staff:", b"- {name: Fernbrook High, level: elementary}\nstaff:"),
            ":9: `schools`: Fernbrook High is listed twice (first on line 8); delete one of the two",
        ),
        (
            YEAR,
            lambda raw: raw.replace(b"school_year: 2026-27\n", b""),
            ":1: `school_year` is missing; add it",
        ),
        (
            "journal.yaml",
            lambda raw: raw.replace(b"schema: 1", b"schema: 2"),
            ":1: `schema` is 2; this program",
        ),
        ("journal.yaml", lambda raw: raw.replace(b"schema: 1\n", b""), ":1: `schema` is missing; write `sch"),
        ("journal.yaml", lambda _: b"schema: 1\n...\n", ": `events` is missing; write a bare `events:`"),
        (
            "journal.yaml",
            lambda raw: raw.replace(b'"2026-27"', b"2026", 1),
            "`school_year` must look like 2026-",
        ),
    ],
)
def test_a_damaged_file_is_said_in_one_line(
    caseload: Path, run: Run, name: str, damage: Callable[[bytes], bytes], said_of_it: str
) -> None:
    raw = (caseload / name).read_bytes()
    (caseload / name).write_bytes(damage(raw))
    (found,) = said(run)
    assert found.startswith(name)
    assert said_of_it in found


@pytest.mark.parametrize(
    ("old", "new", "said_of_it"),
    [
        (
            "next: done {student}",
            "next: dnoe {student}",
            ":10: `next`: there is no command dnoe; did you mean `done`?",
        ),
        (
            "rules:",
            "drop: [progress-reprot]\nrules:",
            "there is no rule progress-reprot; did you mean `progress-report`?",
        ),
        ("of: school_days", "of: schooldays", "did you mean `school_days`?"),
        ("kind: district", "kind: distict", "did you mean `district`?"),
    ],
)
def test_an_unknown_word_of_the_districts_law_comes_with_the_near_one(
    caseload: Path, run: Run, old: str, new: str, said_of_it: str
) -> None:
    (caseload / "law").mkdir()
    (caseload / "law/own.yaml").write_text(OWN.replace(old, new, 1), encoding="utf-8")
    (found,) = said(run)
    assert found.startswith("law/own.yaml:")
    assert said_of_it in found


def test_a_day_off_of_another_year_is_one_line(caseload: Path, run: Run) -> None:
    """The count of student days, and school on that holiday, are wrong for the same reason."""
    line = replaced(caseload, YEAR, "{date: 2026-09-07", "{date: 2025-09-07")
    assert said(run) == [
        f"{YEAR}:{line}: Labor Day (2025-09-07) lies outside the school year; check the dates"
    ]


def track_calendar(caseload: Path, track: str, last_day: str = "2027-06-18") -> None:
    """A calendar of a track's own for this year, with another last day."""
    text = (caseload / YEAR).read_text(encoding="utf-8").replace("student_days: 180\n", "")
    text = text.replace("track: traditional", f"track: {track}").replace("2027-06-04", last_day)
    (caseload / f"calendars/2026-27.{track}.yaml").write_text(text, encoding="utf-8")


def on_track(caseload: Path, student: str, track: str) -> None:
    replaced(caseload, f"students/{student}.yaml", "\ngrade:", f"\ntrack: {track}\ngrade:")


def test_of_each_track_only_its_own_students_are_counted(caseload: Path, run: Run) -> None:
    track_calendar(caseload, "west")
    on_track(caseload, "ben-k", "west")
    missing = [each for each in said(run) if "does not cover" in each]
    assert missing == []
    replaced(caseload, "casemgr.yaml", "as_of: 2026-11-23", "as_of: 2027-08-13")
    west, main = sorted(
        (each for each in said(run) if "does not cover" in each), key=lambda each: "main" in each
    )
    assert west.startswith("calendars: the track west does not cover 2027-08-13")
    assert west.endswith("; this touches dates of 1 student")
    assert main.startswith("calendars: the main calendar does not cover 2027-08-13")
    assert re.search(r"; this touches dates of 2\d students$", main)


def test_a_damaged_main_calendar_touches_nobody_of_a_track(caseload: Path, run: Run) -> None:
    (caseload / "calendars/2025-26.yaml").unlink()
    track_calendar(caseload, "west")
    on_track(caseload, "ben-k", "west")
    line = replaced(caseload, YEAR, "last_day: 2027-06-04", "last_day: 2027-06-31")
    [found] = [each for each in said(run) if each.startswith(f"{YEAR}:{line}:")]
    assert found.endswith("this touches dates of 24 students")
