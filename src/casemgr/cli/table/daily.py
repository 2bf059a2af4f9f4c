"""The commands of the panel “Every day”."""

from casemgr.cli.table.row import Entry, Lists, Records, Row, Slot

ROWS: dict[str, Row] = {
    "today": Entry("Show what needs doing now."),
    "next": Entry("Go through what is open, one question each, and record the answers."),
    "week": Lists("Print the next five school days on one sheet.", "week"),
    "due": Entry("List every open deadline."),
    "why": Entry("Explain one deadline, day by day, with its law."),
    "show": Entry("Show one student: the whole case on one screen."),
    "history": Lists(
        "Show everything on file for one student, in the order in which it happened.", "history"
    ),
    "duties": Lists("List the handbook's duties: what carries each, and its status.", "duties"),
    "list": Lists("List who is on the caseload, and the next date of each.", "roster"),
    "find": Lists("Find words in everything on file: events, notes, contacts.", "find"),
    "contacts": Lists("List the contacts with parents and others.", "contacts"),
    "count": Entry("Count days by a rule, without recording anything."),
    "late": Entry("List what is overdue or was met late, or record the reason."),
    "check": Entry("Check the folder: everything wrong, each with file and line."),
    "done": Entry("Record that a duty is done that has no command of its own.", round=True),
    "na": Entry("Record that a duty does not apply, and why.", round=True),
    "note": Records(
        "Record something worth remembering.",
        "note_made",
        'note ana-r "brings her own interpreter to meetings" --on yesterday',
        "Parents may read what is in a record: write what happened.",
        (Slot("text", "argument"),),
        without=("note",),
    ),
    "contact": Records(
        "Record a contact with the parent or others, or an attempt at one.",
        "contact_made",
        'contact ana-r --how telephone --result "no answer, left a message" --on 11/20',
        "Each attempt to reach a parent counts as proof of it: record those without an answer too.",
        (
            Slot("how", metavar="HOW", read="way"),
            Slot("result"),
            Slot("with_whom", option="--with", metavar="WHO"),
            Slot("about", metavar="TOPIC"),
        ),
    ),
    "letter": Entry("Print a letter or form, filled from the case file."),
    "undo": Entry("Undo what the last command recorded for a student."),
    "correct": Entry("Correct an event: record it again, with what was wrong put right."),
    "void": Entry("Void an event recorded by mistake."),
    "edit": Entry("Change who the student is: phone, birth date, grade, contacts …", round=True),
}
