"""The commands of the panel “Implementation and progress”."""

from casemgr.cli.table.row import Entry, Lists, Row

ROWS: dict[str, Row] = {
    "service": Entry("Record a service of the IEP planned, or begun."),
    "iep-contents": Entry("Keep what the IEP asks of the classroom, for the sheets of its staff."),
    "review-with": Entry("Record the review of the IEP with the staff who carry it out.", round=True),
    "progress-due": Lists("List whose progress reports are due, and who has not reported.", "progress_due"),
    "provider-reported": Entry("Record that a provider reported on the goals."),
    "progress-sent": Entry("Record the progress report sent home."),
}
