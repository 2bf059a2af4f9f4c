"""The commands of the panel “Caseload”."""

from casemgr.cli.table.row import Entry, Lists, Row

ROWS: dict[str, Row] = {
    "help": Entry("Show the commands, one of them, or how to complete with TAB."),
    "init": Entry("Start a new caseload folder."),
    "add": Entry("Add a student of ours who already has an IEP."),
    "import": Entry("Add students from an export of another system, or bring them up to date."),
    "drift": Entry("Show where the caseload and a newer export differ."),
    "export": Entry("Write students, events or deadlines for other programs."),
    "backup": Entry("Keep the whole folder in one file, or restore it from there."),
    "events": Entry("Print the reference table of event types and their fields."),
    "rules": Lists("List the rules: what starts each deadline, how long you have, and the law.", "rules"),
}
