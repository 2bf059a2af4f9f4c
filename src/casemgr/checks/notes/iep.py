"""Notes on the IEP offered and checked."""

from __future__ import annotations

from casemgr.casefile.events import IepAnswered, IepChecked
from casemgr.checks.case import Notes
from casemgr.checks.iep import all_complete, needed_after_all, no_day_set, to_what, transportation_open
from casemgr.checks.not_begun import may_be_refused, passed_by_then
from casemgr.checks.slips import slip_for_a_portion

NOTES: Notes = {
    IepAnswered: (no_day_set, may_be_refused, passed_by_then, to_what),
    IepChecked: (slip_for_a_portion, transportation_open, needed_after_all, all_complete),
}
