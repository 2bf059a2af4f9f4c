"""The commands of the panel “Written notice”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

_FORM = Slot(
    "form", flags={"written": "In writing; so it is where neither is said.", "oral": "By word of mouth."}
)
ROWS: dict[str, Row] = {
    "parent-request": Records(
        "Record a request that only prior written notice answers.",
        "parent_request_received",
        'parent-request ana-r --on 12/8 --what "more reading support" --meeting',
        "With --meeting, a written request also starts the deadline to hold an IEP meeting; with --assessment, the one to "
        "give the parent the assessment plan. A request that came by word of mouth first is the same one in writing where its "
        "words are the same, or where --same-as names it; one prior written notice answers both.",
        (
            Slot("what"),
            Slot("meeting"),
            Slot("assessment"),
            _FORM,
            Slot(
                "same_as",
                metavar="DATE",
                help="The day of the oral request that this puts in writing, or none.",
            ),
        ),
        knows="put in writing",
    ),
    "withdraw-request": Records(
        "Record that the parent withdrew a request.",
        "parent_request_withdrawn",
        "withdraw-request ana-r --by parent --on 12/10",
        "The parent's open request; where there are several, --request says which.",
        (Slot("request", metavar="EVENT", read="open request", fills=True),),
    ),
    "pwn": Entry("Record prior written notice sent."),
    "complaint": Records(
        "Record a complaint to the state, or a request for due process.",
        "complaint_filed",
        "complaint ana-r --kind state --by parent --on 12/10",
        "The first complaint of a school year asks for the Notice of Procedural Safeguards.",
        (
            Slot("kind", ask="What was filed?"),
            Slot(
                "filed_by",
                option="--by --filed-by",
                metavar="WHO",
            ),
            Slot("expedited"),
        ),
        without=("by",),
    ),
    "resolution": Records(
        "Record the resolution session held, waived, or replaced by mediation.",
        "resolution_session_held",
        "resolution ana-r no-agreement --on 12/18",
        "Where several complaints are open, --complaint says which.",
        (
            Slot("outcome", "argument", ask="What came of it?"),
            Slot("complaint", metavar="EVENT", read="open complaint"),
        ),
    ),
    "independent-request": Records(
        "Record the parent's request for an independent assessment at public expense.",
        "independent_assessment_requested",
        "independent-request ana-r --area academic --by parent --on 9/14",
        "The district pays for it or asks for a hearing, without unnecessary delay.",
        (Slot("area"),),
    ),
    "independent-answer": Records(
        "Record the answer to a request for an independent assessment.",
        "independent_assessment_answered",
        "independent-answer ana-r funded --on 9/24",
        "Where several requests are open, --request says which.",
        (
            Slot("answer", "argument", ask="What is the answer?"),
            Slot("request", metavar="EVENT", read="independent request"),
        ),
    ),
    "recording": Records(
        "Record that the parent or the district will make an audio recording of a meeting.",
        "recording_announced",
        "recording ana-r parent --meeting 10/20 --on 10/12",
        "Either of them gives notice ahead of the meeting.",
        (
            Slot("recorder", "argument", ask="Who will record?"),
            Slot("meeting", metavar="DATE", read="meeting recorded", fills=True),
        ),
    ),
    "translation": Records(
        "Record the parent's request for the IEP in another language.",
        "translation_requested",
        "translation ana-r --language Vietnamese --on 10/5",
        slots=(Slot("language"),),
    ),
    "surrogate-needed": Records(
        "Record that the child needs a surrogate parent.",
        "surrogate_needed",
        "surrogate-needed ana-r --on 10/5",
        "From that day the time to appoint one is counted.",
    ),
    "surrogate": Records(
        "Record the surrogate parent appointed.",
        "surrogate_appointed",
        'surrogate ana-r "Lena Ortiz" --on 10/26',
        slots=(Slot("name", "argument"),),
    ),
}
