"""What the purposes of an IEP meeting have in common. A purpose that is added is put into each of these, or left out."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.vocabulary import Purpose

EVALUATES: frozenset[Purpose] = frozenset({"initial", "triennial"})
"""The whole evaluation is looked at."""
SETTLES_ASSESSMENT: frozenset[Purpose] = EVALUATES | {"supplemental"}
"""An assessment comes to its end."""
REVIEWS: frozenset[Purpose] = EVALUATES | {"annual"}
"""The year to the next annual review begins."""
WHOLE_IEP: frozenset[Purpose] = REVIEWS | {"interim"}
"""A whole IEP is made, with the goals that are reported on; the others change one, or none."""
OFFERS_NONE: frozenset[Purpose] = frozenset({"manifestation", "exit"})
"""A manifestation review or a farewell by itself decides on no IEP and no services."""


def may_offer_iep(purposes: Iterable[str]) -> bool:
    """Whether a meeting for these decides on placement and services."""
    return not OFFERS_NONE.issuperset(purposes)
