"""The folder: what cannot be listed is not empty, what has vanished is missed, and every stranger is named."""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casemgr.store.surroundings import surroundings
from conftest import Run, call, needs_unix
from support import OWN_LAW

STUDENT = """\
schema: 1
id: {id}
name: {{first: Zoe, last: Testpupil}}
born: 2016-04-12
grade: "4"
school: Fernbrook Elementary
events:
- {{id: aaaaaa, type: student_added, date: 2025-08-20, recorded: 2025-08-20, last_annual: 2025-03-24, last_evaluation: 2024-10-09}}
...
"""
LETTER = "---\ntitle: Our notice\nfor: parent\n---\nHello.\n"


def own_files(folder: Path) -> None:
    """Two students, a rule of the district's, and a folder for its letters."""
    for name in ("zoe-t", "ben-k"):
        path = folder / f"students/{name}.yaml"
        path.touch(mode=0o600)
        path.write_text(STUDENT.format(id=name), encoding="utf-8")
    (folder / "law").mkdir()
    (folder / "law/own.yaml").write_text(OWN_LAW, encoding="utf-8")
    (folder / "letters").mkdir()


@pytest.fixture
def full(empty: Path) -> Path:
    """A caseload with all its folders, in which nothing is wrong."""
    own_files(empty)
    return empty


@pytest.fixture
def lettered(full: Path) -> Path:
    """The same with a letter of the district's, which costs each `check` a process of its own."""
    (full / "letters/pwn.en.md").write_text(LETTER, encoding="utf-8")
    return full


@pytest.fixture
def seen(full: Path, run: Run) -> Path:
    """The same after a first look."""
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "No problem found, as of Fri 3/20/2026.\n"), done.stdout
    return full


def problems_of(run: Run, *command: str) -> list[str]:
    """The files named by a report that holds dates; it must say that it is incomplete, and exit with 3."""
    words = command or ("due",)
    done = run(*words, "--format", "json")
    found = [problem["file"] for problem in json.loads(done.stdout)["problems"]]
    assert done.returncode == (3 if found else 0), done.stderr
    named, many = done.stderr.splitlines()[:10], done.stderr.splitlines()[10:]
    assert [line.partition(": ")[0].partition(":")[0] for line in named] == found[:10]
    assert [line[: len(f"... and {len(found) - 10} more")] for line in many] == (
        [f"... and {len(found) - 10} more"] if found[10:] else []
    )
    return found


def checked(run: Run) -> list[str]:
    """The files named by `check`, which exits with 1 if there is one."""
    done = run("check", "--format", "json")
    found = [problem["file"] for problem in json.loads(done.stdout)["problems"]]
    assert done.returncode == (1 if found else 0), done.stderr
    assert "Traceback" not in done.stderr
    assert "a defect" not in done.stderr
    return found


def removed(path: Path) -> None:
    shutil.rmtree(path)


def a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("", encoding="utf-8")


def a_pipe(path: Path) -> None:
    shutil.rmtree(path)
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    shutil.rmtree(path)
    path.symlink_to("elsewhere")


def a_link_to_itself(path: Path) -> None:
    shutil.rmtree(path)
    path.symlink_to(path.name)


NO_FOLDERS = [a_file, a_pipe, a_link_to_nothing, a_link_to_itself]


@needs_unix
@pytest.mark.parametrize("broken", [removed, *NO_FOLDERS])
def test_a_caseload_without_its_students_folder_is_damaged(
    full: Path, run: Run, broken: Callable[[Path], None]
) -> None:
    broken(full / "students")
    for command in ("due", "today", "list", "late", "progress-due", "triennials", "calendar"):
        done = run(command, "--format", "json")
        assert done.returncode == 3, command
        assert "students: " in done.stderr
    shown = run("due").stdout.strip().splitlines()
    assert shown[0].startswith("INCOMPLETE: 1 file could not be read")
    assert shown[-1] == shown[0]
    assert problems_of(run) == ["students"]
    assert checked(run) == ["students"]
    done = run("show", "zoe-t")
    assert (done.returncode, done.stderr.startswith("students")) == (3, True)


@needs_unix
@pytest.mark.parametrize("broken", NO_FOLDERS)
@pytest.mark.parametrize("folder", ["calendars", "law"])
def test_a_folder_on_which_dates_hang_is_never_taken_as_empty(
    full: Path, run: Run, folder: str, broken: Callable[[Path], None]
) -> None:
    broken(full / folder)
    assert problems_of(run) == [folder]
    assert folder in checked(run)


