"""The commands of the panel “Referral”."""

from __future__ import annotations

from casemgr.cli.table.row import Entry, Records, Slot

ROWS: dict[str, Entry] = {
    "refer": Entry("Record a referral for special education."),
    "assign": Entry("Assign a case manager, at the start or in place of another."),
    "release": Entry("Record a release of information: requested, signed, ended, or not needed."),
    "enter": Records(
        "Record what was entered in the electronic IEP system.",
        "entered_in_system",
        "enter ana-r referral --on 10/15",
        slots=(Slot("what", "argument", ask="What was entered?"),),
    ),
    "notify": Entry("Record that staff were notified of a referral, a consent, a removal …"),
    "withdraw-referral": Records(
        "Record that the referral was withdrawn.",
        "referral_withdrawn",
        "withdraw-referral ana-r --on today --by parent",
    ),
}
