"""Notes on documents sent."""

from __future__ import annotations

from casemgr.casefile.events import DocumentSent
from casemgr.checks.case import Notes
from casemgr.checks.not_booked import not_booked
from casemgr.checks.papers import no_such_reason, other_language, stays_open
from casemgr.checks.receivers import (
    contacts_without_copy,
    staff_without_copy,
    to_staff_alone,
    without_the_holder,
    without_the_parent,
    without_the_student,
)
from casemgr.checks.slips import slip_for_a_document

NOTES: Notes = {
    DocumentSent: (
        slip_for_a_document,
        no_such_reason,
        not_booked,
        stays_open,
        to_staff_alone,
        without_the_student,
        without_the_parent,
        without_the_holder,
        other_language,
        staff_without_copy,
        contacts_without_copy,
    ),
}
