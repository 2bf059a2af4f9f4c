"""Prior written notice: its elements as they are typed, and what is worth a note about one that was sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import get_args

from casemgr.casefile.events import Consulted, Event, ParentRequestReceived, PriorWrittenNoticeSent
from casemgr.casefile.names import meant
from casemgr.casefile.saying import count_words
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import NoticeElement
from casemgr.checks.case import Case
from casemgr.docket.notices import is_about_an_assessment
from casemgr.errors import UsageError


def element_meant(name: str) -> str:
    return meant(name, get_args(NoticeElement))


def elements_said(words: Iterable[str]) -> dict[str, str]:
    """Each element with what the notice says under it, from `NAME=TEXT`."""
    found = {}
    for each in words:
        name, sign, text = each.partition("=")
        if not sign or not text.strip():
            raise UsageError(f'--element {each}: write NAME=TEXT, like reasons="the data show progress"')
        found[element_meant(name)] = text.strip()
    return found


def subject_unsaid(
    requests: Sequence[str], events: Sequence[Event], to_correct: Callable[[str], str]
) -> Taken[str]:
    """What a notice is about where that was not said."""
    if not is_about_an_assessment(requests, events):
        return Taken("other")
    another = to_correct("subject=SUBJECT")
    return Taken(
        "assessment", note=f"about the assessment asked for; if it is about something else: {another}"
    )


def elements_unsaid(everything: Sequence[str], settled: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The elements of which nothing was said, and what they are called: `the other elements`."""
    unsaid = tuple(name for name in everything if name not in settled)
    is_all = len(unsaid) == len(everything)
    return unsaid, f"all {count_words(len(everything))} required elements" if is_all else "the other elements"


def unsaid_action(notice: PriorWrittenNoticeSent, case: Case) -> Iterator[str]:
    """That it is not on file whether a notice proposes or refuses, which each must say."""
    if notice.action is None and "action" not in notice.missing:
        yield (
            "Whether the notice proposes or refuses was not said, so it is not recorded. It must say one of them: casemgr "
            f"correct {case.id} {notice.id} action=proposed, or action=refused"
        )


def notice_notes(notice: PriorWrittenNoticeSent, case: Case) -> Iterator[str]:
    """What a notice that was sent lacks, and who helps with the next one."""
    if notice.missing:
        yield f"The notice lacks {', '.join(notice.missing)}. {_what_waits(notice, case)}"
    if not any(isinstance(e, Consulted) and e.topic == "written-notice" for e in case.events):
        yield (
            f"the district's support person helps with written notices: casemgr consult {case.id} written-notice"
        )


def _what_waits(notice: PriorWrittenNoticeSent, case: Case) -> str:
    """What a notice that lacks something leaves as it was: the parent's requests that it answers, where it answers any."""
    named = {*notice.answers, *notice.notice_of}
    count = sum(isinstance(each, ParentRequestReceived) and each.id in named for each in case.events)
    if not count:
        return "A complete one is still to be sent."
    waits = "request stays open" if count == 1 else "requests stay open"
    return f"The {waits} until a complete notice is sent."
