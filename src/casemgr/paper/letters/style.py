"""How letters look: the style of the HTML page, and of the page that typst sets."""

from functools import cache
from importlib import resources


@cache
def style(name: str) -> str:
    """The text of `letter.typ`, or of `letter.css`, where FOOTER and ABOUT are to be the words at the foot of each page."""
    return resources.files("casemgr.paper.letters").joinpath(name).read_text(encoding="utf-8")
