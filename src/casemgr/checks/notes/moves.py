"""Notes on who comes, moves and leaves."""

from __future__ import annotations

from casemgr.casefile.events import (
    Exited,
    HandedOff,
    HandOffAcknowledged,
    MovedWithinDistrict,
    StudentAdded,
    TransferredIn,
)
from casemgr.checks.after_exit import has_not_left, left_already, on_file_after
from casemgr.checks.areas import doubtful_areas, forms_to_come
from casemgr.checks.case import Notes
from casemgr.checks.hand_off import assigned_to_another, gone_to, has_the_case, to_hand_off
from casemgr.checks.progress import counted_from_joining
from casemgr.checks.schools import slip_for_a_school

NOTES: Notes = {
    Exited: (left_already, on_file_after),
    HandOffAcknowledged: (gone_to,),
    HandedOff: (has_the_case, assigned_to_another),
    MovedWithinDistrict: (slip_for_a_school, to_hand_off),
    StudentAdded: (doubtful_areas, forms_to_come, counted_from_joining),
    TransferredIn: (has_not_left, doubtful_areas, forms_to_come),
}
