"""Notes on meetings booked, held and called off, and who comes."""

from __future__ import annotations

from casemgr.casefile.events import (
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
    ParentReplied,
    TeamInvited,
)
from casemgr.checks.called_off import called_off
from casemgr.checks.case import Notes
from casemgr.checks.clashes import clashes_with, of_the_day
from casemgr.checks.interpreted import held_without_interpreter, interpreter_missing
from casemgr.checks.invited import still_to_invite
from casemgr.checks.left_open import decision_open
from casemgr.checks.meeting_notes import (
    continuing,
    forms_missing,
    held_of_it,
    lacking_for,
    long_ago,
    met_too_late,
)
from casemgr.checks.not_booked import not_booked
from casemgr.checks.replied import asks_for_time
from casemgr.checks.review import meets_too
from casemgr.checks.who_came import held_twice, not_accounted_for

NOTES: Notes = {
    MeetingCancelled: (called_off,),
    MeetingHeld: (
        continuing,
        decision_open,
        meets_too,
        held_of_it,
        lacking_for,
        held_twice,
        held_without_interpreter,
        not_accounted_for,
    ),
    MeetingScheduled: (of_the_day, met_too_late, clashes_with, long_ago, interpreter_missing, forms_missing),
    ParentReplied: (asks_for_time,),
    TeamInvited: (not_booked, still_to_invite),
}
