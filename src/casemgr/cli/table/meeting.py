"""The commands of the panel “IEP meeting”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

_DRAFT_STEPS = {
    "asked": "Its owner is asked to write it.",
    "ready": "It is written.",
    "revised": "The team has revised it.",
}
_ANSWERS = {
    "agreed": "To all of it.",
    "partly": "To part of it.",
    "disagreed": "To none of it.",
    "undecided": "The parent needs more time.",
}
_MEETING_OF = Slot(
    "meeting", metavar="DATE", help="The day of the meeting meant, where several are booked.", read="meeting"
)

ROWS: dict[str, Row] = {
    "schedule-iep": Entry("Book an IEP meeting."),
    "reschedule": Entry("Move a booked IEP meeting to another day."),
    "cancel": Records(
        "Cancel a booked IEP meeting.",
        "meeting_cancelled",
        'cancel ana-r --why "the referral was withdrawn" --on 11/16',
        "To move a meeting to another day, use `casemgr reschedule`.",
        (
            Slot("why"),
            _MEETING_OF._replace(name="meeting_date", option="--meeting", read="words", fills=True),
            Slot("purposes", "filled"),
        ),
        knows="booked",
    ),
    "invite": Entry("Record who was invited to the IEP meeting, or list who is still missing."),
    "sent": Entry("Record a document given to the parent or to others.", round=True),
    "reply": Records(
        "Record the parent's reply to the meeting notice.",
        "parent_replied",
        "reply ana-r attending --on 11/12",
        "Where two parents reply each for themselves, --by NAME says who: one who comes is enough.",
        slots=(
            Slot("reply", "argument", ask="What is the reply?"),
            _MEETING_OF,
        ),
    ),
    "excuse": Entry("Record that a team member was excused from the meeting in writing."),
    "draft": Records(
        "Record a portion of the draft IEP as asked for, ready, or revised.",
        "iep_drafted",
        'draft ana-r goals --asked --owner "Priya Nair" --on 11/9',
        "PORTION is `whole`, or one of those that `casemgr check-iep` goes through. Any other is recorded as typed.",
        (
            Slot("portion", "argument", help="whole, present-levels, goals …", read="portion"),
            Slot("step", ask="How far is it?", flags=_DRAFT_STEPS),
            Slot("owner", metavar="NAME"),
            _MEETING_OF._replace(
                help="The day of the meeting it is for, booked or held.", read="meeting of draft"
            ),
        ),
    ),
    "hold-iep": Entry("Record that the IEP meeting was held."),
    "decided": Entry("Record what the meeting decided on placement and transportation."),
    "check-iep": Entry("Record the check of the IEP for completeness, portion by portion."),
    "iep-includes": Records(
        "Record that the IEP includes what the law asks for at an age.",
        "iep_includes",
        "iep-includes ana-r transition --on 10/30",
        "transition-not-yet: the team considered a transition plan, and none was appropriate yet.",
        slots=(Slot("portion", "argument", ask="What does it include?"),),
    ),
    "answer-iep": Records(
        "Record the parent's answer to the IEP offered.",
        "iep_answered",
        "answer-iep ana-r --on 11/24 --agreed",
        "A parent who needs time: --undecided, with the day by which the answer is expected.",
        (
            Slot("answer", ask="What is the answer?", flags=_ANSWERS),
            Slot(
                "expected",
                metavar="DATE",
                help="--undecided: the day the answer is expected by.",
                read="planned",
            ),
            Slot("items"),
        ),
        settles="iep answer",
    ),
    "amend": Records(
        "Record an amendment of the IEP in writing, without a meeting.",
        "iep_amended",
        'amend ben-k --what "30 minutes more of speech a week" --agreed 11/18',
        "Parent and district agree to it in writing. The annual and triennial dates stay.",
        (Slot("what"), Slot("agreed", metavar="DATE", read="signed")),
        says="An amendment moves no date: the annual review and the triennial stay as they are.",
    ),
    "file": Records(
        "Record a copy placed in the special education container.",
        "filed",
        "file ana-r iep --on 12/4",
        "--all is a round: `casemgr file progress-report --all`.",
        slots=(Slot("what", "argument", ask="What was filed?"),),
        round=True,
    ),
}
