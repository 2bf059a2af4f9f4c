"""Files: every mistake named with its line, one bad file never hides the others, appending keeps every byte."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr.docket.examples import event_of
from casemgr.errors import BadFile, Refused
from casemgr.store.lock import locked
from casemgr.store.newtext import final_ids
from casemgr.store.yamltext import parse
from casemgr.store.yamlwrite import append, dump_item
from conftest import HERE, PROGRAM, Run, needs_unix, start, surroundings
from support import student_of

BAD = sorted((HERE / "bad").glob("*.yaml"))
GOOD = """\
# Zoe's file, kept by hand too
schema: 1
id: zoe-t
name: {first: Zoe, last: Testpupil}   # as she writes it
born: 2016-04-12
grade: "4"
school: Fernbrook Elementary

events:
- id: aaaaaa
  type: student_added
  date: 2025-08-20
  recorded: 2025-08-20
  last_annual: 2025-03-24   # from the state system
  last_evaluation: 2024-10-09

# the first report is late this year
...
"""


@pytest.mark.parametrize("path", BAD, ids=[path.stem for path in BAD])
def test_a_bad_file_is_named_with_its_line_and_the_others_are_listed(
    empty: Path, run: Run, path: Path
) -> None:
    line, _, words = path.with_suffix(".txt").read_text(encoding="utf-8").strip().partition(": ")
    (empty / "students/good-s.yaml").write_text(GOOD.replace("zoe-t", "good-s"), encoding="utf-8")
    target = empty / "students/zoe-t.yaml"
    target.write_bytes(path.read_bytes())
    done = run("due")
    assert done.returncode == 3
    assert f"students/zoe-t.yaml:{line}: {words}" in done.stderr
    assert "Traceback" not in done.stderr
    assert "good-s" in done.stdout
    assert done.stdout.startswith("INCOMPLETE: 1 file ")
    assert "INCOMPLETE" in done.stdout.strip().splitlines()[-1]
    assert target.read_bytes() == path.read_bytes()


def test_check_names_a_bad_file_and_exits_with_1(empty: Path, run: Run) -> None:
    (empty / "students/zoe-t.yaml").write_text(GOOD.replace("...\n", ""), encoding="utf-8")
    done = run("check")
    assert done.returncode == 1
    assert "students/zoe-t.yaml:17: has no end mark" in done.stdout


def test_check_names_a_list_of_events_to_which_nothing_can_be_added(empty: Path, run: Run) -> None:
    head = GOOD[: GOOD.index("events:")]
    (empty / "students/zoe-t.yaml").write_text(f"{head}events: []\n...\n", encoding="utf-8")
    (empty / "journal.yaml").write_text("schema: 1\nevents: []\n...\n", encoding="utf-8")
    line = head.count("\n") + 1
    said = run("check").stdout
    for place in (f"students/zoe-t.yaml:{line}", "journal.yaml:2"):
        assert f"{place}: `events` must be a list with one item a line" in said
    refused = run("note", "zoe-t", "hello")
    assert (refused.returncode, f"students/zoe-t.yaml:{line}: `events` must" in refused.stderr) == (3, True)


def test_every_cut_file_is_refused() -> None:
    for end in range(len(GOOD) - 4):
        with pytest.raises(BadFile):
            parse(GOOD[:end], "zoe-t.yaml", end_mark=True)


ITEM = {
    "id": "bbbbbb",
    "type": "document_sent",
    "date": date(2025, 11, 4),
    "document": "iep-copy",
    "note": "no: 10:15 #4",
}
ADDED = """\
- id: bbbbbb
  type: document_sent
  date: 2025-11-04
  document: iep-copy
  note: "no: 10:15 #4"
