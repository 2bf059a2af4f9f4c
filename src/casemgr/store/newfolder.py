"""A new caseload folder, private to its owner."""

from __future__ import annotations

from pathlib import Path

from casemgr.casefile.scalars import check_line
from casemgr.errors import Refused, UsageError
from casemgr.store import history
from casemgr.store.files import replace
from casemgr.store.folders import CALENDARS, JOURNAL, SETTINGS, STUDENTS
from casemgr.store.newtext import new_file
from casemgr.store.yamltext import dump_mapping

_SETTINGS_HELP = """\
# The schools and their levels decide how often progress reports are due:
# schools:
# - {name: Fernbrook Elementary, level: elementary}
# - {name: Fernbrook High, level: secondary}
#
# Where authorities differ, the default reading is used until another is named here:
# readings:
#   break_pause: whole_gap
"""


def create(folder: Path, district: str, case_manager: str, *, git: bool) -> str | None:
    """Make the folder and its files. Refused if it holds anything already. What went wrong with git, or None."""
    for name, value in (("--district", district), ("--case-manager", case_manager)):
        try:
            check_line(value)
        except ValueError as error:
            raise UsageError(f"{name} {error}") from None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is not an empty folder; nothing was written")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in (CALENDARS, STUDENTS):
        (folder / each.name).mkdir(mode=0o700)
    person = {"name": case_manager, "role": "case-manager"}
    settings: dict[str, object] = {"schema": 1, "district": district, "case_manager": person}
    if git:
        settings["git"] = True
    _write(folder / SETTINGS, dump_mapping(settings) + _SETTINGS_HELP)
    _write(folder / JOURNAL, new_file({"schema": 1}))
    _write(folder / ".gitignore", ".casemgr/\n.casemgr-*.tmp\n")
    return history.start(folder) if git else None


def _write(path: Path, text: str) -> None:
    replace(path, text.encode(), None, path.name)
