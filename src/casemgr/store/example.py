"""The example caseload that comes with the program."""

from __future__ import annotations

from pathlib import Path

from casemgr.errors import CasemgrError, Refused
from casemgr.store.files import replace
from casemgr.store.folders import SETTINGS, is_caseload, is_there
from casemgr.store.lock import FOLDER as OWN_FOLDER
from casemgr.store.package import PACKAGE
from casemgr.store.trouble import named, why


def copy_example(folder: Path) -> int:
    """Copy the example into a folder that is empty or not there yet; the number of files."""
    source = _place()
    if is_there(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is not an empty folder; nothing was written")
    paths = [path for path in sorted(source.rglob("*")) if path.relative_to(source).parts[0] != OWN_FOLDER]
    files = [path for path in paths if path.is_file()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (each for each in paths if each.is_dir()):
            (folder / path.relative_to(source)).mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in sorted(files, key=lambda each: each.name == SETTINGS):  # last what makes it a caseload
            target = folder / path.relative_to(source)
            replace(target, path.read_bytes(), None, str(target))
    except OSError as error:
        raise CasemgrError(
            f"{named(error) or folder}: {why(error)}; delete {folder}, and try again"
        ) from None
    return len(files)


def _place() -> Path:
    """In an installed program beside its modules; in a source tree at its top."""
    places = (PACKAGE / "example", PACKAGE.parents[1] / "caseload")
    if found := next((place for place in places if is_caseload(place)), None):
        return found
    raise CasemgrError("the example caseload did not come with this program; install casemgr again")
