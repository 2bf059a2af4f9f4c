"""It answers the parent's open request; where there are several, --answers says which. A notice of the district's own
proposal answers none; where several things wait for one, like the answer to an IEP and an exit, --of says whose it is.
`--action refused --subject assessment` ends an assessment-plan clock. Its elements are action, reasons,
evidence, safeguards, help, other-options and other-factors; on a terminal they are gone through, elsewhere the notice is assumed to have them unless --missing names one. Say with
--action whether it proposes or refuses; about an assessment you must. Where --subject is left out, an answer to a request for an
assessment is about the assessment, and any other notice about something else.

Example: `casemgr pwn ana-r --on 12/15 --action refused --subject services`
"""

from typing import Annotated

from casemgr.casefile.optionwords import contradict
from casemgr.casefile.vocabulary import NoticeAction, NoticeSubject
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text
from casemgr.cli.recording.given import Given


def run(
    given: Given,
    student: StudentWords,
    action: Annotated[Maybe, choice(NoticeAction, "ACTION")] = None,
    subject: Annotated[Maybe, choice(NoticeSubject, "SUBJECT", lead="What it is about: ")] = None,
    answers: Annotated[
        Several, text("DATE", "The request it answers, by its day or id (repeatable).")
    ] = None,
    own_proposal: Annotated[bool, flag("It answers no request of the parent.")] = False,
    notice_of: Annotated[
        Several,
        text("EVENT", "Where several wait, what it is the notice of, by its day or id (repeatable).", "--of"),
    ] = None,
    element: Annotated[Several, text("NAME=TEXT", "What it says under an element (repeatable).")] = None,
    missing: Annotated[
        Several, text("ELEMENT", "It lacks this element: a complete one is still to be sent.")
    ] = None,
    complete: Annotated[bool, flag("It has every element.")] = False,
) -> None:
    from casemgr.recording.written_notice import notify

    contradict({"--complete": complete, "--missing": missing})
    with given.recording(student) as work:
        notify(
            work,
            action,
            subject,
            answers,
            own_proposal=own_proposal,
            notice_of=notice_of,
            element=element,
            missing=missing,
            complete=complete,
        )
