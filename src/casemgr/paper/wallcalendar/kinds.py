"""The kinds of date on the wall: each shown by a mark, by words and by a color, never by color alone."""

from __future__ import annotations

from typing import NamedTuple

from casemgr.law.rules import DutyRole, Rule
from casemgr.law.starts import StartsAtBirthday


class Kind(NamedTuple):
    """How a kind of date is printed. `color` is dark enough to be read as text on white."""

    slug: str
    mark: str
    words: str
    color: str
    column: str = "Other"
    """Its column in the overview of the year."""


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("meeting", "M", "meeting booked", "#1b2a41", "Meetings"),
        Kind("annual", "A", "annual", "#1d5a94", "Annual"),
        Kind("triennial", "T", "triennial", "#9c4312", "Triennial"),
        Kind("initial", "I", "initial", "#0d6a50", "Initial"),
        Kind("reassessment", "R", "reassessment", "#75336f"),
        Kind("initial-plan", "P", "assessment plan", "#7a5a00"),
        Kind("reassessment-plan", "TP", "triennial plan", "#9c4312"),
        Kind("notice", "N", "meeting notice", "#465568"),
        Kind("age", "B", "birthday", "#54489a"),
        Kind("other", "•", "other duty", "#3d3d3d"),
        Kind("progress", "PR", "progress report", "#4c5f1f", "Progress"),
    )
}
OVERVIEW = ("Annual", "Triennial", "Initial", "Progress", "Meetings", "Other")
ORDER = {slug: place for place, slug in enumerate(KINDS)}

PLANNING: DutyRole = "reassessment-plan"
"""Of the rules of practice, the one that belongs on the wall without being asked for."""
THE_MEETING_ITSELF: DutyRole = "booking"
"""The rule about a booking that is on the wall already."""


def slug_of(rule: Rule) -> str:
    """The kind of a rule's dates, which is its role; a rule that starts at a birthday is one of the ages."""
    if any(isinstance(start, StartsAtBirthday) for start in rule.starts):
        return "age"
    return rule.role if rule.role in KINDS else "other"


def words_of(slug: str, duty: str) -> str:
    """What is on the wall: the kind's words, or for the others the duty's own name."""
    if slug not in ("other", "age"):
        return KINDS[slug].words
    return " ".join("IEP" if word == "iep" else word for word in duty.split("-"))


def counted(slug: str, number: int) -> str:
    """`1 annual`, `12 progress reports`, `3 meetings booked`, `2 other duties`."""
    if number == 1:
        return f"1 {KINDS[slug].words}"
    return f"{number} {_MANY.get(slug, f'{KINDS[slug].words}s')}"


_MANY = {"meeting": "meetings booked", "other": "other duties"}
