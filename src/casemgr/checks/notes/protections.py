"""Notes on the parent's protections."""

from __future__ import annotations

from casemgr.casefile.events import SurrogateAppointed
from casemgr.checks.case import Notes
from casemgr.checks.surrogate import not_a_contact

NOTES: Notes = {SurrogateAppointed: (not_a_contact,)}
