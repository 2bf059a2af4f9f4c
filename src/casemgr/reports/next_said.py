"""How `next` asks for what only a person can say: a consent, an answer, a reply, a finding, a written notice, a booking.

By the command that records it, whichever duty asks for it. What is not answered is not recorded.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from casemgr.casefile.events import said
from casemgr.casefile.saying import count_words
from casemgr.casefile.typed.answers import LATER, UNSAID
from casemgr.casefile.typed.decisions import DECIDED, option_of
from casemgr.casefile.vocabulary import (
    YES_OR_NO,
    Answer,
    IndependentAnswer,
    NoticeAction,
    NoticeSubject,
    ParentReply,
    Purpose,
)
from casemgr.checks.consent import CONSENT_ASKED, CONSENT_WORDS, TEAM_INSISTS
from casemgr.docket.decision import decision_of
from casemgr.reports.next_questions import command_words, purposes_of
from casemgr.reports.next_request import ask_request
from casemgr.reports.next_topics import Topic
from casemgr.reports.next_walk import Walk
from casemgr.reports.today_parts import TO_BOOK


def ask_consent(walk: Walk, topic: Topic) -> None:
    came = walk.answers.choice(CONSENT_ASKED, CONSENT_WORDS)
    if came is None or (day := walk.answers.day("Which day did the answer arrive?")) is None:
        return
    words = ["consent", topic.student, "--on", day]
    if came == "refused":
        words.append("--refused")
        if walk.answers.yes_or_no(TEAM_INSISTS, UNSAID):
            words.append("--team-insists")
    if came == "part":
        areas = walk.answers.several("Which areas?", way_out=LATER)
        if not areas:
            return
        words += options("--agreed", areas)
    walk.command(*words)


def ask_answer(walk: Walk, topic: Topic) -> None:
    """The parent's answer to the IEP offered."""
    who = walk.holder(topic.student)
    answer = walk.answers.choice(f"What is the {who}'s answer to the IEP?", get_args(Answer))
    if answer is None or (day := walk.answers.day(f"Which day did the {who} answer?")) is None:
        return
    words = ["answer-iep", topic.student, "--on", day, f"--{answer}"]
    if answer == "undecided" and (
        until := walk.answers.day(f"By which day will the {who} answer?", planned=True)
    ):
        words += ["--expected", until]
    if answer in ("partly", "disagreed") and (items := walk.answers.text("Which parts?")):
        words += ["--items", items]
    walk.command(*words)


def ask_reply(walk: Walk, topic: Topic) -> None:
    who = walk.holder(topic.student)
    reply = walk.answers.choice(f"What does the {who} say to the meeting notice?", get_args(ParentReply))
    if reply and (day := walk.answers.day(f"Which day did the {who} say so?")):
        booking = topic.deadline.start.event
        meeting = said(booking, "meeting_date") if booking else None
        walk.command(
            "reply", topic.student, reply, "--on", day, *(["--meeting", str(meeting)] if meeting else [])
        )


def ask_notice(walk: Walk, topic: Topic) -> None:
    """Prior written notice: never taken as complete, and its action is asked for."""
    if (day := walk.answers.day("Which day was prior written notice sent?")) is None:
        return
    words = [*command_words(topic), "--on", day]
    if "--action" not in words:
        action = walk.answers.choice("Does it propose something, or refuse it?", get_args(NoticeAction))
        if action is None:
            return
        words += ["--action", action]
    if "--subject" not in words and (
        subject := walk.answers.choice("What is it about?", get_args(NoticeSubject), UNSAID)
    ):
        words += ["--subject", subject]
    elements = tuple(walk.context.law.notice_elements)
    question = f"Does it have all {count_words(len(elements))} elements ({', '.join(elements)})?"
    complete = walk.answers.yes_or_no(question)
    if complete:
        walk.command(*words, "--complete")
    elif complete is False and (missing := walk.answers.several("Which are missing?", elements, LATER)):
        walk.command(*words, *options("--missing", missing))


