"""The commands of the panel “Manifestation determination”."""

from __future__ import annotations

from casemgr.cli.table.row import Entry, Records, Slot

ROWS: dict[str, Entry] = {
    "emergency": Records(
        "Record a behavior emergency: an emergency intervention, or serious property damage.",
        "behavior_emergency",
        "emergency ben-k --has-plan --on 12/11",
        "The parent is notified within one school day; the report is completed at once.",
        (Slot("has_plan"),),
    ),
    "removal": Entry("Record days removed from school or services."),
    "mdr": Entry("Record the manifestation determination: the decision, or the review held."),
}
