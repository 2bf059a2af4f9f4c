"""The kinds of date on the wall: each told by a mark, by words and by a colour, never by colour alone."""

from __future__ import annotations

from typing import NamedTuple

from casemgr.law.rules import Rule, StartsAtBirthday


class Kind(NamedTuple):
    """How a kind of date is printed. `colour` is dark enough to be read as text on white."""

    slug: str
    mark: str
    words: str
    colour: str
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
        Kind("assessment-plan", "P", "assessment plan", "#7a5a00"),
        Kind("triennial-plan", "TP", "triennial plan", "#9c4312"),
        Kind("notice", "N", "meeting notice", "#465568"),
        Kind("age", "B", "birthday", "#54489a"),
        Kind("other", "•", "other duty", "#3d3d3d"),
        Kind("progress", "PR", "progress report", "#4c5f1f", "Progress"),
    )
}
OVERVIEW = ("Annual", "Triennial", "Initial", "Progress", "Meetings", "Other")
ORDER = {slug: place for place, slug in enumerate(KINDS)}

_OF_RULE = {
    "annual-review": "annual",
    "triennial": "triennial",
    "initial-iep": "initial",
    "reassessment-iep": "reassessment",
    "assessment-plan": "assessment-plan",
    "triennial-plan": "triennial-plan",
    "meeting-notice": "notice",
    "progress-report": "progress",
}
PLANNING = frozenset({"triennial-plan"})
"""Rules of practice that belong on the wall without being asked for."""
THE_MEETING_ITSELF = frozenset({"booked-meeting"})
"""Rules about a booking that stands on the wall already."""


def slug_of(rule: Rule) -> str:
    """The kind of a rule's dates; a rule that starts at a birthday is one of the ages."""
    if any(isinstance(start, StartsAtBirthday) for start in rule.starts):
        return "age"
    return _OF_RULE.get(rule.id, "other")


def words_of(slug: str, duty: str) -> str:
    """What stands on the wall: the kind's words, or for the others the duty's own name."""
    if slug not in ("other", "age"):
        return KINDS[slug].words
    return " ".join("IEP" if word == "iep" else word for word in duty.split("-"))


def counted(slug: str, number: int) -> str:
    """`1 annual`, `12 progress reports`, `3 meetings booked`, `2 other duties`."""
    if number == 1:
        return f"1 {KINDS[slug].words}"
    return f"{number} {_MANY.get(slug, f'{KINDS[slug].words}s')}"


_MANY = {"meeting": "meetings booked", "other": "other duties"}
