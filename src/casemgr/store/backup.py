"""The whole caseload folder in one zip file, and back into an empty folder; both are read again and compared."""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casemgr.errors import BadFile, CasemgrError, Problem, Refused
from casemgr.store.files import write_output
from casemgr.store.folders import SETTINGS, is_caseload, is_there
from casemgr.store.lock import FOLDER as OWN_FOLDER
from casemgr.store.lock import locked
from casemgr.store.temporary import UNDER_LOCK
from casemgr.store.trouble import named, why

MOST_BYTES = 1_000_000_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_DRIVE = re.compile(r"[A-Za-z]:")


def back_up(root: Path, file: Path) -> int:
    """Write the folder's files into a zip file; how many. What casemgr itself remembers in `.casemgr/` is not among them."""
    if root.resolve() in file.resolve().parents:
        raise Refused(f"{file}: lies inside the caseload; name a file in another place, best on another disk")
    with locked(root):
        try:
            contents = dict(_contents(root))
        except OSError as error:
            raise CasemgrError(
                f"{named(error) or root}: cannot be read: {why(error)}; no backup was made"
            ) from None
    write_output(file, _zipped(contents))
    file.chmod(0o600)
    if _unpacked(file) != contents:
        raise CasemgrError(
            f"{file}: does not hold what the folder holds; make the backup again, on another disk"
        )
    return sum(data is not None for data in contents.values())


def restore(file: Path, folder: Path) -> int:
    """Put a backup's files into a folder that is empty or not there yet; how many. Refused for a file that is no backup,
    or that would write anywhere else."""
    contents = _unpacked(file)
    if SETTINGS not in contents:
        raise BadFile((Problem(str(file), None, f"is no backup of a caseload: it holds no {SETTINGS}"),))
    if is_there(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is not an empty folder; nothing was written")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in sorted(contents.items(), key=lambda each: each[0] == SETTINGS):
            _write(folder.joinpath(*PurePosixPath(name).parts), data)
        restored = dict(_contents(folder))
    except OSError as error:
        raise CasemgrError(
            f"{named(error) or folder}: {why(error)}; {folder} is not whole: delete it, and try again"
        ) from None
    if restored != contents or not is_caseload(folder):
        raise CasemgrError(
            f"{folder}: does not hold what {file} holds; delete it, and try again on another disk"
        )
    return sum(data is not None for data in contents.values())


def _contents(root: Path) -> Iterator[tuple[str, bytes | None]]:
    """Every file by its path within the folder, with its bytes; a folder with None."""
    for place, folders, files in os.walk(root, onerror=_raise):
        if Path(place) == root:
            folders[:] = [name for name in folders if name != OWN_FOLDER]
        folders.sort()
        for name in sorted((*folders, *files)):
            path = Path(place) / name
            if path.is_symlink():
                shown = path.relative_to(root).as_posix()
                raise Refused(f"{shown}: is a link; put the file itself in its place; no backup was made")
            if name.startswith(UNDER_LOCK):
                continue
            yield path.relative_to(root).as_posix(), None if name in folders else path.read_bytes()


def _raise(error: OSError) -> None:
    raise error


def _zipped(contents: dict[str, bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in contents.items():
            is_folder = data is None
            info = zipfile.ZipInfo(f"{name}/" if is_folder else name)
            info.external_attr = (stat.S_IFDIR | 0o700 if is_folder else stat.S_IFREG | 0o600) << 16
            pack.writestr(info, data or b"", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _unpacked(file: Path) -> dict[str, bytes | None]:
    """What a backup holds. BadFile where it is damaged, no zip file, or holds a path that leads out of the folder."""
    try:
        with zipfile.ZipFile(file) as pack:
            parts = pack.infolist()
            if wrong := next(filter(None, map(_unsafe, parts)), None):
                raise BadFile((Problem(str(file), None, f"{wrong}; this is no backup of casemgr"),))
            if len({part.filename.rstrip("/").lower() for part in parts}) != len(parts):
                raise BadFile((Problem(str(file), None, "names a file twice; this is no backup of casemgr"),))
            if sum(part.file_size for part in parts) > MOST_BYTES:
                raise BadFile(
                    (Problem(str(file), None, "is too large when unpacked; this is no backup of casemgr"),)
                )
            return {part.filename.rstrip("/"): None if part.is_dir() else pack.read(part) for part in parts}
    except _DAMAGE:
        raise BadFile((Problem(str(file), None, "is damaged, or no backup; use another copy"),)) from None
    except OSError as error:
        raise BadFile((Problem(str(file), None, f"cannot be read: {why(error)}"),)) from None


def _unsafe(part: zipfile.ZipInfo) -> str | None:
    """Why a part may not be unpacked."""
    name = part.filename
    steps = name.rstrip("/").split("/")
    kind = stat.S_IFMT(part.external_attr >> 16)
    if name.startswith("/") or "\\" in name or _DRIVE.match(name) or {"", ".", ".."} & set(steps):
        return f"holds a path that leads out of the folder ({name})"
    if any(not c.isprintable() for c in name):
        return "holds a name that cannot be printed"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return f"holds something that is no file ({name})"
    return f"holds {OWN_FOLDER}, which no backup does" if steps[0] == OWN_FOLDER else None


def _write(path: Path, data: bytes | None) -> None:
    if data is None:
        path.mkdir(mode=0o700, exist_ok=True, parents=True)
        return
    path.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
