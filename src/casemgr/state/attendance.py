"""Whether the student came to a meeting, as far as the file says."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import Event, MeetingHeld, MeetingScheduled
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.student import Name
from casemgr.state.meetings import NO_MEETING, MeetingTies
from casemgr.state.team import Own, invited_among


def student_was_absent(
    meeting: MeetingHeld, events: Sequence[Event], ties: MeetingTies, name: Name, *, of_age: bool
) -> bool:
    """Whether the student was not among those who came; where nobody is named, whether nobody invited the student either. Of a
    student who is of age what is said of the parent is said, as the rights have passed."""
    if any(is_the_student(each, name) for each in meeting.present):
        return False
    if of_age and meeting.parent not in (None, "absent"):
        return False
    return bool(meeting.present) or not _was_invited(meeting, events, ties, name, of_age=of_age)


def _was_invited(
    meeting: MeetingHeld, events: Sequence[Event], ties: MeetingTies, name: Name, *, of_age: bool
) -> bool:
    """Whether the student was invited to a meeting that was held, to any day for which it was booked."""
    held = ties.about.get(meeting.id, NO_MEETING)
    booked = [each for each in events if isinstance(each, MeetingScheduled)]
    own = [each for each in booked if not held.isdisjoint(ties.booked.get(each.id, NO_MEETING))]
    roles = {each.role for booking in own for each in invited_among(events, booking, ties, Own(name, None))}
    return "student" in roles or (of_age and "parent" in roles)
