"""What makes recordings for several students one round: the same events of the same day, whatever their ids and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from casemgr.casefile.events import Event, IdentityChanged, StaffJoined, StaffReviewed, YearStarted
from casemgr.casefile.naming import ID_FIELDS

if TYPE_CHECKING:
    from casemgr.casefile.student import Identity

_OWN = {"id", "meeting", "areas", "reason", *ID_FIELDS}
"""What each student's event has for itself."""
_OF_A_YEAR = {"grade", "school", "from_grade", "from_school"}
_OF_A_PLACE = {"id", "field", "before", "after"}


class Part(NamedTuple):
    """What a command recorded for one student, and the head of the file after it."""

    events: Sequence[Event]
    identity: Identity


class _Leaving(NamedTuple):
    who: str
    followers: frozenset[str]
    """Those who are new for this student."""
    besides: dict[str, Any]


def is_the_same(one: Part, other: Part) -> bool:
    """Whether one command may have recorded both. Where somebody left, the places in the two files do not count, nor whether
    who follows was on file already."""
    left, left_there = _leaving(one), _leaving(other)
    if left is None or left_there is None:
        plain = [[event.model_dump(exclude=_OWN) for event in part.events] for part in (one, other)]
        return plain[0] == plain[1] or _content(one) == _content(other)
    return (
        (left.who, left.besides) == (left_there.who, left_there.besides)
        and left.followers.issubset(other.identity.carry_it_out)
        and left_there.followers.issubset(one.identity.carry_it_out)
    )


def is_one_round(recorded: Sequence[Part]) -> bool:
    """Whether the same was recorded for each of several students."""
    if len(recorded) < 2 or any(event.type == "void" for part in recorded for event in part.events):
        return False
    return all(is_the_same(recorded[0], part) for part in recorded[1:])


def _content(part: Part) -> list[dict[str, Any]]:
    """What a command recorded for one student, without what is the student's own."""
    return [_fields(event, part.identity) for event in part.events]


def _fields(event: Event, identity: Identity) -> dict[str, Any]:
    """Everyone on file who carries out the IEP is the student's own too, whether or not the case manager is one of them; and
    the grade and the school with which a student goes into a year."""
    fields = event.model_dump(exclude=_OWN | (_OF_A_YEAR if isinstance(event, YearStarted) else set()))
    if isinstance(event, StaffReviewed) and len({*identity.carry_it_out}.difference(event.staff)) <= 1:
        fields["staff"] = "everyone on file"
    return fields


def _leaving(part: Part) -> _Leaving | None:
    """Who left, where that is all that a command recorded."""
    who: set[str] = set()
    followers: set[str] = set()
    for event in part.events:
        if isinstance(event, StaffJoined):
            continue  # of who follows, where nobody of that name was on file
        if not isinstance(event, IdentityChanged):
            return None
        match event.field.split("."):
            case ["providers", place, "left"] if event.after:
                # Nobody, where a hand took the place out of the file since.
                who |= {each.name for each in part.identity.all_providers[int(place) :][:1]}
            case ["providers", _, "name"] if not event.before and event.after:
                followers.add(event.after)
            case ["providers", _, "service"] if not event.before:
                pass
            case ["teachers", _] if event.before:
                who.add(event.before)
                followers |= {event.after} if event.after else set()
            case _:
                return None
    if len(who) != 1:
        return None
    return _Leaving(who.pop(), frozenset(followers), part.events[0].model_dump(exclude=_OF_A_PLACE))
