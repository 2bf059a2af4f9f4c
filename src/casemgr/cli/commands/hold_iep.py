"""A meeting not finished (--outcome continued) is continued at the next session. An initial one keeps its deadline running;
the annual and triennial dates run from the first session. What was decided on placement and transportation stays open until
it is said, here or with `casemgr decided`.

Example: `casemgr hold-iep ana-r --on 2026-11-20 --purpose initial --outcome completed --eligible`
"""

from typing import Annotated

from casemgr.casefile.vocabulary import Outcome, Presence
from casemgr.cli.meetings.options import NOTHING_SAID, Decided, Purposes
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text
from casemgr.cli.recording.given import Given

Eligible = Annotated[bool | None, flag("The team's decision on eligibility.", "--eligible/--not-eligible")]
Continues = Annotated[
    bool | None, flag("Whether it continues an unfinished one.", "--continues/--new-meeting")
]
Reviewed = Annotated[
    bool | None,
    flag(
        "Whether a triennial was the annual review too; if left out, it was.",
        "--plan-reviewed/--plan-not-reviewed",
    ),
]


def run(
    given: Given,
    student: StudentWords,
    purpose: Purposes = None,
    outcome: Annotated[Maybe, choice(Outcome, "OUTCOME")] = None,
    eligible: Eligible = None,
    disability: Annotated[
        Several,
        text("AREA", "With --eligible: what the team found, in place of what is on file (repeatable)."),
    ] = None,
    plan_reviewed: Reviewed = None,
    continues: Continues = None,
    chair: Annotated[Maybe, text("NAME", "Who chaired it.")] = None,
    present: Annotated[Several, text("NAME", "Who was there (repeatable).")] = None,
    parent: Annotated[Maybe, choice(Presence, "HOW")] = None,
    interpreter: Annotated[Maybe, text("TEXT", "The language, or who interpreted.")] = None,
    decided: Decided = NOTHING_SAID,
) -> None:
    from casemgr.recording.held import hold

    with given.recording(student) as work:
        hold(
            work,
            purpose=purpose,
            outcome=outcome,
            eligible=eligible,
            disability=disability,
            plan_reviewed=plan_reviewed,
            continues=continues,
            present=present,
            parent=parent,
            decided=decided.said,
            chair=chair,
            interpreter=interpreter,
        )
