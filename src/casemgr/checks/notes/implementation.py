"""Notes on services, progress reports and reviews with staff."""

from __future__ import annotations

from casemgr.casefile.events import (
    ProgressReportSent,
    ProviderReported,
    ServiceEnded,
    ServicePlanned,
    ServiceStarted,
    StaffReviewed,
)
from casemgr.checks.case import Notes
from casemgr.checks.not_begun import not_agreed_yet, not_begun, provider_not_on_file
from casemgr.checks.not_begun import not_on_file as service_not_on_file
from casemgr.checks.notified import no_teacher, not_on_file, not_reviewed_with
from casemgr.checks.progress import by_a_stranger, dated_after, missing_is_not_known, not_reported_yet

NOTES: Notes = {
    ProgressReportSent: (missing_is_not_known, not_reported_yet, dated_after),
    ProviderReported: (by_a_stranger,),
    ServiceEnded: (service_not_on_file, not_begun),
    ServicePlanned: (not_agreed_yet, provider_not_on_file, not_begun),
    ServiceStarted: (not_begun,),
    StaffReviewed: (not_reviewed_with, not_on_file, no_teacher),
}
