"""What commands leave behind on a failing disk, and what they say of it.

`python tests/campaign.py [--reading] [NAME…]` tries every call that writes, or reads, of every command or of those named,
in every way, and prints the figures; the suite runs a part.
"""

from __future__ import annotations

import errno
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from conftest import EXAMPLE, call
from faults import READING, WRITING, Disk, Fault, How, Outcome, outcome

ERRORS = (
    errno.ENOSPC,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.EMFILE,
    errno.ENOLCK,
    errno.EDQUOT,
    errno.ENOTSUP,
)
READ_ERRORS = (errno.EIO, errno.EMFILE)
LASTING = (errno.EIO, errno.ENOSPC)
STUDENTS = ("ana-r", "cal-d", "eli-m")
OUTPUT = "out/page"
Snapshot = dict[str, bytes]


class Scenario(NamedTuple):
    words: tuple[str, ...]
    can_be_repeated: bool = True
    """Whether the same words again, after the program was cut short, finish what they were for and do no more."""
    first: tuple[str, ...] = ()
    """A command before it."""


NEW = ("--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary")
SCENARIOS = {
    "refer": Scenario(("refer", "new-s", "--name", "New Student", *NEW)),
    "note": Scenario(("note", "ana-r", "brings her own interpreter")),
    "done": Scenario(("done", "--all", "english-learner-plan", "written-referral", "staff-informed")),
    "undo": Scenario(("undo", "ana-r"), can_be_repeated=False, first=("note", "ana-r", "wrong child")),
    "edit": Scenario(("edit", "ana-r", "--phone", "555-0199")),
    "init": Scenario(("init", "new", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")),
    "calendar": Scenario(("calendar", "-o", f"{OUTPUT}.html", "--overwrite")),
    "letter": Scenario(
        ("letter", "meeting-notice", "eli-m", "-o", f"{OUTPUT}.md", "--overwrite", "--record")
    ),
    "start-year": Scenario(("start-year", "--year", "2026-27", "--open")),
}


class Trial(NamedTuple):
    scenario: Scenario
    fault: Fault
    folder: Path
    before: Snapshot
    after: Snapshot
    wanted: Snapshot
    """What the folder holds where nothing goes wrong."""
    ending: Outcome

    @property
    def changed(self) -> set[str]:
        """The students, and the caseload as a whole, for whom something was recorded."""
        return {
            "caseload" if name.endswith("journal.yaml") else Path(name).stem
            for name in self.after
            if name.startswith("caseload/") and self.after[name] != self.before.get(name)
        }


@cache
def _prepared() -> Path:
    """A caseload of three students, and a folder for what is printed."""
    home = Path(tempfile.mkdtemp(prefix="casemgr-campaign-"))
    shutil.copytree(EXAMPLE, home / "caseload", ignore=shutil.ignore_patterns(".casemgr"))
    for path in (home / "caseload/students").iterdir():
        if path.stem not in STUDENTS:
            path.unlink()
    (home / "out").mkdir()
    call("list", cwd=home)  # from now on the caseload remembers its files
    return home


def _copy(scenario: Scenario, to: Path) -> Path:
    shutil.copytree(_prepared(), to)
    if scenario.first:
        assert call(*scenario.first, cwd=to).returncode == 0
    return to


def snapshot(folder: Path) -> Snapshot:
    """Every file's bytes, but for what may be deleted at any time."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".casemgr" not in path.parts and not path.name.startswith(".casemgr-")
    }


def leftovers(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob(".casemgr-*.tmp")]


class Clean(NamedTuple):
    wanted: Snapshot
    calls: tuple[str, ...]


@cache
def clean_run(name: str, kinds: frozenset[str]) -> Clean:
    """A scenario where nothing goes wrong: what it writes, and the calls it makes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = _copy(SCENARIOS[name], Path(scratch) / "c")
        disk = Disk([folder], kinds, None)
        ending = outcome(lambda: call(*SCENARIOS[name].words, cwd=folder), disk)
        assert ending.done
        assert ending.done.returncode == 0, ending.done.stderr
        return Clean(snapshot(folder), ending.calls)


def attempt(name: str, fault: Fault, kinds: frozenset[str], scratch: Path) -> Trial:
    """One command on a disk with one fault."""
    scenario = SCENARIOS[name]
    folder = _copy(scenario, scratch / "c")
    before = snapshot(folder)
    ending = outcome(lambda: call(*scenario.words, cwd=folder), Disk([folder], kinds, fault))
    wanted = clean_run(name, kinds).wanted
    return Trial(scenario, fault, folder, before, snapshot(folder), wanted, ending)


def complaints(trial: Trial) -> Iterator[str]:
    """Whatever is not as it should be, in the files or in what was said."""
    for name, data in trial.after.items():
        if data not in (trial.before.get(name), trial.wanted.get(name)) and not _is_incomplete(trial, name):
            yield f"torn: {name}"
    yield from (f"lost: {name}" for name in trial.before if name not in trial.after)
    if trial.ending.done:
        yield from _untrue(trial)
        if trial.fault.how != "broken" and (left := leftovers(trial.folder)):
            yield f"left: {left}"


def _is_incomplete(trial: Trial, name: str) -> bool:
    """A page printed whole, of a caseload that could not be read whole, and said to be that."""
    done = trial.ending.done
    is_page = name.startswith("out/") and trial.after[name].endswith(b"</html>\n")
    return is_page and done is not None and done.returncode == 3


def _untrue(trial: Trial) -> Iterator[str]:
    done, changed = trial.ending.done, trial.changed
    assert done
    said = done.stderr
    if "defect" in said or "Traceback" in said:
        yield f"no reason: {said}"
    if done.returncode == 0 and trial.after != trial.wanted:
        yield f"exit code 0, and not done: {said}"
    if trial.fault.how.startswith("interrupt") and done.returncode != 130 and trial.after != trial.wanted:
        yield f"exit code {done.returncode} after Ctrl-C"
    if (
        trial.fault.how.startswith("interrupt")
        and done.returncode == 130
        and not re.search("^Stopped", said, re.MULTILINE)
    ):
        yield f"silent after Ctrl-C: {said}"
    if "nothing was recorded" in said and changed:
        yield f"untrue: {said}"
    for name in re.findall(r"([\w./-]+): could not be written and is unchanged", said):
        if any(trial.after.get(f) != trial.before.get(f) for f in trial.after if f.endswith(name)):
            yield f"untrue: {said}"
    if done.returncode:
        yield from _of_the_recorded(said, changed)
        if not re.search(r"\.yaml|\.casemgr|out/|new|Stopped|caseload|students", said):
            yield f"names no file: {said}"


def _of_the_recorded(said: str, changed: set[str]) -> Iterator[str]:
    found = re.search(
        r"(?:^|^Stopped\. )Recorded for (?:caseload, )?(?:(\d+) of \d+ students(?:, not for )?)?(.*)\.$",
        said,
        re.MULTILINE,
    )
    if found is None:
        if changed:
            yield f"does not say that {sorted(changed)} were recorded: {said}"
        return
    named = set(found[2].split(", ")) - {""}
    students = changed - {"caseload"}
    if found[1] is None and named != changed:
        yield f"untrue: {said} ({sorted(changed)})"
    if found[1] and (int(found[1]) != len(students) or named & students):
        yield f"untrue: {said} ({sorted(changed)})"


def of_the_next_commands(trial: Trial) -> Iterator[str]:
    """The same words again finish it; another command records, and sweeps up what was left under the lock."""
    folder = trial.folder
    if trial.scenario.can_be_repeated:
        again = call(*trial.scenario.words, cwd=folder)
        if "defect" in again.stderr or snapshot(folder) != trial.wanted:
            yield f"cannot be repeated: {again.stderr}"
        if again.returncode and trial.after != trial.wanted:
            yield f"cannot be repeated: {again.stderr}"
    later = call("note", "eli-m", "the next command", cwd=folder)
    if later.returncode:
        yield f"the next command: {later.stderr}"
    left = [name for name in leftovers(folder) if not name.startswith("out/")]
    if left:
        yield f"not swept: {left}"


def faults_of(name: str, kinds: frozenset[str], hows: Sequence[How]) -> Iterator[Fault]:
    """Every way to go wrong at every call of a scenario; errors take turns."""
    for at, kind in enumerate(clean_run(name, kinds).calls, 1):
        for how in hows:
            if how == "error":
                yield from (
                    Fault(at, how, number) for number in (ERRORS if kinds == WRITING else READ_ERRORS)
                )
            elif how == "broken":
                yield from (Fault(at, how, number) for number in LASTING)
            elif how != "short" or kind == "write":
                yield Fault(at, how)


def main(words: Sequence[str]) -> int:
    """The whole campaign; 1 where there is anything to complain about."""
    kinds = READING if "--reading" in words else WRITING
    hows: tuple[How, ...] = ("error", "broken", "short", "interrupt", "interrupt after", "kill")
    tried: Counter[str] = Counter()
    bad = 0
    for name in [word for word in words if word in SCENARIOS] or SCENARIOS:
        for fault in faults_of(name, kinds, hows):
            with tempfile.TemporaryDirectory() as scratch:
                trial = attempt(name, fault, kinds, Path(scratch))
                wrong = [*complaints(trial), *of_the_next_commands(trial)]
            tried[fault.how] += 1
            bad += bool(wrong)
            for each in wrong:
                print(name, clean_run(name, kinds).calls[fault.at - 1], fault, each, flush=True)
        print(f"{name}: {sum(tried.values())} tried, {bad} with a complaint", flush=True)
    print(", ".join(f"{how} {number}" for how, number in tried.items()))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
