"""Where the caseload is: the folder named, or one near the current folder."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from casemgr.errors import NotFound
from casemgr.store.folders import SETTINGS, is_caseload

ENVIRONMENT = "CASEMGR_CASELOAD"


def root_of(given: Path | None) -> Path:
    """The folder named, or in the environment, or the nearest at or above this one, or `./caseload`.

    Raises NotFound with where it looked.
    """
    named = given or (Path(os.environ[ENVIRONMENT]).expanduser() if os.environ.get(ENVIRONMENT) else None)
    if named:
        if not is_caseload(named):
            raise NotFound(f"{named}: no {SETTINGS} here; is this the caseload's folder?")
        return named
    try:
        here = Path.cwd()
    except FileNotFoundError:
        raise NotFound(
            "the current folder has been deleted; go to another one, or name the caseload with --caseload DIR"
        ) from None
    for folder in (here, *here.parents, here / "caseload"):
        if is_caseload(folder):
            return folder
    raise NotFound(
        f"no caseload here: there is no {SETTINGS} in {here}, above it, or in ./caseload; "
        "start one with `casemgr init DIR --district NAME --case-manager NAME`, or name one with --caseload DIR"
    )


def steps_to(folder: Path, *commands: str) -> list[str]:
    """These commands as they are typed from here to reach this caseload: as they are where it is the one that is found,
    else after going there; with its name where the environment names another."""
    if _is_found(folder):
        return [f"casemgr {command}" for command in commands]
    name = shlex.quote(str(folder))
    if os.environ.get(ENVIRONMENT):
        return [f"casemgr --caseload {name} {command}" for command in commands]
    return [f"cd {name}", *(f"casemgr {command}" for command in commands)]


def _is_found(folder: Path) -> bool:
    try:
        return root_of(None).samefile(folder)
    except NotFound:
        return False
