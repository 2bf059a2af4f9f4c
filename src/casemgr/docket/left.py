"""What an open deadline still waits for, where it asks for several things and some of them are on file."""

from __future__ import annotations

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.for_learners import still_lacks
from casemgr.docket.services import still_to_begin
from casemgr.docket.team_left import still_to_invite
from casemgr.docket.with_staff import still_left


def left_of(deadline: Deadline, facts: Facts) -> list[str]:
    """In words: with whom of the staff the IEP has still to be gone through, what the notice of a meeting still lacks,
    which services have not begun, whom of its team nobody has invited to it."""
    return (
        still_left(deadline, facts)
        or still_lacks(deadline, facts)
        or still_to_begin(deadline, facts)
        or still_to_invite(deadline, facts)
    )
