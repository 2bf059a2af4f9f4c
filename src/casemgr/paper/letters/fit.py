"""How a letter is fitted to its pages: the size of its type, the room between its lines, and what begins its last page."""

from typing import NamedTuple

from casemgr.paper.letters.page import Section


class Fit(NamedTuple):
    """The type in points; the room between lines and blocks, the usual one being 1; how many of the last headings
    begin a page of their own, which would be nearly empty without them."""

    size: float
    room: float
    turns: int = 0


FITS = (Fit(10.5, 1), Fit(10, 0.95), Fit(10, 0.84))
"""The first is usual; a smaller one only where it spares a page that would be nearly empty."""


def turning(sections: list[Section], fit: Fit) -> int | None:
    """The group of the first section that begins the last page, if one does: that of a heading near its end."""
    groups = sections[0].groups
    heads = [number for number, group in enumerate(groups) if group[0].type == "heading"]
    return heads[-fit.turns] if 0 < fit.turns <= len(heads) else None
