"""A disk that fails, Ctrl-C, and a kill, at the calls of the commands that write: files are old or new, never torn; what is
said is true; the next command works. `python tests/campaign.py` tries all that this page tries a part of."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign import ERRORS, OUTPUT, SCENARIOS, attempt, clean_run, complaints, of_the_next_commands
from casemgr.cli.terminal.ledger import Ledger
from conftest import Run, call, needs_unix
from faults import READING, WRITING, Disk, Fault, How, failing, outcome

pytestmark = needs_unix  # the calls that are made to fail are those of a Unix system

HOWS: tuple[How, ...] = ("kill", "interrupt", "interrupt after", "error")


def some_faults(name: str, how: How) -> list[Fault]:
    """Every fourth call, each way beginning at another, so that together they meet them all."""
    first, calls = HOWS.index(how), len(clean_run(name, WRITING).calls)
    return [Fault(at, how, ERRORS[at % len(ERRORS)]) for at in range(1 + first, calls + 1, len(HOWS))]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_files_are_old_or_new_and_the_message_says_which(tmp_path: Path, name: str, how: How) -> None:
    faults = some_faults(name, how)
    assert faults or len(clean_run(name, WRITING).calls) <= HOWS.index(how)
    for fault in faults:
        trial = attempt(name, fault, WRITING, tmp_path / str(fault.at))
        found = list(complaints(trial))
        found += of_the_next_commands(trial) if how == "kill" else ()
        assert found == [], (clean_run(name, WRITING).calls[fault.at - 1], fault)


@pytest.mark.parametrize("how", HOWS)
def test_a_note_fails_at_any_call(tmp_path: Path, how: How) -> None:
    for at in range(1, len(clean_run("note", WRITING).calls) + 1):
        trial = attempt("note", Fault(at, how, ERRORS[at % len(ERRORS)]), WRITING, tmp_path / str(at))
        assert list(complaints(trial)) == [], (clean_run("note", WRITING).calls[at - 1], how)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    for at in range(1, len(clean_run("note", READING).calls) + 1, 3):
        trial = attempt("note", Fault(at, "error", errno.EIO), READING, tmp_path / str(at))
        assert list(complaints(trial)) == [], clean_run("note", READING).calls[at - 1]


def test_a_disk_that_takes_half_of_each_write_gets_it_all(tmp_path: Path) -> None:
    trial = attempt("note", Fault(1, "short"), WRITING, tmp_path)
    assert list(complaints(trial)) == []
    assert trial.after == trial.wanted


def place_of(name: str, kind: str, number: int = 1, kinds: frozenset[str] = WRITING) -> int:
    """Which call of a scenario is the n-th of its kind."""
    places = [at for at, each in enumerate(clean_run(name, kinds).calls, 1) if each == kind]
    return places[number - 1]


def said(name: str, fault: Fault, folder: Path) -> tuple[int, str]:
    ending = attempt(name, fault, WRITING, folder).ending.done
    assert ending
    return ending.returncode, ending.stderr


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; free some space, then run it again"),
        (errno.EROFS, "the disk can only be read; make it writable, or use another disk"),
        (errno.EMFILE, "too many files are open; close some programs, then run it again"),
        (errno.EIO, "the disk failed to answer; check the disk before you go on"),
        (errno.ETIMEDOUT, f"{os.strerror(errno.ETIMEDOUT)}; run it again"),
    ],
)
def test_a_write_that_fails_names_the_file_the_reason_and_the_way_out(
    tmp_path: Path, number: int, words: str
) -> None:
    ending = said("note", Fault(place_of("note", "write"), "error", number), tmp_path)
    assert ending == (3, f"students/ana-r.yaml: could not be written and is unchanged: {words}\n")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_locks_is_named(tmp_path: Path, number: int) -> None:
    code, words = said("note", Fault(place_of("note", "flock"), "error", number), tmp_path)
    assert code == 3
    assert words == (
        ".casemgr/lock: the caseload cannot be locked, and nothing can be recorded: this disk has no locks "
        f"({os.strerror(number)}); keep the caseload on a disk of this computer\n"
    )


def test_what_the_disk_did_not_confirm_is_said_to_be_recorded(tmp_path: Path) -> None:
    trial = attempt("note", Fault(place_of("note", "fsync", 2), "error", errno.EIO), WRITING, tmp_path)
    assert trial.after == trial.wanted
    assert trial.ending.done
    assert trial.ending.done.stderr == (
        "students/ana-r.yaml: was written, but the disk did not confirm it: the disk failed to answer; check the disk "
        "before you go on\nRecorded for ana-r.\n"
    )


def test_what_was_recorded_is_said_of_a_disk_that_answers_no_more(tmp_path: Path) -> None:
    every = WRITING | READING
    trial = attempt("note", Fault(place_of("note", "fsync", 2, every), "broken"), every, tmp_path)
    assert trial.after == trial.wanted
    assert trial.ending.done
    assert trial.ending.done.stderr.endswith("\nRecorded for ana-r.\n")


@pytest.mark.parametrize("kind", ["open", "write", "fsync", "chmod"])
def test_what_an_editor_saves_meanwhile_is_kept(caseload: Path, kind: str) -> None:
    path = caseload / "students/ana-r.yaml"
    saved = path.read_text(encoding="utf-8").replace('grade: "4"', 'grade: "5"')

    class Edited(Disk):
        def call(self, kind_: str, path_: object, really: Callable[[], object]) -> object:
            if kind_ == kind and self.is_watched(path_):
                path.write_text(saved, encoding="utf-8")
            return super().call(kind_, path_, really)

    disk = Edited([caseload / "students"], WRITING, None)
    done = outcome(lambda: call("note", "ana-r", "hello", cwd=caseload.parent), disk).done
    assert done
    assert (done.returncode, done.stderr) == (
        3,
        "students/ana-r.yaml: changed on disk while this command ran; nothing was written, run it again\n",
    )
    assert path.read_text(encoding="utf-8") == saved
    assert not list(path.parent.glob(".casemgr-*"))


@pytest.mark.parametrize(
    ("name", "kind", "number", "how", "words"),
    [
        ("note", "fsync", 1, "interrupt", "Stopped; nothing was recorded.\n"),
        ("note", "replace", 1, "interrupt", "Stopped; nothing was recorded.\n"),
        ("note", "replace", 1, "interrupt after", "Stopped. Recorded for ana-r.\n"),
        ("done", "replace", 1, "interrupt", "Stopped; nothing was recorded.\n"),
        (
            "done",
            "replace",
            1,
            "interrupt after",
            "Stopped. Recorded for 1 of 3 students, not for cal-d, eli-m.\n",
        ),
        ("done", "fsync", 4, "interrupt", "Stopped. Recorded for 2 of 3 students, not for eli-m.\n"),
        ("done", "fsync", 6, "interrupt", "Stopped. Recorded for 3 of 3 students.\n"),
        (
            "init",
            "replace",
            2,
            "interrupt after",
            "Stopped; new is not finished: run the same command again to finish it.\n",
        ),
        ("start-year", "replace", 2, "interrupt", "Stopped. Recorded for 1 of 2 students, not for cal-d.\n"),
    ],
)
def test_ctrl_c_says_whether_it_was_recorded(
    tmp_path: Path, name: str, kind: str, number: int, how: How, words: str
) -> None:
    code, stderr = said(name, Fault(place_of(name, kind, number), how), tmp_path)
    assert (code, stderr.splitlines(keepends=True)[-1]) == (130, words)


def test_ctrl_c_while_a_letter_is_recorded_is_the_letters_ending(tmp_path: Path) -> None:
    """The letter itself is written first."""
    at = place_of("letter", "replace", 2)
    for how, words in (
        ("interrupt", "Stopped; nothing was recorded.\n"),
        ("interrupt after", "Stopped. Recorded for eli-m.\n"),
    ):
        code, stderr = said("letter", Fault(at, how), tmp_path / how)  # type: ignore[arg-type]
        assert (code, stderr.splitlines(keepends=True)[-1]) == (130, words)
        assert f"Wrote {OUTPUT}.md" in stderr


def test_a_command_for_several_says_for_how_many_it_was_recorded(tmp_path: Path) -> None:
    code, stderr = said("done", Fault(place_of("done", "write", 3), "error", errno.ENOSPC), tmp_path)
    assert code == 3
    assert stderr.splitlines()[-2:] == [
        "students/eli-m.yaml: could not be written and is unchanged: the disk is full; free some space, then run it again",
        "Recorded for 2 of 3 students, not for eli-m.",
    ]


def test_a_folder_half_made_is_finished_and_what_a_person_typed_is_kept(tmp_path: Path, run: Run) -> None:
    words = ("init", "new", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")
    folder = tmp_path / "new"
    disk = Disk([folder], WRITING, Fault(9, "error", errno.ENOSPC))
    ending = outcome(lambda: call(*words, cwd=tmp_path), disk).done
    assert ending
    assert ending.returncode == 3
    assert ending.stderr.endswith("new is not finished: run the same command again to finish it\n")
    (folder / ".gitignore").write_text("*.pdf\n", encoding="utf-8")
    done = run(*words)
    assert done.returncode == 0
    assert done.stdout.startswith("Finished new; as they were: .gitignore, calendars, students\n")
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*.pdf\n"
    assert run("--caseload", "new", "note", "caseload", "begun").returncode == 0
    assert run(*words).stderr == "new: is a caseload already; nothing was written\n"


@pytest.mark.parametrize("stranger", ["notes.txt", "students.zip", ".bashrc"])
def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, run: Run, stranger: str) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / stranger).write_text("mine", encoding="utf-8")
    done = run("init", "new", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")
    assert (done.returncode, done.stderr) == (3, "new: is not an empty folder; nothing was written\n")
    assert [path.name for path in (tmp_path / "new").iterdir()] == [stranger]


def test_git_that_was_not_begun_is_begun(tmp_path: Path, run: Run) -> None:
    words = ("init", "new", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield", "--git")
    with failing(Disk([tmp_path / "new"], frozenset({"flock"}), None)):
        assert run(*words, PATH="").returncode == 0  # no git to be found
    assert not (tmp_path / "new/.git").exists()
    assert run(*words).returncode == 0
    assert (tmp_path / "new/.git").is_dir()
    assert run(*words).returncode == 3


def test_old_leftovers_beside_an_output_are_swept_and_one_in_use_is_not(caseload: Path, run: Run) -> None:
    out = caseload.parent / "out"
    out.mkdir()
    old, fresh = out / ".casemgr-out-0001.tmp", out / ".casemgr-out-0002.tmp"
    other = out / "old.tmp"
    for path in (old, fresh, other):
        path.write_text("names", encoding="utf-8")
    for path in (old, other):
        os.utime(path, (0, 0))
    assert run("calendar", "-o", "out/year.html").returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [fresh.name, "old.tmp", "year.html"]


def test_a_command_under_the_lock_leaves_an_output_in_use_alone(caseload: Path, run: Run) -> None:
    mine, output = caseload / "calendars/.casemgr-1.tmp", caseload / ".casemgr-out-1.tmp"
    for path in (mine, output):
        path.write_text("names", encoding="utf-8")
    assert run("note", "ana-r", "hello").returncode == 0
    assert (mine.exists(), output.exists()) == (False, True)


def test_check_names_what_a_killed_command_left_and_the_next_one_removes_it(caseload: Path, run: Run) -> None:
    left = [caseload / "students/.casemgr-1.tmp", caseload / ".casemgr-out-1.tmp"]
    for path in left:
        path.write_text("names", encoding="utf-8")
    assert ".casemgr-" not in run("check").stderr  # some command may be writing them now
    for path in left:
        os.utime(path, (0, 0))
    checked = run("check")
    assert checked.returncode == 0
    words = "left by a command that was killed: .casemgr-out-1.tmp, students/.casemgr-1.tmp; the next command"
    assert words in checked.stderr
    assert run("note", "ana-r", "hello").returncode == 0
    assert not any(path.exists() for path in left)
    assert ".casemgr-" not in run("check").stderr


def test_a_year_opened_and_cut_short_says_for_whom() -> None:
    ledger = Ledger(expected=["ana-r", "cal-d"], recorded=["caseload", "ana-r"])
    assert ledger.words() == "Recorded for caseload, 1 of 2 students, not for cal-d."
    assert not ledger.is_complete
    assert Ledger(["ana-r"], ["ana-r"]).words() == "Recorded for ana-r."
    assert Ledger(["ana-r"], []).words() is None
