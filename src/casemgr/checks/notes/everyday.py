"""Notes on changes above the events."""

from __future__ import annotations

from casemgr.casefile.events import IdentityChanged
from casemgr.checks.areas import doubtful_areas, forms_to_come
from casemgr.checks.case import Notes
from casemgr.checks.case_manager import doubts_since
from casemgr.checks.head_notes import nobody_gives
from casemgr.checks.progress import is_no_sooner

NOTES: Notes = {
    IdentityChanged: (doubtful_areas, forms_to_come, doubts_since, is_no_sooner, nobody_gives),
}
