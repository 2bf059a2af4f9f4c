"""Areas of disability as typed: under the law's own name, checked, and what the law asks for because of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.cli.recording.work import Work
    from casemgr.law.book import LawBook


def areas_meant(typed: Iterable[str] | None, law: LawBook) -> tuple[str, ...]:
    """Each under the law's own name."""
    from casemgr.law.words import area_of

    return tuple(area_of(words, law.meanings) for words in typed or ())


def check_areas(work: Work, areas: Iterable[str]) -> None:
    """What may be a slip is refused; another that is no category of the law is noted."""
    from casemgr.checks.areas import strange_areas

    for what, slip_for in strange_areas(areas, work.context.law):
        if slip_for:
            work.refuse(f"{what}; did you mean {slip_for}?")
        work.warn(f"{what}; recorded as typed")


def say_forms(work: Work, areas: Iterable[str]) -> None:
    """Which forms the next assessment asks for because of these areas."""
    from casemgr.checks.areas import forms_to_come

    work.say_each(forms_to_come(areas, work.context.law, work.clocks))
