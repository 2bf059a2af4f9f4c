"""Prior written notice that was sent: what it answers or is about, and what it says or lacks."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from casemgr.casefile.events import PriorWrittenNoticeSent
from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import said_once
from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import NoticeAction, NoticeSubject
from casemgr.checks.written_notice import element_meant, elements_said, elements_unsaid, subject_unsaid
from casemgr.docket.notices import about, matters
from casemgr.errors import UsageError
from casemgr.recording.which import which
from casemgr.recording.work import Work
from casemgr.state.requests import requests_to_answer


def notify(
    work: Work,
    action: str | None,
    subject: str | None,
    answers: Sequence[str] | None,
    *,
    own_proposal: bool,
    notice_of: Sequence[str] | None,
    element: Sequence[str] | None,
    missing: Sequence[str] | None,
    complete: bool,
) -> None:
    """Record the notice, with what is said of it; what is missing is asked for."""
    day = work.day
    requests = () if own_proposal else _requests(work, day, tuple(answers or ()))
    topic = (
        meant(subject, get_args(NoticeSubject))
        if subject
        else work.take(subject_unsaid(requests, work.known, work.to_correct))
    )
    if not requests and not own_proposal and topic != "assessment" and not work.force:
        work.refuse(
            f"no parent request is open on {long_date(day)}; say --own-proposal if the notice is the district's own"
        )
    said, lacking = elements_said(element or ()), tuple(map(element_meant, missing or ()))
    said_once({"--element": said, "--missing": lacking})
    decision = meant(action, get_args(NoticeAction)) if action else None
    # Never assumed; where no one can be asked it is left unsaid, unless a deadline hangs on it.
    must_say = "action" in said or topic == "assessment"
    if decision is None and "action" not in lacking and (work.asker.is_there or must_say):
        options = ("proposed", "refused")
        decision = work.asker.ask(
            "Is the action proposed or refused?", options, "--action proposed or refused"
        )
    if not (complete or lacking):
        lacking = _lacking(work, {*said, *(() if decision else ("action",))})
    work.record(
        PriorWrittenNoticeSent,
        day,
        action=decision,
        subject=topic,
        answers=() if lacking else requests,
        notice_of=_notice_of(work, requests, topic, notice_of or (), day, lacking=bool(lacking)),
        elements=said,
        missing=lacking,
    )


def _notice_of(
    work: Work, requests: tuple[str, ...], subject: str, typed: Sequence[str], day: date, *, lacking: bool
) -> tuple[str, ...]:
    """The ids of what it is about, where that must be said."""
    if requests and typed:
        raise UsageError("--of: a notice that answers a request is the notice of that request")
    waiting = [] if requests else [each for each in matters(work.clocks, subject) if each.date <= day]
    of = () if requests else [which(work, waiting, words, "matter", "--of") for words in typed or (None,)]
    named = requests or tuple(dict.fromkeys(each.id for each in of if each))
    return about(work.clocks, named, waiting, is_answer=bool(requests), lacking=lacking)


def _lacking(work: Work, settled: set[str]) -> tuple[str, ...]:
    """The elements that the notice lacks, of those that are not settled: asked for; where no one can be asked, it is assumed
    to have them."""
    unsaid, these = elements_unsaid(work.context.law.notice_elements, settled)
    if not unsaid:
        return ()
    listed = ", ".join(unsaid)
    if not work.asker.is_there:
        work.warn(
            f"Assuming {these} are in the notice ({listed}). If one is missing: {work.to_correct('missing=ELEMENT')}"
        )
        return ()
    if work.asker.ask_whether(f"Does the notice have {these} ({listed})?", "--complete"):
        return ()
    answers = {
        name: work.asker.ask(f"{name.replace('-', ' ')}?", ("given", "missing"), "--missing")
        for name in unsaid
    }
    return tuple(name for name, answer in answers.items() if answer == "missing")


def _requests(work: Work, day: date, named: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the requests answered: those named, or the only open one."""
    requests = requests_to_answer(work.known, day, is_named=bool(named))
    found = [which(work, requests, words, "parent request", "--answers") for words in named or [None]]
    return tuple(dict.fromkeys(request.same_as or request.id for request in found if request))