"""


def test_an_event_is_added_above_the_end_mark_and_nothing_else_changes() -> None:
    after = append(GOOD, "events", ITEM, "zoe-t.yaml")
    assert after == GOOD.replace("...\n", ADDED + "...\n")


def test_windows_line_ends_and_indented_lists_are_kept() -> None:
    indented = (
        GOOD.replace("\n- id", "\n  - id").replace("\n  type", "\n    type").replace("\n  date", "\n    date")
    )
    indented = (
        indented.replace("\n  recorded", "\n    recorded")
        .replace("\n  last", "\n    last")
        .replace("\n", "\r\n")
    )
    after = append(indented, "events", ITEM, "zoe-t.yaml")
    assert after.startswith(indented[:-5])
    assert "\r\n  - id: bbbbbb\r\n    type: document_sent\r\n" in after
    assert after.count("\n") == after.count("\r\n")


def test_a_first_event_goes_under_a_bare_key() -> None:
    new = "schema: 1\nevents:\n...\n"
    assert append(new, "events", ITEM, "x.yaml") == f"schema: 1\nevents:\n{ADDED}...\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema: 1\nevents: []\n...\n", "one item a line"),
        ("events:\n- id: a\nschema: 1\n...\n", "must be the last key"),
        ("schema: 1\nevents:\n- id: a\n  note: |+\n    kept\n\n\n...\n", None),
    ],
)
def test_a_shape_that_cannot_be_added_to_safely_is_refused(text: str, words: str | None) -> None:
    if words is None:
        assert append(text, "events", ITEM, "x.yaml").startswith(text[:-4])
        return
    with pytest.raises(Refused, match=words):
        append(text, "events", ITEM, "x.yaml")


@settings(deadline=None, derandomize=True)
@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
        )
    )
)
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    lines = dump_item({"note": text or "x"})
    read = parse("events:\n" + "\n".join(lines) + "\n...\n", "x.yaml", end_mark=True).data
    assert read == {"events": [{"note": text or "x"}]}


def test_what_a_person_typed_survives_a_command(empty: Path, run: Run) -> None:
    path = empty / "students/zoe-t.yaml"
    path.write_text(GOOD, encoding="utf-8")
    done = run("progress-sent", "zoe-t", "--on", "2025-11-04", "--note", 'says "no", then: maybe')
    assert done.returncode == 0, done.stderr
    after = path.read_text(encoding="utf-8")
    assert after.startswith(GOOD.removesuffix("...\n"))
    assert after.endswith('  note: "says \\"no\\", then: maybe"\n...\n')


@pytest.mark.process
def test_five_writers_at_once_lose_nothing(empty: Path) -> None:
    """Each waits for the lock as long as it takes: a busy machine makes it slow, not wrong."""
    (empty / "students/zoe-t.yaml").write_text(GOOD, encoding="utf-8")
    command = [str(PROGRAM), "--caseload", str(empty), "sent", "zoe-t", "iep-copy", "--to"]
    patient = surroundings(empty, CASEMGR_LOCK_SECONDS="120")
    writers = [
        subprocess.Popen([*command, f"reader {n}"], stdout=subprocess.DEVNULL, env=patient) for n in range(5)
    ]
    assert [writer.wait(180) for writer in writers] == [0] * 5
    shown = start("show", "zoe-t", "--format", "json", cwd=empty)
    sent = [event["to"] for event in json.loads(shown.stdout)["events"] if event["type"] == "document_sent"]
    assert sorted(sent) == sorted(f"reader {n}" for n in range(5))


def test_a_caseload_that_is_being_written_is_left_alone(empty: Path, run: Run) -> None:
    path = empty / "students/zoe-t.yaml"
    path.write_text(GOOD, encoding="utf-8")
    with locked(empty):
        done = run("note", "zoe-t", "hello", CASEMGR_LOCK_SECONDS="0.1")
    assert done.returncode == 3
    assert (
        done.stderr
        == "another casemgr is writing to this caseload; nothing can be recorded now, try again in a moment\n"
    )
    assert path.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("seconds", ["soon", "-1", "", "nan"])
def test_a_wait_that_is_no_number_is_refused(empty: Path, run: Run, seconds: str) -> None:
    (empty / "students/zoe-t.yaml").write_text(GOOD, encoding="utf-8")
    done = run("note", "zoe-t", "hello", CASEMGR_LOCK_SECONDS=seconds)
    assert (done.returncode, "CASEMGR_LOCK_SECONDS" in done.stderr) == (
        (0, False) if not seconds else (2, True)
    )


@needs_unix
def test_new_files_are_private_and_modes_are_kept(empty: Path, run: Run) -> None:
    run(
        "add",
        "ben-k",
        "--name",
        "Ben Kim",
        "--born",
        "2016-04-12",
        "--grade",
        "4",
        "--school",
        "Fernbrook Elementary",
    )
    path = empty / "students/ben-k.yaml"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    run("progress-sent", "ben-k")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_leftover_of_a_killed_command_is_swept_up(empty: Path, run: Run) -> None:
    (empty / "students/zoe-t.yaml").write_text(GOOD, encoding="utf-8")
    leftover = empty / "students/.casemgr-abc.tmp"
    leftover.write_text("half", encoding="utf-8")
    assert run("progress-sent", "zoe-t", "--on", "2025-11-04").returncode == 0
    assert not leftover.exists()


@needs_unix
def test_a_link_a_pipe_and_a_folder_are_not_students(empty: Path, run: Run) -> None:
    os.mkfifo(empty / "students/pipe.yaml")
    (empty / "students/folder.yaml").mkdir()
    (empty / "students/nowhere.yaml").symlink_to("missing.yaml")
    done = run("due")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 3


def test_a_strange_file_name_is_told_on_one_line(empty: Path, run: Run) -> None:
    (empty / "students/new\nline\x1b[2J.yaml").write_text("", encoding="utf-8")
    done = run("due")
    assert done.stderr.startswith("students/new\\x0aline\\x1b[2J.yaml:1: is empty")
    assert len(done.stderr.splitlines()) == 1


def test_a_bad_calendar_and_bad_settings_are_named(empty: Path, run: Run) -> None:
    calendar = empty / "calendars/2025-26.yaml"
    calendar.write_text(
        calendar.read_text(encoding="utf-8").replace("kind: staff_day", "kind: staff"), encoding="utf-8"
    )
    done = run("due")
    assert done.returncode == 3
    assert (
        "calendars/2025-26.yaml:10: `days_off.kind` must be 'holiday', 'break' or 'staff_day'" in done.stderr
    )
    settings_file = empty / "casemgr.yaml"
    settings_file.write_text(settings_file.read_text(encoding="utf-8") + "reading: {}\n", encoding="utf-8")
    done = run("due")
    assert done.returncode == 3
    assert "`reading`: no such key here; did you mean `readings`?" in done.stderr


def test_check_finds_what_is_wrong_in_calendars_and_facts(empty: Path, run: Run) -> None:
    (empty / "students/zoe-t.yaml").write_text(
        GOOD.replace("  last_annual: 2025-03-24   # from the state system\n", ""), "utf-8"
    )
    calendar = empty / "calendars/2026-27.yaml"
    text = calendar.read_text(encoding="utf-8").replace(
        '- {date: 2026-11-11, kind: holiday, name: "Veterans Day"}\n', ""
    )
    calendar.write_text(text, encoding="utf-8")
    said = run("check").stdout
    assert "calendars/2026-27.yaml:7: says 180 student days and has 181: 1 too many" in said
    assert "has school on Veterans Day (2026-11-11)" in said
    assert "students/zoe-t.yaml:10: `last_annual` is missing" in said


def test_check_misses_no_date_that_another_joining_says(empty: Path, run: Run) -> None:
    """Imported first, and then recorded as transferred in: each says the date that the other does not."""
    transferred = "- id: bbbbbb\n  type: transferred_in\n  date: 2025-08-21\n  recorded: 2025-08-21\n  from_district: Elko\n  kind: out-of-state\n"
    file = GOOD.replace("  last_evaluation: 2024-10-09\n", "").replace(
        "\n# the first", transferred + "\n# the first"
    )
    (empty / "students/zoe-t.yaml").write_text(file, "utf-8")
    assert run("check").stdout.count("`last_evaluation` is missing") == 2
    (empty / "students/zoe-t.yaml").write_text(
        file.replace("kind: out-of-state\n", "kind: out-of-state\n  last_evaluation: 2024-10-09\n"), "utf-8"
    )
    assert "is missing" not in run("check").stdout


def test_git_history_names_ids_and_types_and_never_people(tmp_path: Path, run: Run) -> None:
    made = run(
        "init", "caseload", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield", "--git"
    )
    assert made.returncode == 0, made.stderr
    run(
        "refer",
        "ana-r",
        "--name",
        "Ana Rivera",
        "--born",
        "2016-04-12",
        "--grade",
        "4",
        "--school",
        "Fernbrook",
    )
    log = subprocess.run(
        ["git", "-C", str(tmp_path / "caseload"), "log", "--format=%s"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert log.splitlines() == ["ana-r: referral_received, case_manager_assigned", "init"]


def test_reading_changes_nothing(caseload: Path, run: Run) -> None:
    """But for `.casemgr`, where commands may remember things."""

    def digest() -> str:
        files = [p for p in sorted(caseload.rglob("*")) if p.is_file() and p.parent.name != ".casemgr"]
        return hashlib.sha256(b"".join(p.read_bytes() for p in files)).hexdigest()

    before = digest()
    for words in (["due"], ["today"], ["calendar"], ["check"], ["progress-due"]):
        run(*words)
    assert digest() == before


def ids_of(student: str, *facts: dict[str, str], on_file: tuple[dict[str, str], ...] = ()) -> list[str]:
    """The ids that the events of one command get in the file of a student with these events."""
    before = student_of(*on_file)
    before = replace(before, identity=before.identity.model_copy(update={"id": student}))
    return list(final_ids(before, [event_of(fact, place) for place, fact in enumerate(facts)]).values())


REMOVAL = {"type": "removal", "date": "2026-12-08", "days": "1"}
NOTE = {"type": "note_made", "date": "2026-12-08", "text": "called"}


def test_a_new_id_is_never_one_that_is_taken() -> None:
    (first,) = ids_of("ana-r", REMOVAL)
    (second,) = ids_of("ana-r", REMOVAL, on_file=({**REMOVAL, "id": first},))
    (third,) = ids_of("ana-r", REMOVAL, on_file=({**REMOVAL, "id": first}, {**REMOVAL, "id": f"{second}-2"}))
    assert len({first, second, third}) == 3


@pytest.mark.parametrize(
    "other",
    [
        {**REMOVAL, "days": "2"},
        {**REMOVAL, "note": "sent home at noon"},
        {**REMOVAL, "by": "Ruth Abara"},
        {**REMOVAL, "date": "2026-12-07"},
        {**REMOVAL, "recorded": "2026-12-09"},
        NOTE,
    ],
)
def test_two_facts_never_get_one_id(other: dict[str, str]) -> None:
    assert ids_of("ana-r", other) != ids_of("ana-r", REMOVAL)


def test_an_id_comes_from_all_that_its_command_recorded() -> None:
    alone, both = ids_of("ana-r", REMOVAL), ids_of("ana-r", REMOVAL, NOTE)
    assert both == [both[0], f"{both[0]}-2"]
    assert alone[0] != both[0]
    assert ids_of("ben-k", REMOVAL) != alone
    # The same story gives the same ids, whatever else is on file.
    assert ids_of("ana-r", REMOVAL, on_file=(NOTE,)) == alone


def test_two_copies_of_a_caseload_give_their_own_facts_ids_of_their_own(caseload: Path, run: Run) -> None:
    copy = caseload.with_name("copy")
    shutil.copytree(caseload, copy)
    for folder, text in ((caseload, "called the mother"), (copy, "called the father")):
        assert run("--caseload", str(folder), "note", "ana-r", text).returncode == 0
    lines = [
        (folder / "students/ana-r.yaml").read_text(encoding="utf-8").splitlines()
        for folder in (caseload, copy)
    ]
    ids = [next(line for line in reversed(text) if line.startswith("- id: ")) for text in lines]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("reading", ["meeting_notice_days: -5", "progress_weeks: {elementary: 0}"])
def test_numbers_of_the_district_must_make_sense(empty: Path, run: Run, reading: str) -> None:
    path = empty / "casemgr.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"readings:\n  {reading}\n", encoding="utf-8")
    done = run("due")
    assert (done.returncode, "must be more than 0" in done.stderr) == (3, True)
    assert run("check").returncode == 1


def test_a_second_track_is_named_by_its_file(empty: Path, run: Run) -> None:
    text = (empty / "calendars/2026-27.yaml").read_text(encoding="utf-8")
    other = empty / "calendars/2026-27.yearround.yaml"
    other.write_text(text, encoding="utf-8")
    assert "is named for track yearround and says traditional" in run("due").stderr
    other.write_text(text.replace("track: traditional", "track: yearround"), encoding="utf-8")
    assert run("due").returncode == 0