def ask_booking(walk: Walk, topic: Topic) -> None:
    """A meeting that is to be booked: its day, what it is for where that is not on file, and the day it was booked."""
    day = walk.answers.day("Which day is the meeting booked for, or was it held?", planned=True)
    if day is None:
        return
    purposes = purposes_of(topic)
    if not purposes:
        said = walk.answers.choice("What is the meeting for?", get_args(Purpose))
        purposes = [said] if said else []
    if not purposes:
        return
    if others := [each for each in _to_book(walk, topic) if each not in purposes]:
        named, more = " and ".join(purposes), ", ".join(others)
        purposes += walk.answers.several(
            f"Besides {named}, is it for {more} too? Which?", others, "Enter = none of them"
        )
    book(walk, topic.student, day, purposes)


def _to_book(walk: Walk, topic: Topic) -> list[str]:
    """What else the student's meetings that are not booked are for: one meeting may serve several."""
    waiting = [each for each in walk.all_of(topic.student) if each.step and each.step.part in TO_BOOK]
    return list(dict.fromkeys(purpose for each in waiting for purpose in purposes_of(each)))


def book(walk: Walk, student: str, day: str, purposes: Iterable[str]) -> None:
    """Book it with what is typed of time and place."""
    words = ["schedule-iep", student, day, *options("--purpose", purposes)]
    booked = walk.answers.day("On which day did you book it?")
    if booked is None:
        return
    words += ["--on", booked]
    if time := walk.answers.time("What time?"):
        words += ["--time", time]
    if place := walk.answers.text("Where?"):
        words += ["--place", place]
    walk.command(*words)


def ask_review(walk: Walk, topic: Topic) -> None:
    """The manifestation review, with its two answers."""
    day = walk.answers.day("Which day was the review held?")
    if day is None:
        return
    caused = walk.answers.choice("Was the conduct caused by the disability?", YES_OR_NO)
    failed = walk.answers.choice("Was it the direct result of the IEP not being implemented?", YES_OR_NO)
    if caused and failed:
        walk.command("mdr", topic.student, "--held", day, "--caused", caused, "--not-implemented", failed)


def ask_independent(walk: Walk, topic: Topic) -> None:
    answer = walk.answers.choice("What was answered?", get_args(IndependentAnswer))
    if answer and (day := walk.answers.day()):
        walk.command("independent-answer", topic.student, answer, "--on", day)


def ask_decision(walk: Walk, topic: Topic) -> None:
    """What the meeting decided, where that was left for later."""
    field = decision_of(topic.deadline.rule)
    if field and (decided := walk.answers.yes_or_no(DECIDED[field])) is not None:
        walk.command("decided", topic.student, option_of(field, decided=decided))


def ask_check(walk: Walk, topic: Topic) -> None:
    """The check of the IEP: the day, and what is missing."""
    if (day := walk.answers.day("Which day was it checked?")) is None:
        return
    missing = walk.answers.several("Which portions are still missing?", way_out="Enter = none")
    found = options("--missing", missing) or ["--all-complete"]
    walk.command("check-iep", topic.student, "--on", day, *found)


def options(option: str, values: Iterable[str]) -> list[str]:
    """`--area health --area motor`."""
    return [word for value in values for word in (option, value)]


ASKED: Mapping[str, Callable[[Walk, Topic], None]] = {
    "consent": ask_consent,
    "answer-iep": ask_answer,
    "reply": ask_reply,
    "pwn": ask_notice,
    "schedule-iep": ask_booking,
    "mdr": ask_review,
    "independent-answer": ask_independent,
    "decided": ask_decision,
    "parent-request": ask_request,
}
"""A duty's command → how what it records is asked for."""
ASKED_FIRST: Mapping[str, Callable[[Walk, Topic], None]] = {"check-iep": ask_check}
"""The same where `done` takes the duty too: the day alone says too little."""
