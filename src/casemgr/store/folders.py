"""The folders of a caseload, and the one place that lists them: a folder that cannot be listed is never an empty one."""

import os
from pathlib import Path
from typing import NamedTuple

from casemgr.errors import Problem
from casemgr.store.strangers import COPY_OF_FOLDER, MISNAMED, Stranger, copied, placeholders_of, sorted_out

COUNTRY, HANDBOOKS = "us", "handbook"
"""Folders of law: the country's, and the one that holds a folder for each district's handbook."""
STATE, CHAPTER = "us-ca", "chapter-17"
"""The state and the handbook of settings that name none."""

SETTINGS = "casemgr.yaml"
JOURNAL = "journal.yaml"
_OURS = (SETTINGS, JOURNAL)


class Folder(NamedTuple):
    name: str
    ending: str
    """How the names of its files end."""
    holds_dates: bool = True
    """Whether a date may hang on what is in it."""
    is_needed: bool = False


STUDENTS = Folder("students", ".yaml", is_needed=True)
CALENDARS = Folder("calendars", ".yaml")
LAW = Folder("law", ".yaml")
LETTERS = Folder("letters", ".md", holds_dates=False)
FOLDERS = (CALENDARS, STUDENTS, LAW, LETTERS)


class Listing(NamedTuple):
    paths: tuple[Path, ...] = ()
    """The files that are to be read, by name."""
    failure: Problem | None = None
    """Why the folder could not be listed at all."""
    strangers: tuple[tuple[Stranger, Problem], ...] = ()
    """What else is there, and what is wrong with it."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why facts of this folder may be missing."""
        hidden = tuple(problem for stranger, problem in self.strangers if stranger.hides)
        return (self.failure, *hidden) if self.failure else hidden

    @property
    def leftovers(self) -> tuple[Problem, ...]:
        """What is in the way and hides no fact."""
        return tuple(problem for stranger, problem in self.strangers if not stranger.hides)

    def hidden(self, name: str) -> tuple[Problem, ...]:
        """Why a file of this name is not there."""
        return tuple(
            problem for stranger, problem in self.strangers if stranger.hides and stranger.of == name
        )


def listing(root: Path, folder: Folder) -> Listing:
    """What a folder of the caseload holds. One that is not there holds nothing, unless every caseload has it."""
    place = root / folder.name
    try:
        names = sorted(path.name for path in place.iterdir())
    except FileNotFoundError:
        if folder.is_needed or os.path.lexists(place):
            return Listing(failure=_missing(folder))
        return Listing()
    except OSError as error:
        words = f"cannot be listed ({error.strerror}); it must be a folder that you may open"
        return Listing(failure=Problem(folder.name, None, words))
    own, strangers = sorted_out(names, folder.ending)
    return Listing(
        tuple(place / name for name in own),
        None,
        tuple((each, Problem(f"{folder.name}/{each.name}", None, each.words)) for each in strangers),
    )


def _missing(folder: Folder) -> Problem:
    words = "is not here; bring it back from the trash, a backup or the sync program"
    if folder.is_needed:
        words += f", or make an empty folder {folder.name} if it never held anything"
    return Problem(folder.name, None, words)


def listing_of_root(root: Path) -> Listing:
    """What lies beside the settings and the journal and belongs to them, or to a folder of the caseload. Anything else
    there is the owner's business."""
    try:
        names = sorted(path.name for path in root.iterdir())
    except OSError as error:
        words = f"cannot be listed ({error.strerror}); check that the folder is yours"
        return Listing(failure=Problem(".", None, words))
    _, strangers = sorted_out(names, ".yaml")
    found = [each for each in strangers if each.of in _OURS]
    found += [each for name in names if (each := _named_like_ours(root, name))]
    return Listing(strangers=tuple((each, Problem(each.name, None, each.words)) for each in found))


def _named_like_ours(root: Path, name: str) -> Stranger | None:
    """One of our own names in other letters, or a copy of one of our folders."""
    folders = [folder.name for folder in FOLDERS]
    ours = name.lower()
    if name != ours and ours in (*_OURS, *folders):
        is_same = is_there(root / ours) and (root / name).samefile(
            root / ours
        )  # to some disks case is nothing
        return None if is_same else Stranger(name, ours, MISNAMED, is_alone=True)
    of = copied(name, "", folders)
    return (
        Stranger(name, of, COPY_OF_FOLDER, is_alone=False)
        if of in folders and (root / name).is_dir()
        else None
    )


def is_there(path: Path) -> bool:
    """Whether anything of this name is there: a file, a folder, a link that leads nowhere, or what may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def is_caseload(root: Path) -> bool:
    """Whether a folder has settings, or a sync program's placeholder of them."""
    return any(is_there(root / name) for name in (SETTINGS, *placeholders_of(SETTINGS)))
