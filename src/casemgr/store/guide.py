"""The pages of the guide: Markdown files in `guide/`, the first line of each its title."""

from __future__ import annotations

from functools import cache

from casemgr.store.package import GUIDE_PAGES

ORDER = (
    "week",
    "moving-in",
    "start-of-year",
    "counting",
    "law",
    "wall",
    "letters",
    "duties",
    "files",
    "privacy",
)
"""What comes first in the contents; others follow by name."""


@cache
def topics() -> tuple[str, ...]:
    """The names of the pages, as they are asked for."""
    names = sorted(page.name.removesuffix(".md") for page in GUIDE_PAGES.iterdir())
    return (*(name for name in ORDER if name in names), *(name for name in names if name not in ORDER))


def page(topic: str) -> str:
    """A page's Markdown."""
    return (GUIDE_PAGES / f"{topic}.md").read_text(encoding="utf-8")


def contents() -> str:
    """The pages, a line each."""
    width = max(map(len, topics()))
    lines = (f"  {topic:{width}}  {page(topic).splitlines()[0].removeprefix('# ')}" for topic in topics())
    return "\n".join(["Guide, as casemgr help TOPIC:", *lines]) + "\n"
