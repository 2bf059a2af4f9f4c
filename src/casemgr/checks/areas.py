"""Whether an area of suspected disability is a category of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casemgr.casefile.names import MAY_BE_A_SLIP, names_near
from casemgr.casefile.saying import spaced
from casemgr.law.book import LawBook
from casemgr.law.words import suspicion_of


class Strange(NamedTuple):
    """What is said of an area that is no category, and the one that it may be a slip for."""

    what: str
    slip_for: str | None


def strange_areas(areas: Iterable[str], law: LawBook) -> Iterator[Strange]:
    """Those that are no category of the law; none where the law names no categories."""
    categories, meanings = law.areas, law.meanings
    if categories is None:
        return
    known = (*categories.names, *meanings["area"], *meanings["suspicion"])
    for area in areas:
        if suspicion_of(area, meanings) in categories.names:
            continue
        # "motor" is short for "fine motor", and no slip for it.
        near = [name for name in names_near(area, known, MAY_BE_A_SLIP) if spaced(area) not in spaced(name)]
        is_slip = near and area not in meanings["area"].values()
        yield Strange(f"{area} is not a category of {categories.cites}", near[0] if is_slip else None)
