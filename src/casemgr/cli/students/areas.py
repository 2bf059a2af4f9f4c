"""Areas of disability as typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.law.book import LawBook


def areas_meant(typed: Iterable[str] | None, law: LawBook) -> tuple[str, ...]:
    """Each under the law's own name."""
    from casemgr.law.words import area_of

    return tuple(area_of(words, law.meanings) for words in typed or ())
