"""What lies in a folder of the caseload and is not one of its files: what made it, and what to do about it.

Sync programs, editors and people leave such files, and their names say so. The tables hold the names that are given by
iCloud, OneDrive, Dropbox, Google Drive, Nextcloud, ownCloud, Syncthing, Resilio, Unison, rsync, browsers, the common
editors and the common systems.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from casemgr.errors import shown

TEMPORARY = ".casemgr-"
"""How the name of our own temporary files begins; the next command that records removes them."""


class Kind(NamedTuple):
    words: str
    """What it is and what to do; {of} is the file it belongs to."""
    hides: Literal["always", "alone", "never"]
    """Whether facts may be missing because of it: always, only where the file it belongs to is not there, or never."""


class Stranger(NamedTuple):
    name: str
    of: str | None
    """The file that it belongs to, as its name says."""
    kind: Kind
    is_alone: bool
    """Whether that file is not there."""

    @property
    def hides(self) -> bool:
        return self.kind.hides == "always" or (self.kind.hides == "alone" and bool(self.of) and self.is_alone)

    @property
    def words(self) -> str:
        return self.kind.words.format(of=shown(self.of or "the file"))


PLACEHOLDER = Kind(
    "is a placeholder: the sync program keeps {of} in the cloud only; set it to keep the file on this computer",
    "always",
)
MISNAMED = Kind("is not read under this name; rename it to {of}, or move it out of the caseload", "always")
HIDDEN = Kind(MISNAMED.words, "alone")
COPY = Kind(
    "is not read: by its name it is a copy of {of}, made by a sync program or by hand; put what only the copy holds "
    "into {of}, then move the copy out of the caseload",
    "always",
)
COPY_OF_FOLDER = Kind(
    "is not read: by its name it is a copy of the folder {of}; look through it, then move it out of the caseload",
    "never",
)
PARTIAL = Kind("was left by a download or sync that did not finish; if {of} is whole, delete this", "alone")
BACKUP = Kind("is a backup of {of}, left by an editor or a merge; delete it or move it elsewhere", "alone")
EDITOR = Kind(
    "says that {of} is open in an editor; save and close it there, and if no editor has it open, delete this",
    "never",
)
OTHER = Kind("is not a file of the caseload and is not read; move it elsewhere", "never")

# What systems and sync programs put into every folder, and nobody can keep out.
_CLUTTER = (
    r"\.DS_Store|\._.*|\.localized|Icon\r|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems|Thumbs\.db"
    r"|ehthumbs\.db|desktop\.ini|\.directory|\.git(?:ignore|keep|attributes)|\.keep|\.stfolder.*|\.stignore"
    r"|\.stversions|\.dropbox(?:\..*)?|\.sync(?:_.*)?|\.nextcloudsync\.log|\.owncloudsync\.log|\.nfs\w+"
    rf"|\.fuse_hidden\w+|{re.escape(TEMPORARY)}.*\.tmp"
)
# The endings of what Nextcloud, ownCloud, OpenCloud, odrive and Resilio leave in place of a file; iCloud adds a dot in front.
_IN_THE_CLOUD = ("nextcloud", "owncloud", "opencloud", "cloud", "rsls")
# `@` is the name of the file it belongs to. The first form that fits is the one.
_FORMS = (
    (PLACEHOLDER, r"\.@\.icloud"),
    (PLACEHOLDER, rf"@\.(?:{'|'.join(_IN_THE_CLOUD)})"),
    (EDITOR, r"\.@\.(?:sw[a-z]|kate-swp)"),
    (EDITOR, r"\.#@"),
    (EDITOR, r"#@#"),
    (EDITOR, r"\.~lock\.@#"),
    (EDITOR, r"~\$@"),
    (EDITOR, r"@(?:___jb_(?:tmp|old)___|\.sb-.*)"),
    (EDITOR, r"4913|\.goutputstream-\w+"),
    (BACKUP, r"@(?:~|\.~\d+~|\.(?:bak|backup|old|orig|save|prev)\d*)"),
    (PARTIAL, r"(?:\.syncthing\.|~syncthing~)@\.tmp"),
    (PARTIAL, r"\.?@\.(?:part|partial|filepart|crdownload|opdownload|download|!sync|bts|tmp.*)"),
    (PARTIAL, r"\.@\.(?:~\w+|\w{6})"),
    (PARTIAL, r"(?:\.unison\.|\.tmp[-_.]?)@.*"),
    (PARTIAL, r"\.tmp.*|.*\.tmp"),
    (HIDDEN, r"\.@"),
)
_OTHER_ENDINGS = {
    ".yaml": r"(?P<stem>[^.].*?)(?i:\.(?:ya?ml(?:\.txt)?|txt))[ .]*",
    ".md": r"(?P<stem>[^.].*?)(?i:\.(?:md|markdown|mdown)(?:\.txt)?)[ .]*",
}
# A name of ours is plain, but for capital letters in that of a school calendar's track: `2026-27.B`. What is not plain and begins like the name of another file is a copy: `own (1)`, `own 2`,
# `own-DESKTOP-4F2K9`, `own - Copy`.
_PLAIN = re.compile(r"[a-z0-9._-]*(?:\.[A-Za-z0-9]+)?")
_COPY_MARKS = r"[ (\[].*|[._-].*(?:[A-Z]|[^\w.-]|conflict).*"
_COPY_OF = r"(?:copy of|copia de|copie de|kopie von) (?P<of>.+)"
# What sync programs write into the name of a copy: `own (conflicted copy 2026-11-26)`, `own.sync-conflict-20261126`. After
# a space, a bracket, a dot or an underscore: `conflict-resolution` is a name like any other.
_CONFLICT = re.compile(r"[ ._(\[].*(?:conflict|konflikt|conflit)", re.IGNORECASE)


def sorted_out(names: Iterable[str], ending: str) -> tuple[list[str], list[Stranger]]:
    """The names of a folder's own files, those with the ending, and what else there is; what every system leaves is in
    neither."""
    names = list(names)
    candidates = [name for name in names if name.endswith(ending) and not name.startswith((".", "~$"))]
    copies = {name: of for name in candidates if (of := copied(name, ending, candidates))}
    own = [name for name in candidates if name not in copies]
    return own, list(_strangers(names, ending, set(own), copies))


def placeholders_of(name: str) -> list[str]:
    """What sync programs put in place of a file."""
    return [f".{name}.icloud", *(f"{name}.{ending}" for ending in _IN_THE_CLOUD)]


def _strangers(
    names: list[str], ending: str, own: Collection[str], copies: dict[str, str]
) -> Iterator[Stranger]:
    for name in names:
        if name in own or re.fullmatch(_CLUTTER, name, re.DOTALL):
            continue
        of, kind = (copies[name], COPY) if name in copies else _kind_of(name, ending)
        yield Stranger(name, of, kind, of not in own)


def _kind_of(name: str, ending: str) -> tuple[str | None, Kind]:
    for kind, form in _FORMS:
        if "@" in form and ending not in name:
            continue
        pattern = form.replace("@", rf"(?P<of>.+{re.escape(ending)})")
        if found := re.fullmatch(pattern, name, re.DOTALL):
            return found.groupdict().get("of"), kind
    if found := re.fullmatch(_OTHER_ENDINGS[ending], name, re.DOTALL):
        return found["stem"] + ending, MISNAMED
    return None, OTHER


def copied(name: str, ending: str, names: Collection[str]) -> str | None:
    """The file of which a name says that it is a copy; None for a name of its own."""
    stem = name.removesuffix(ending)
    words = _CONFLICT.search(stem)
    if _PLAIN.fullmatch(stem) and not words:
        return None
    if (found := re.fullmatch(_COPY_OF, stem, re.IGNORECASE)) and found["of"] + ending in names:
        return found["of"] + ending
    for other in sorted(names, key=len, reverse=True):
        short = other.removesuffix(ending)
        if stem.startswith(short) and re.fullmatch(_COPY_MARKS, stem.removeprefix(short)):
            return other
    return stem[: words.start()] + ending if words and words.start() else None
