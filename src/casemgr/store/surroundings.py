"""Who else can read the caseload: other users of the computer, a sync program's servers, a git server.

None of it is wrong by itself, so it is advice and no problem: a district may have asked for it.
"""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from casemgr.errors import shown
from casemgr.store.committed import settings_of
from casemgr.store.folders import JOURNAL, STUDENTS, listing
from casemgr.store.git import GitTrouble

# How the folders of sync programs are named; macOS keeps those of all of them under CloudStorage.
_SYNC_FOLDERS = (
    ("Dropbox", r"Dropbox( \(.+\))?|Dropbox-.+"),
    ("OneDrive", r"OneDrive( - .+|-.+)?"),
    ("iCloud Drive", r"com~apple~CloudDocs|iCloud ?Drive|Mobile Documents"),
    ("Google Drive", r"Google ?Drive(-.+)?|My Drive|Shared drives"),
    ("Box", r"Box( Sync)?|Box-.+"),
    ("Nextcloud", r"Nextcloud(-.+)?"),
    ("ownCloud", r"ownCloud(-.+)?"),
    ("Syncthing", r"Syncthing"),
    ("Proton Drive", r"Proton ?Drive(-.+)?"),
    ("pCloud", r"pCloud ?Drive"),
    ("MEGA", r"MEGA(sync)?"),
    ("Seafile", r"Seafile"),
    ("Synology Drive", r"SynologyDrive(-.+)?"),
    ("a sync program", r"CloudStorage"),
)
# What sync programs put at the top of a folder that they sync.
_SYNC_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Syncthing", ".stfolder"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Google Drive", ".tmp.drivedownload"),
    ("Google Drive", ".tmp.driveupload"),
    ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
    ("Synology Drive", ".SynologyWorkingDirectory"),
    ("Resilio Sync", ".sync"),
)


def surroundings(root: Path) -> list[str]:
    """What a person should know of where the caseload lies, and what to do; nothing where there is nothing to say."""
    return [*_open_to_others(root), *_synced(root), *_remotes(root)]


def _open_to_others(root: Path) -> Iterator[str]:
    if os.name == "nt":  # there are no such modes
        return
    students = listing(root, STUDENTS).paths
    paths = [root, root / STUDENTS.name, *students, root / JOURNAL, root / ".casemgr", root / ".git"]
    if found := [path for path in paths if _mode(path) & 0o077]:
        what = "this folder" if found[0] == root else found[0].relative_to(root).as_posix()
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield (
            f"the mode of {shown(what)}{more} lets other users of this computer in; to keep them out: "
            f"chmod -R go= {shlex.quote(str(root))}"
        )


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.lstat().st_mode) if not path.is_symlink() else 0
    except OSError:
        return 0


def _synced(root: Path) -> Iterator[str]:
    place = Path(os.path.realpath(root))
    if found := _sync_program(place):
        yield (
            f"this folder is synced by {found}, so students' names are on its servers too; ask whether your district has a "
            "contract for that"
        )


def _sync_program(place: Path) -> str | None:
    for folder in (place, *place.parents):
        for program, form in _SYNC_FOLDERS:
            if re.fullmatch(form, folder.name, re.IGNORECASE):
                return program
        for program, mark in _SYNC_MARKS:
            if os.path.lexists(folder / mark):
                return program
    return None


def _remotes(root: Path) -> Iterator[str]:
    if not os.path.lexists(root / ".git"):
        return
    try:
        settings = settings_of(root)
    except GitTrouble:
        return
    for key, value in settings.items():
        if key.startswith("remote.") and key.endswith((".url", ".pushurl")):
            yield (
                f"this folder's git repository has the remote {shown(key.split('.', 1)[1].rsplit('.', 1)[0])} ({_where(value)}): "
                "a push sends students' names there"
            )


def _where(address: str) -> str:
    """An address without a name or password in it."""
    parts = urlsplit(address)
    place = f"{parts.hostname}{parts.path}" if parts.hostname else address.rsplit("@", 1)[-1]
    return shown(place)
