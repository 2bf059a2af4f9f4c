"""It answers the parent's open request; where there are several, --answers says which. A notice of the district's own
proposal answers none; where several things wait for one, like the answer to an IEP and an exit, --of says whose it is.
`--action refused --subject assessment` ends an assessment-plan clock. Its elements are action, reasons,
evidence, safeguards, help, other-options and other-factors; on a terminal they are gone through, elsewhere the notice is assumed to have them unless --missing names one. Say with
--action whether it proposes or refuses; about an assessment you must. Where --subject is left out, an answer to a request for an
assessment is about the assessment, and any other notice about something else.

Example: `casemgr pwn ana-r --on 12/15 --action refused --subject services`
"""

from datetime import date
from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import NoticeAction, NoticeSubject
from casemgr.cli.options.goes_with import contradict, said_once
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.recording.which import which
from casemgr.cli.terminal.asking import ask, ask_whether, can_ask
from casemgr.errors import UsageError


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
        Maybe, text("EVENT", "What it is the notice of, by its day or id, where several wait.", "--of")
    ] = None,
    element: Annotated[Several, text("NAME=TEXT", "What it says under an element (repeatable).")] = None,
    missing: Annotated[
        Several, text("ELEMENT", "It lacks this element: a complete one is still to be sent.")
    ] = None,
    complete: Annotated[bool, flag("It has every element.")] = False,
) -> None:
    from casemgr.casefile.events import PriorWrittenNoticeSent
    from casemgr.checks.written_notice import element_meant, elements_said, subject_unsaid

    contradict({"--complete": complete, "--missing": missing})
    with given.recording(student) as work:
        day = given.day(work)
        requests = () if own_proposal else _requests(work, day, tuple(answers or ()))
        about = (
            meant(subject, words_of(NoticeSubject))
            if subject
            else work.take(subject_unsaid(requests, work.known, work.to_correct))
        )
        if not requests and not own_proposal and about != "assessment" and not work.force:
            work.refuse(
                f"no parent request is open on {long_date(day)}; say --own-proposal if the notice is the district's own"
            )
        said, lacking = elements_said(element or ()), tuple(map(element_meant, missing or ()))
        said_once({"--element": said, "--missing": lacking})
        decision = meant(action, words_of(NoticeAction)) if action else None
        # Never assumed; where no one can be asked it is left unsaid, unless a deadline hangs on it.
        must_say = "action" in said or about == "assessment"
        if decision is None and "action" not in lacking and (can_ask() or must_say):
            options = ("proposed", "refused")
            decision = ask("Is the action proposed or refused?", options, "--action proposed or refused")
        if not (complete or lacking):
            lacking = _lacking(work, {*said, *(() if decision else ("action",))})
        given.add(
            work,
            PriorWrittenNoticeSent,
            day,
            action=decision,
            subject=about,
            answers=() if lacking else requests,
            notice_of=_notice_of(work, requests, about, notice_of, day, lacking=bool(lacking)),
            elements=said,
            missing=lacking,
        )


def _notice_of(
    work: Work, requests: tuple[str, ...], subject: str, words: str | None, day: date, *, lacking: bool
) -> tuple[str, ...]:
    """The ids of what it is about, where that must be said."""
    from casemgr.docket.notices import about, matters

    if requests and words:
        raise UsageError("--of: a notice that answers a request is the notice of that request")
    waiting = [] if requests else [each for each in matters(work.clocks, subject) if each.date <= day]
    of = None if requests else which(work, waiting, words, "matter", "--of")
    named = requests or ((of.id,) if of else ())
    return about(work.clocks, named, waiting, is_answer=bool(requests), lacking=lacking)


def _lacking(work: Work, settled: set[str]) -> tuple[str, ...]:
    """The elements that the notice lacks, of those that are not settled: asked for; where no one can be asked, it is assumed
    to have them."""
    from casemgr.checks.written_notice import elements_unsaid

    unsaid, which = elements_unsaid(work.context.law.notice_elements, settled)
    if not unsaid:
        return ()
    listed = ", ".join(unsaid)
    if not can_ask():
        work.warn(
            f"Assuming {which} are in the notice ({listed}). If one is missing: {work.to_correct('missing=ELEMENT')}"
        )
        return ()
    if ask_whether(f"Does the notice have {which} ({listed})?", "--complete"):
        return ()
    answers = {name: ask(f"{name.replace('-', ' ')}?", ("given", "missing"), "--missing") for name in unsaid}
    return tuple(name for name, answer in answers.items() if answer == "missing")


def _requests(work: Work, day: date, named: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the requests answered: those named, or the only open one."""
    from casemgr.state.requests import requests_to_answer

    requests = requests_to_answer(work.known, day, is_named=bool(named))
    found = [which(work, requests, words, "parent request", "--answers") for words in named or [None]]
    return tuple(dict.fromkeys(request.same_as or request.id for request in found if request))
