"""The commands of the panel “Start of year”."""

from casemgr.cli.table.row import Entry, Lists, Row

ROWS: dict[str, Row] = {
    "start-year": Entry(
        "Start the new school year: roll grades over, open its duties, see how far they are."
    ),
    "year": Entry("Adopt a school calendar, and see what its breaks do to the deadlines."),
    "closure": Entry("Record an emergency closure, or a make-up day, and list every date it moves."),
    "calendar": Entry("Print the master calendar of a school year."),
    "triennials": Lists("List the year's triennials, with the days to plan by.", "triennials"),
    "plan-triennial": Entry("Record how the triennial is done, settled with the assessment team."),
    "supplies": Entry("Record and list the instructional supply allocation and its requests."),
}