@needs_unix
@pytest.mark.parametrize("broken", NO_FOLDERS)
def test_the_letters_folder_is_not_empty_either(full: Path, run: Run, broken: Callable[[Path], None]) -> None:
    broken(full / "letters")
    assert problems_of(run) == []
    assert checked(run) == ["letters"]
    done = run("letter", "meeting-notice", "zoe-t")
    assert (done.returncode, done.stdout, done.stderr.startswith("letters: ")) == (3, "", True)


@contextmanager
def another_user(caseload: Path) -> Iterator[tuple[Path, Run]]:
    """A copy of the caseload, and the program in its folder, for a user without root's rights: another one where the tests
    run as root. The copy is not among pytest's own folders, which nobody else may enter."""
    for words in ("due", "due --format json", "check", "check --format json"):
        call(
            *words.split(), cwd=caseload.parent
        )  # the other user may not be able to read Python's own modules
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "caseload"
        shutil.copytree(caseload, copy, ignore=shutil.ignore_patterns(".casemgr"))
        is_root = os.geteuid() == 0
        for path in (Path(place), copy, *copy.rglob("*")) if is_root else ():
            os.chown(path, 65534, 65534)
        os.seteuid(65534 if is_root else os.geteuid())
        try:
            yield copy, lambda *words: call(*words, cwd=Path(place))
        finally:
            os.seteuid(0 if is_root else os.geteuid())


@needs_unix
@pytest.mark.parametrize("mode", [0o000, 0o300])
@pytest.mark.parametrize("folder", ["students", "calendars", "law", "letters"])
def test_a_folder_without_permission_is_named(full: Path, folder: str, mode: int) -> None:
    with another_user(full) as (theirs, run):
        (theirs / folder).chmod(mode)
        assert problems_of(run) == ([folder] if folder != "letters" else [])
        assert folder in checked(run)
        assert "Permission denied" in run("check").stdout
        (theirs / folder).chmod(0o700)


