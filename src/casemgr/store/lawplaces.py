"""The places of the law: a folder of law files for the country, for a state, and for a district's handbook.

The shipped ones are in the package; a district may bring its own, or add to a shipped one, in its `law/` folder under the
same name. Adding a place is adding a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from casemgr.casefile.names import names_near
from casemgr.errors import Problem
from casemgr.store.folders import COUNTRY, HANDBOOKS, LAW, Folder
from casemgr.store.package import LAW_FILES
from casemgr.store.settings import Settings
from casemgr.store.yamltext import Document, line_of

NO_HANDBOOK = "none"
_NO_STATES = {COUNTRY, HANDBOOKS}


def shipped(place: str) -> tuple[Path, ...]:
    """The files of a place in the package, by name; none where it ships no such place."""
    folder = LAW_FILES / place
    if not folder.is_dir():
        return ()
    return tuple(sorted((f for f in folder.iterdir() if f.name.endswith(LAW.ending)), key=lambda f: f.name))


def sources_of(place: str) -> list[bytes]:
    """The contents of those files."""
    return [file.read_bytes() for file in shipped(place)]


def every_place() -> tuple[str, ...]:
    """The places that the package ships."""
    package = LAW_FILES
    handbooks = (f"{HANDBOOKS}/{name}" for name in _names_in(package / HANDBOOKS))
    return (COUNTRY, *_names_in(package), *handbooks)


def places_of(state: str, handbook: str) -> tuple[str, ...]:
    """The places whose law counts, a later one in place of an earlier."""
    chosen = () if handbook == NO_HANDBOOK else (f"{HANDBOOKS}/{handbook}",)
    return (COUNTRY, state, *chosen)


def own_folders(root: Path, state: str, handbook: str) -> tuple[Folder, ...]:
    """Where a district's own law is: its places, and then what counts last."""
    places = [place for place in places_of(state, handbook) if _is_own(root, place)]
    return (*(Folder(f"{LAW.name}/{place}", LAW.ending) for place in places), LAW)


def _is_own(root: Path, place: str) -> bool:
    return os.path.isdir(root / LAW.name / place)  # noqa: PTH112 - Path.is_dir raises where `law` may not be opened


def misnamed(root: Path, settings: Settings, document: Document, name: str) -> Iterator[Problem]:
    """Why a place that the settings choose is none."""
    for key, within, also in (("state", "", ()), ("handbook", f"{HANDBOOKS}/", (NO_HANDBOOK,))):
        asked = getattr(settings, key)
        place = f"{within}{asked}"
        if asked in also or (asked not in _NO_STATES and (shipped(place) or _is_own(root, place))):
            continue
        known = (*_names(root, within), *also)
        near = names_near(asked, known)
        bring = "" if asked in _NO_STATES else f"; a folder {LAW.name}/{place} would bring your own"
        hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}{bring}"
        words = f"`{key}`: no law is called {asked}; {hint}"
        yield Problem(name, line_of(document, [key]), words)


def _names(root: Path, within: str) -> tuple[str, ...]:
    """The places there are, in the package and in the caseload."""
    return _names_in(LAW_FILES / within, root / LAW.name / within)


def _names_in(*folders: Path) -> tuple[str, ...]:
    found = {each.name for folder in folders if folder.is_dir() for each in folder.iterdir() if each.is_dir()}
    return tuple(sorted(found - _NO_STATES - {"__pycache__"}))
