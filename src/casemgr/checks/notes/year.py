"""Notes on supplies."""

from __future__ import annotations

from casemgr.casefile.events import SuppliesAllocated, SuppliesMoved, SuppliesRequested
from casemgr.checks.case import Notes
from casemgr.checks.supplies import another_amount, beyond, named_later

NOTES: Notes = {
    SuppliesAllocated: (another_amount, beyond),
    SuppliesMoved: (beyond,),
    SuppliesRequested: (named_later, beyond),
}
