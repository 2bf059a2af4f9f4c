"""The law that is at hand and not in force: that of the places which the settings do not choose."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from casemgr.errors import BadFile
from casemgr.store.caseload import Caseload
from casemgr.store.files import read_bytes
from casemgr.store.folders import HANDBOOKS, LAW, SETTINGS, Folder, listing
from casemgr.store.holidaytable import HOLIDAY_TABLE
from casemgr.store.lawfile import LawFile
from casemgr.store.lawfiles import law_from, place_shipped
from casemgr.store.lawplaces import every_place, places_of


def law_elsewhere(root: Path, state: str, handbook: str) -> frozenset[str]:
    """The ids of its rules, and its delay codes."""
    chosen = places_of(state, handbook)
    found = [law for place in every_place() if place not in chosen for _, law in place_shipped(place).law]
    found += (law for place in _own_places(root) if place not in chosen for law in _own(root, place))
    return frozenset(word for law in found for word in (*(rule.id for rule in law.rules), *_codes(law)))


def is_place_of_law(root: Path, name: str) -> bool:
    """Whether something in `law/` is a folder, which holds the law of a place."""
    return name.startswith(f"{LAW.name}/") and os.path.isdir(root / name)  # noqa: PTH112 - as in `lawplaces`


def places_not_in_force(caseload: Caseload) -> Iterator[str]:
    """A note for each folder of law that the settings do not choose: it may be meant to count."""
    settings = caseload.settings
    chosen = places_of(settings.state, settings.handbook)
    for place in _own_places(caseload.root):
        if place not in (*chosen, HANDBOOKS):
            key, name = (
                ("handbook", place.removeprefix(f"{HANDBOOKS}/")) if "/" in place else ("state", place)
            )
            yield f"{LAW.name}/{place} is not in force; to choose it, write `{key}: {name}` in {SETTINGS}"


def _codes(law: LawFile) -> tuple[str, ...]:
    return tuple(law.delay_codes.words) if law.delay_codes else ()


def _own_places(root: Path) -> Iterator[str]:
    """The folders of law that the district has."""
    for within in ("", f"{HANDBOOKS}/"):
        names = (each.name for each, _ in listing(root, Folder(f"{LAW.name}/{within}", LAW.ending)).strangers)
        yield from (
            f"{within}{name}" for name in names if is_place_of_law(root, f"{LAW.name}/{within}{name}")
        )


def _own(root: Path, place: str) -> Iterator[LawFile]:
    """The files of one that can be read: what is wrong with the others is no matter while they are not in force."""
    for path in listing(root, Folder(f"{LAW.name}/{place}", LAW.ending)).paths:
        if path.name != HOLIDAY_TABLE:
            try:
                yield law_from(path.name, read_bytes(path, path.name))
            except BadFile:
                continue
