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
from casemgr.checks.after_exit import left_already
from casemgr.checks.areas import doubtful_areas, forms_to_come
from casemgr.checks.case import Notes
from casemgr.checks.hand_off import assigned_to_another, gone_to, to_hand_off

NOTES: Notes = {
    Exited: (left_already,),
    HandOffAcknowledged: (gone_to,),
    HandedOff: (assigned_to_another,),
    MovedWithinDistrict: (to_hand_off,),
    StudentAdded: (doubtful_areas, forms_to_come),
    TransferredIn: (doubtful_areas, forms_to_come),
}