@needs_unix
def test_a_caseload_without_permission_is_named(full: Path) -> None:
    with another_user(full) as (theirs, run):
        theirs.chmod(0o000)
        done = run("--caseload", str(theirs), "due")
        theirs.chmod(0o700)
    assert (done.returncode, done.stderr) == (
        3,
        "casemgr.yaml: cannot be read: permission denied; make sure that it is yours, and its folder too\n",
    )


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe_of_a_file(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_lost_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere.yaml")


@needs_unix
@pytest.mark.parametrize("broken", [a_folder, a_pipe_of_a_file, a_lost_link])
@pytest.mark.parametrize("name", ["journal.yaml", "casemgr.yaml", "students/zoe-t.yaml", "law/own.yaml"])
def test_what_is_no_file_in_place_of_one_is_damage(
    full: Path, run: Run, name: str, broken: Callable[[Path], None]
) -> None:
    broken(full / name)
    done = run("due")
    assert (done.returncode, f"{name}: " in done.stderr) == (3, True)
    assert checked(run) == [name]
    done = run("note", "caseload" if name == "journal.yaml" else "zoe-t", "hello")
    assert done.returncode == (3 if name != "law/own.yaml" else 0)
    assert not (full / "elsewhere.yaml").exists()


PLACEHOLDERS = [".{}.icloud", "{}.nextcloud", "{}.owncloud", "{}.cloud", "{}.rsls"]


@pytest.mark.parametrize("form", PLACEHOLDERS)
@pytest.mark.parametrize("name", ["students/zoe-t.yaml", "calendars/2025-26.yaml", "law/own.yaml"])
def test_a_file_that_the_sync_program_keeps_elsewhere_is_an_unreadable_one(
    full: Path, run: Run, name: str, form: str
) -> None:
    path = full / name
    placeholder = path.with_name(form.format(path.name))
    path.rename(placeholder)
    wanted = placeholder.relative_to(full).as_posix()
    assert problems_of(run) == [wanted]
    assert problems_of(run, "list") == [wanted]
    assert wanted in checked(run)
    if name.startswith("students"):
        done = run("show", "zoe-t")
        assert (done.returncode, done.stderr.startswith(f"{wanted}: is a placeholder")) == (3, True)
        new = ("--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary")
        assert run("refer", "zoe-t", "--name", "Zoe Testpupil", *new).returncode == 3
        assert not path.exists()


@pytest.mark.parametrize("form", PLACEHOLDERS)
def test_settings_and_journal_may_be_elsewhere_too(full: Path, run: Run, form: str) -> None:
    journal = full / form.format("journal.yaml")
    (full / "journal.yaml").rename(journal)
    assert problems_of(run) == [journal.name]
    assert checked(run) == [journal.name]
    assert run("note", "caseload", "hello").returncode == 3
    assert not (full / "journal.yaml").exists()
    settings = full / form.format("casemgr.yaml")
    (full / "casemgr.yaml").rename(settings)
    for command in ("due", "check"):
        done = run(command)
        assert done.returncode == (3 if command == "due" else 1)
        assert f"{settings.name}: is a placeholder" in done.stderr + done.stdout


def test_a_letter_that_is_elsewhere_does_not_give_way_to_the_shipped_one(lettered: Path, run: Run) -> None:
    (lettered / "letters/pwn.en.md").rename(lettered / "letters/.pwn.en.md.icloud")
    assert checked(run) == ["letters/.pwn.en.md.icloud"]
    assert problems_of(run) == []
    assert run("letter", "pwn", "zoe-t").returncode == 3


COPIES = [
    "{} (Dana's conflicted copy 2026-11-26)",  # Dropbox
    "{} (Copia en conflicto de Dana 2026-11-26)",
    "{} (Selective Sync Conflict)",
    "{}-DESKTOP-4F2K9",  # OneDrive
    "{}-Danas-MacBook-Pro",
    "{} 2",  # iCloud
    "{} (1)",  # Google Drive
    "{} (conflicted copy 2026-11-26 101010)",  # Nextcloud
    "{}_conflict-20261126-101010",  # ownCloud
    "{}.sync-conflict-20261126-101010-ABCDEFG",  # Syncthing
    "{}.Conflict",  # Resilio
    "{} (SFConflict dana@fernbrook.example 2026-11-26-10-10-10)",  # Seafile
    "{}_DESKTOP_Nov-26-101010-2026_Conflict",  # Synology Drive
    "{} [conflicted]",  # pCloud
    "{} - Copy",  # Windows
    "{} copy",  # macOS
    "{} (another copy)",  # GNOME
    "Copy of {}",
]


def test_a_copy_of_any_file_is_named_and_not_read(lettered: Path, run: Run) -> None:
    full = lettered
    dates = run("due", "--format", "json").stdout
    names = ["casemgr.yaml", "journal.yaml", "calendars/2025-26.yaml", "law/own.yaml", "students/zoe-t.yaml"]
    letter = "letters/pwn.en.md"
    copies = {}
    for name in (*names, letter):
        path = full / name
        text = (
            path.read_text(encoding="utf-8").replace("count: 3", "count: 9").replace("2026-03-", "2026-05-")
        )
        for form in COPIES:
            copy = path.with_name(form.format(path.name.removesuffix(path.suffix)) + path.suffix)
            copy.write_text(text, encoding="utf-8")
            copies[copy.relative_to(full).as_posix()] = name
    assert sorted(problems_of(run)) == sorted(copy for copy, name in copies.items() if name != letter)
    assert json.loads(run("due", "--format", "json").stdout)["deadlines"] == json.loads(dates)["deadlines"]
    found = json.loads(run("check", "--format", "json").stdout)["problems"]
    said = {problem["file"]: problem["message"].partition(",")[0] for problem in found}
    assert said == {
        copy: f"is not read: by its name it is a copy of {name.rpartition('/')[2]}"
        for copy, name in copies.items()
    }
    assert len(found) == len(copies)


@pytest.mark.parametrize("name", ["conflict-resolution", "own-triennial", "own_2026", "own.2026", "owner"])
def test_a_name_like_any_other_is_no_copy(full: Path, run: Run, name: str) -> None:
    (full / f"law/{name}.yaml").write_text(OWN_LAW.replace("call-home", "call-again"), encoding="utf-8")
    assert checked(run) == []
    rules = {each["rule"] for each in json.loads(run("due", "--format", "json").stdout)["deadlines"]}
    assert {"call-home", "call-again"} <= rules


def test_a_rule_that_two_files_have_is_a_problem(full: Path, run: Run) -> None:
    (full / "law/own-b.yaml").write_text(OWN_LAW, encoding="utf-8")
    assert problems_of(run) == ["law/own.yaml"]
    assert "has the rule call-home, and law/own-b.yaml has it too" in run("check").stdout


@pytest.mark.parametrize(
    "name",
    [
        *(
            "students/ana-r.yml",
            "students/ana-r.YAML",
            "students/ana-r.yaml.txt",
            "students/ana-r.txt",
            "students/.ana-r.yaml",
        ),
        *("calendars/2026-27.yml", "calendars/2027-28.Yaml", "calendars/2027-28.yml.txt", "law/own.yml"),
        *("law/other.YAML", "casemgr.yml", "journal.YML", "Journal.yaml", "CASEMGR.yaml"),
    ],
)
def test_a_file_that_is_not_read_because_of_its_name_is_a_problem(full: Path, run: Run, name: str) -> None:
    (full / name).write_text("schema: 1\n", encoding="utf-8")
    assert problems_of(run) == [name]
    assert checked(run) == [name]
    assert "is not read under this name; rename it to " in run("check").stdout


def test_a_folder_in_other_letters_is_a_problem(full: Path, run: Run) -> None:
    (full / "Law").mkdir()
    assert problems_of(run) == ["Law"]
    (full / "students (Selective Sync Conflict)").mkdir()
    assert checked(run) == ["Law", "students (Selective Sync Conflict)"]


@pytest.mark.parametrize("name", ["PWN.en.md", "pwn.md", "pwn.EN.md", "pwn.en.MD", "pwn.en.md.txt"])
def test_a_letter_that_is_not_used_because_of_its_name_is_named(full: Path, run: Run, name: str) -> None:
    (full / "letters" / name).write_text(LETTER, encoding="utf-8")
    assert checked(run) == [f"letters/{name}"]
    assert problems_of(run) == []


LEFT_BY_OTHERS = [
    (".{}.swp", "is open in an editor"),
    (".{}.swo", "is open in an editor"),
    (".#{}", "is open in an editor"),
    ("#{}#", "is open in an editor"),
    (".~lock.{}#", "is open in an editor"),
    ("~${}", "is open in an editor"),
    ("4913", "is open in an editor"),
    ("{}~", "is a backup of"),
    ("{}.bak", "is a backup of"),
    ("{}.orig", "is a backup of"),
    (".syncthing.{}.tmp", "did not finish"),
    ("~syncthing~{}.tmp", "did not finish"),
    (".{}.~1a2b", "did not finish"),
    (".{}.Xa81Qz", "did not finish"),
    ("{}.part", "did not finish"),
    (".tmp-4f2k9", "did not finish"),
    ("notes.docx", "is not a file of the caseload"),
    ("2025-26.pdf", "is not a file of the caseload"),
]


def test_what_others_leave_is_named_by_check_alone(lettered: Path, run: Run) -> None:
    full = lettered
    words_for = {
        f"{folder}/{form.format(name)}": words
        for form, words in LEFT_BY_OTHERS
        for folder, name in (
            *(("students", "zoe-t.yaml"), ("calendars", "2026-27.yaml"), ("law", "own.yaml")),
            ("letters", "pwn.en.md"),
        )
    }
    for name in words_for:
        (full / name).write_text("", encoding="utf-8")
    assert problems_of(run) == []
    found = json.loads(run("check", "--format", "json").stdout)["problems"]
    assert sorted(problem["file"] for problem in found) == sorted(words_for)
    assert [each for each in found if words_for[each["file"]] not in each["message"]] == []


@pytest.mark.parametrize("form", ["{}~", "{}.bak", "{}.part", ".syncthing.{}.tmp", ".{}.~1a2b"])
def test_what_is_left_without_its_file_may_hold_it(full: Path, run: Run, form: str) -> None:
    path = full / "students/zoe-t.yaml"
    path.rename(path.with_name(form.format(path.name)))
    assert problems_of(run) == [f"students/{form.format(path.name)}"]


def test_what_every_system_leaves_is_nobody_s_business(full: Path, run: Run) -> None:
    for name in (".DS_Store", "._zoe-t.yaml", "Thumbs.db", "desktop.ini", ".gitkeep", ".directory"):
        for folder in ("students", "calendars", "law", "letters"):
            (full / folder / name).write_text("", encoding="utf-8")
    for name in ("year.html", "notes.yaml", "README.md", ".DS_Store", "students list.pdf", "old"):
        (full / name).write_text("", encoding="utf-8")
    assert checked(run) == []


# --- what has vanished ------------------------------------------------------------------------


def test_a_student_who_vanishes_is_missed_until_that_is_accepted(seen: Path, run: Run) -> None:
    kept = (seen / "students/zoe-t.yaml").read_text(encoding="utf-8")
    (seen / "students/zoe-t.yaml").unlink()
    for command in ("due", "today", "list", "late", "calendar"):
        assert run(command, "--format", "json").returncode == 3, command
    assert problems_of(run) == ["students/zoe-t.yaml"]
    assert checked(run) == ["students/zoe-t.yaml"]
    assert "casemgr check --accept zoe-t" in run("check").stdout
    assert run("show", "zoe-t").returncode == 3
    (seen / "students/zoe-t.yaml").write_text(kept, encoding="utf-8")
    assert problems_of(run) == []
    (seen / "students/zoe-t.yaml").unlink()
    done = run("check", "--accept", "zoe-t")
    assert (done.returncode, done.stderr) == (
        0,
        "Accepted as it is: students/zoe-t.yaml. To undo it, put the file back as it was.\n",
    )
    assert problems_of(run) == []
    assert run("check", "--accept", "zoe-t").returncode == 2


def test_everyone_who_vanishes_is_named(seen: Path, run: Run) -> None:
    removed(seen / "students")
    (seen / "students").mkdir()
    assert problems_of(run) == ["students/ben-k.yaml", "students/zoe-t.yaml"]
    removed(seen / ".casemgr")
    assert problems_of(run) == []


def test_a_student_recorded_and_never_listed_is_missed_too(seen: Path, run: Run) -> None:
    new = ("--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary")
    assert run("refer", "ana-r", "--name", "Ana Rivera", *new).returncode == 0
    (seen / "students/ana-r.yaml").unlink()
    assert problems_of(run) == ["students/ana-r.yaml"]
    done = run("refer", "ana-r", "--name", "Ana Rivera", *new)
    assert (done.returncode, (seen / "students/ana-r.yaml").exists()) == (3, False)


def test_the_file_of_a_student_who_has_left_may_go(seen: Path, run: Run) -> None:
    assert run("exit", "zoe-t", "--reason", "moved-in-state").returncode == 0
    assert problems_of(run) == []
    (seen / "students/zoe-t.yaml").unlink()
    assert problems_of(run) == []


@pytest.mark.parametrize("name", ["journal.yaml", "law/own.yaml"])
def test_the_journal_and_the_district_s_rules_are_missed_too(seen: Path, run: Run, name: str) -> None:
    (seen / name).unlink()
    assert problems_of(run) == [name]
    assert checked(run) == [name]
    assert f"casemgr check --accept {name}\n" in run("check").stdout
    assert run("check", "--accept", name).returncode == 0
    assert problems_of(run) == []


@pytest.mark.parametrize("output", ["feed.ics", "year.html", "year.csv", "year.xlsx"])
def test_a_fuller_file_is_not_replaced_by_one_with_gaps(seen: Path, run: Run, output: str) -> None:
    path = seen.parent / output
    assert run("calendar", "-o", output).returncode == 0
    before = path.read_bytes()
    (seen / "students/zoe-t.yaml").unlink()
    done = run("calendar", "-o", output, "--overwrite")
    assert (done.returncode, path.read_bytes()) == (3, before)
    assert f"{output}: not replaced" in done.stderr
    assert "--incomplete" in done.stderr
    done = run("calendar", "-o", output, "--overwrite", "--incomplete")
    assert (done.returncode, path.read_bytes() != before) == (3, True)
    run("check", "--accept", "zoe-t")
    assert run("calendar", "-o", output, "--overwrite").returncode == 0


def test_lists_are_kept_like_calendars_and_new_files_are_written(seen: Path, run: Run) -> None:
    assert run("due", "-o", "due.csv").returncode == 0
    before = (seen.parent / "due.csv").read_bytes()
    (seen / "law/own.yml").write_text(OWN_LAW, encoding="utf-8")
    assert run("due", "-o", "due.csv", "--overwrite").returncode == 3
    assert (seen.parent / "due.csv").read_bytes() == before
    assert run("due", "-o", "other.csv").returncode == 3
    assert (seen.parent / "other.csv").read_bytes() == before
    assert run("check", "-o", "check.csv").returncode == 1
    assert run("check", "-o", "check.csv", "--overwrite").returncode == 1


@needs_unix
def test_what_is_remembered_is_private_and_follows_no_link(seen: Path, run: Run) -> None:
    memory = seen / ".casemgr/files"
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    assert stat.S_IMODE(memory.parent.stat().st_mode) == 0o700
    target = seen.parent / "target"
    target.write_text("mine", encoding="utf-8")
    memory.unlink()
    memory.symlink_to(target)
    assert run("due").returncode == 0
    assert target.read_text(encoding="utf-8") == "mine"
    removed(memory.parent)
    memory.parent.symlink_to(seen.parent / "outside")
    (seen.parent / "outside").mkdir()
    assert run("due").returncode == 0
    assert list((seen.parent / "outside").iterdir()) == []


@needs_unix
def test_a_caseload_that_cannot_be_written_can_be_read(full: Path) -> None:
    with another_user(full) as (theirs, run):
        theirs.chmod(0o500)
        done = run("due")
        theirs.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")


# --- who else can read it ---------------------------------------------------------------------


@needs_unix
def test_a_caseload_that_others_can_read_is_noted_and_no_problem(full: Path, run: Run) -> None:
    assert run("check").stderr == ""
    full.chmod(0o755)
    done = run("check")
    assert done.returncode == 0
    assert done.stderr.startswith("Note: the mode of this folder lets other users of this computer in")
    assert "chmod -R go= " in done.stderr
    full.chmod(0o700)
    (full / "students/zoe-t.yaml").chmod(0o644)
    assert "Note: the mode of students/zoe-t.yaml lets" in run("check").stderr


@pytest.mark.parametrize(
    ("place", "program"),
    [
        ("Dropbox (Fernbrook)/work", "Dropbox"),
        ("OneDrive - Fernbrook Unified/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("My Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-dana@fernbrook.example/x", "Google Drive"),
        ("Box/x", "Box"),
        ("Nextcloud", "Nextcloud"),
        ("Syncthing/x", "Syncthing"),
        ("Dropboxes/x", None),
        ("Boxing", None),
    ],
)
def test_a_known_sync_folder_is_noted(tmp_path: Path, place: str, program: str | None) -> None:
    folder = tmp_path / place / "caseload"
    folder.mkdir(parents=True, mode=0o700)
    notes = surroundings(folder)
    assert [note.partition(",")[0] for note in notes] == (
        [f"this folder is synced by {program}"] if program else []
    )


@pytest.mark.parametrize(
    ("mark", "program"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".tmp.driveupload", "Google Drive")],
)
def test_a_sync_program_s_mark_above_the_folder_is_noted(tmp_path: Path, mark: str, program: str) -> None:
    folder = tmp_path / "a/b/caseload"
    folder.mkdir(parents=True, mode=0o700)
    (tmp_path / "a" / mark).mkdir()
    (note,) = surroundings(folder)
    assert note.startswith(f"this folder is synced by {program},")


@needs_unix
def test_the_numbers_of_today_are_private(full: Path, run: Run, tmp_path: Path) -> None:
    state = tmp_path / "state"
    kept = os.umask(0)
    try:
        run("today", XDG_STATE_HOME=str(state))
        (page,) = (state / "casemgr").iterdir()
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        page.chmod(0o644)
        run("today", XDG_STATE_HOME=str(state))
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        call("today", cwd=tmp_path, XDG_STATE_HOME="here")
        assert not (tmp_path / "here").exists()
    finally:
        os.umask(kept)


def test_a_quotation_mark_that_lost_its_other_is_named(caseload: Path, run: Run) -> None:
    path = caseload / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('name: "Luz Rivera"', 'name: Luz Rivera"'), encoding="utf-8")
    said = run("check").stdout
    assert 'students/ana-r.yaml:10: Luz Rivera" has one quotation mark; is the other missing' in said
    path.write_text(text, encoding="utf-8")
    assert "quotation mark" not in run("check").stdout


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (1, "1 file cannot be read, and the student may be in it; see `casemgr check`: students/ana-r.yaml."),
        (4, "4 files cannot be read, and the student may be in one of them; see `casemgr check`: students/ana-r.yaml, "),
        (9, "9 files cannot be read, and the student may be in one of them; see `casemgr check`. No other student"),
    ],
)  # fmt: skip
def test_a_student_who_is_not_found_may_be_in_a_file_that_cannot_be_read(
    caseload: Path, run: Run, damaged: int, said: str
) -> None:
    files = [
        caseload / "students/ana-r.yaml",
        *sorted((caseload / "students").glob("[b-m]*.yaml"))[: damaged - 1],
    ]
    for file in files:
        file.write_text("nonsense\n", encoding="utf-8")
    done = run("show", "rivera")
    assert done.stderr.startswith(said)
    assert 'No other student matches "rivera".' in done.stderr
    assert "casemgr add" not in done.stderr
    named = [file for file in files if f"students/{file.name}" in done.stderr]
    assert named == (files if damaged < 9 else [])
