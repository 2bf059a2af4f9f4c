"""The sizes of paper and the parts of a printing that can be asked for."""

from __future__ import annotations

from typing import Literal, get_args

Paper = Literal["letter", "legal", "tabloid", "a4"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
INCHES: dict[Paper, tuple[float, float]] = {
    "letter": (11, 8.5),
    "legal": (14, 8.5),
    "tabloid": (17, 11),
    "a4": (11.69, 8.27),
}
"""Width and height, lying on its side."""
Page = Literal["poster", "months", "lists"]
PAGES: tuple[Page, ...] = get_args(Page)
MARGINS = (0.45, 0.4, 0.5)
"""Left and right, above, below, in inches; the last holds the footer."""
