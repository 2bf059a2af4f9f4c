"""Notes on removals and manifestation reviews."""

from __future__ import annotations

from casemgr.casefile.events import ManifestationReviewHeld, PlacementChangeDecided, Removal
from casemgr.checks.case import Notes
from casemgr.checks.removal import (
    before_joining,
    counted_twice,
    no_school_that_day,
    running_total,
    safeguards_the_same_day,
)
from casemgr.checks.review import verdict

NOTES: Notes = {
    ManifestationReviewHeld: (verdict, running_total),
    PlacementChangeDecided: (running_total, safeguards_the_same_day),
    Removal: (no_school_that_day, before_joining, counted_twice, running_total, safeguards_the_same_day),
}
