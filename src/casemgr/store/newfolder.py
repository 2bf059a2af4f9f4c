"""A new caseload folder, private to its owner."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from casemgr.errors import CasemgrError, Refused, Stopped, UsageError
from casemgr.scalars import check_line
from casemgr.store import history
from casemgr.store.files import replace
from casemgr.store.folders import JOURNAL, SETTINGS
from casemgr.store.lock import FOLDER as LOCK_FOLDER
from casemgr.store.lock import locked
from casemgr.store.newtext import new_file
from casemgr.store.settings import Settings
from casemgr.store.temporary import UNDER_LOCK
from casemgr.store.trouble import named, why
from casemgr.store.typed import Problems, read_model
from casemgr.store.yamltext import decode, parse
from casemgr.store.yamlwrite import dump_mapping

FOLDERS = ("calendars", "students")
MORE_FOLDERS = ("law", "letters")
_SETTINGS_HELP = """\
# The schools and their levels decide how often progress reports are due:
# schools:
# - {name: Fernbrook Elementary, level: elementary}
# - {name: Fernbrook High, level: secondary}
# - {name: Fernbrook Charter, top_grade: "12"}  # without a level each student's grade decides
#
# Who works with the students, so that commands know them by a part of the name, and what goes to which role:
# staff:
# - {name: Ingrid Ito, role: slp}
# - {name: Paula Reyes, role: general-ed-teacher}
#
# Where authorities differ, the default reading is used until another is named here:
# readings:
#   break_pause: whole_gap
"""


class Made(NamedTuple):
    kept: tuple[str, ...]
    """What was there already and is as it was."""
    trouble: str | None
    """What went wrong with git."""


def create(folder: Path, district: str, case_manager: str, *, git: bool) -> Made:
    """Make the folder and its files, or what an earlier run that was cut short has left to do; what is there stays as it is.

    Refused if it holds anything else, or is a caseload already. Any other CasemgrError, Stopped among them, says that the
    folder is not finished.
    """
    files = _files(district, case_manager, git=git)
    if not _can_become_one(folder, files):
        raise Refused(f"{folder}: is not an empty folder; nothing was written")
    kept = tuple(name for name in (*files, *FOLDERS) if os.path.lexists(folder / name))
    if len(kept) == len(files) + len(FOLDERS) and (not git or history.begun(folder)):
        raise Refused(f"{folder}: is a caseload already; nothing was written")
    unfinished = f"{folder} is not finished: run the same command again to finish it"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(folder):
            _make(folder, files)
            return Made(kept, history.start(folder) if git else None)
    except KeyboardInterrupt:
        raise Stopped(f"Stopped; {unfinished}.") from None
    except CasemgrError as error:
        raise CasemgrError(f"{error}; {unfinished}") from None
    except OSError as error:
        raise CasemgrError(f"{named(error) or folder}: {why(error)}; {unfinished}") from None


def _files(district: str, case_manager: str, *, git: bool) -> dict[str, str]:
    """Each file's text; last the settings, which make the folder a caseload. UsageError for what they cannot hold."""
    for name, value in (("--district", district), ("--case-manager", case_manager)):
        try:
            check_line(value)
        except ValueError as error:
            raise UsageError(f"{name} {error}") from None
    person = {"name": case_manager, "role": "case-manager"}
    settings: dict[str, object] = {"schema": 1, "district": district, "case_manager": person}
    if git:
        settings["git"] = True
    text = dump_mapping(settings) + _SETTINGS_HELP
    document = parse(decode(text.encode(), SETTINGS), SETTINGS, end_mark=False)
    try:
        read_model(Settings, document, SETTINGS)
    except Problems as error:
        raise UsageError(f"nothing was written: {error.problems[0].message}") from None
    return {
        JOURNAL: new_file({"schema": 1}),
        ".gitignore": f"{LOCK_FOLDER}/\n{UNDER_LOCK}*.tmp\n",
        SETTINGS: text,
    }


def _can_become_one(folder: Path, files: Iterable[str]) -> bool:
    """Whether a folder is not there yet, or holds nothing but what a caseload does."""
    if not os.path.lexists(folder):
        return True
    known = {*files, *FOLDERS, *MORE_FOLDERS, LOCK_FOLDER, ".git"}
    return folder.is_dir() and all(
        path.name in known or path.name.startswith(UNDER_LOCK) for path in folder.iterdir()
    )


def _make(folder: Path, files: Mapping[str, str]) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    for name, text in files.items():
        if not os.path.lexists(folder / name):
            replace(folder / name, text.encode(), None, str(folder / name))
