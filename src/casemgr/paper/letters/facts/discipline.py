"""Removals of the school year with their sum, and the manifestation determination."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import DocumentSent, ManifestationReviewHeld, PlacementChangeDecided, Removal
from casemgr.docket.tally import school_year_of, tally
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK


class RemovalLine(NamedTuple):
    """One removal that counts, and the year's sum with it."""

    day: date
    days: str
    kind: str
    total: str
    proposed: bool


def discipline(source: Source) -> dict[str, Any]:
    lines = _lines(source)
    decided = source.last(PlacementChangeDecided)
    review = source.last(ManifestationReviewHeld)
    clock = next(iter(source.clocks_of("manifestation")), None)
    decision = decided.date if decided else (clock.started_on if clock else None)
    given = [
        e.date
        for e in source.all(DocumentSent)
        if e.document == "safeguards" and decision and e.date >= decision
    ]
    return {
        "removals": lines or BLANK,
        "removal_total": lines[-1].total if lines else "0",
        "last_removal": lines[-1] if lines else None,
        "decision_date": decision or BLANK,
        "circumstance": (decided and decided.circumstance) or "",
        "caused": _answer(review.caused if review else None),
        "not_implemented": _answer(review.not_implemented if review else None),
        "review_held": review.date if review else BLANK,
        "discipline_safeguards": given[0] if given else BLANK,
        "review_due": source.due("manifestation") or BLANK,
    }


def _answer(value: bool | None) -> Any:
    return BLANK if value is None else "yes" if value else "no"


def _lines(source: Source) -> list[RemovalLine]:
    """The removals of the last school year that has any."""
    counted = list(tally(source.context.law.tally_of("removal"), source.facts))
    if not counted:
        return []
    year = school_year_of(counted[-1].event, source.facts)
    return [
        RemovalLine(
            line.event.date, f"{line.days:g}", line.event.kind, f"{line.total:g}", line.event.proposed
        )
        for line in counted
        if line.year == year and isinstance(line.event, Removal)
    ]
