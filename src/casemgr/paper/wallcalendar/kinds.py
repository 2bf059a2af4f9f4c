"""The kinds of date on the wall: each said in words and shown by a color, never by color alone."""

from collections.abc import Iterable
from typing import NamedTuple

from casemgr.law.rules import DutyRole, Rule
from casemgr.law.starts import StartsAtBirthday


class Kind(NamedTuple):
    """How a kind of date is printed. `color` is dark enough to be read as text on white."""

    slug: str
    words: str
    color: str
    column: str = "Other"
    """Its column in the overview of the year."""
    many: str = ""


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("meeting", "IEP meeting", "#1b2a41", "Meetings", "meetings booked"),
        Kind("annual", "Annual", "#1d5a94", "Annual", "annuals"),
        Kind("triennial", "TRI", "#9c4312", "Triennial", "triennials"),
        Kind("initial", "Initial", "#0d6a50", "Initial", "initials"),
        Kind("reassessment", "Reassessment", "#75336f", many="reassessments"),
        Kind("initial-plan", "Assessment plan", "#7a5a00", many="assessment plans"),
        Kind("reassessment-plan", "TRI plan", "#9c4312", many="triennial plans"),
        Kind("notice", "Meeting notice", "#465568", many="meeting notices"),
        Kind("age", "Birthday", "#54489a", many="birthdays"),
        Kind("other", "Other", "#3d3d3d", many="other dates"),
        Kind("progress", "Progress report", "#4c5f1f", "Progress", "progress reports"),
    )
}
ORDER = {slug: place for place, slug in enumerate(KINDS)}
BOTH = "Annual + TRI"
"""A and T alone would read as assistive technology."""
IEP_MEETING = "IEP meeting"
"""What strangers read of a meeting that is nobody else's business."""
MASKED = "iep-meeting"
"""In place of the id of its rule."""

PLANNING: DutyRole = "reassessment-plan"
"""Of the rules of practice, the one that belongs on the wall without being asked for."""
THE_MEETING_ITSELF: DutyRole = "booking"
"""The rule about a booking that is on the wall already."""


def slug_of(rule: Rule) -> str:
    """The kind of a rule's dates, which is its role; a rule that starts at a birthday is one of the ages."""
    if any(isinstance(start, StartsAtBirthday) for start in rule.starts):
        return "age"
    return rule.role if rule.role in KINDS else "other"


def is_met_by_meeting(rule: Rule) -> bool:
    return "meeting_held" in rule.met_on


def words_of(slug: str, short: str) -> str:
    """What is on the wall: the kind's words, what a meeting is held for, or the short name of the rule."""
    return short if slug in ("other", "age", "meeting") else KINDS[slug].words


def purpose_words(purposes: Iterable[str], sensitive: frozenset[str]) -> str:
    """`Annual`, `Annual + TRI`, `Initial`; `IEP meeting` where a purpose is one that strangers must not read."""
    said = tuple(purposes)
    if not said or not sensitive.isdisjoint(said):
        return IEP_MEETING
    ordered = sorted(said, key=lambda purpose: ORDER.get(purpose, len(ORDER)))
    return " + ".join(
        KINDS[purpose].words if purpose in KINDS else purpose.capitalize() for purpose in ordered
    )


def meeting_words(purposes: Iterable[str], sensitive: frozenset[str]) -> str:
    """The same as a name: `Annual + TRI IEP meeting`."""
    said = purpose_words(purposes, sensitive)
    return said if said == IEP_MEETING else f"{said} {IEP_MEETING}"


def counted(slug: str, number: int) -> str:
    """`1 annual`, `12 progress reports`, `3 meetings booked`."""
    many = KINDS[slug].many
    return f"{number} {many if number != 1 else many.replace('meetings', 'meeting').removesuffix('s')}"
