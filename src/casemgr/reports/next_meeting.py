"""How `next` asks about a meeting whose day has passed, in the order of the handbook: whether it was held, who was there,
what the parent asked for and answered, and what would have closed without a word."""

from datetime import date
from typing import get_args

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.answers import UNSAID
from casemgr.casefile.typed.decisions import Decisions, decisions, may_decide, option_of
from casemgr.casefile.vocabulary import Presence, Role
from casemgr.checks.left_open import open_until_said
from casemgr.docket.decision import decision_of
from casemgr.reports.as_typed import as_typed
from casemgr.reports.next_duty import ask_about_closed
from casemgr.reports.next_questions import can_be_ticked, closed_by_now, command_words
from casemgr.reports.next_request import ask_requests
from casemgr.reports.next_said import ask_answer, book, options
from casemgr.reports.next_topics import Topic
from casemgr.reports.next_walk import Walk
from casemgr.reports.today_meetings import RESULT
from casemgr.state.bookings import plan_may_wait

NOBODY = ("no", "nobody", "none")
RESULTS = ("finished", "continued", "moved", "not-held")


def ask_about_meeting(walk: Walk, topic: Topic) -> None:
    """What became of a booked meeting."""
    booked = topic.booking
    assert booked
    result = walk.answers.choice(f"Was it {RESULT}", RESULTS, listed=False)
    if result in ("finished", "continued"):
        _held(walk, topic, booked, result)
    elif result == "moved":
        _moved(walk, topic.student, booked)
    elif result == "not-held":
        _not_held(walk, topic.student, booked)


def _held(walk: Walk, topic: Topic, booked: MeetingScheduled, result: str) -> None:
    day = _day_held(walk, topic, booked)
    if day is None:
        return
    outcome = "completed" if result == "finished" else "continued"
    words = ["hold-iep", topic.student, "--on", day, "--outcome", outcome]
    words += options("--purpose", booked.purposes)
    if "initial" in booked.purposes and outcome == "completed":
        eligible = walk.answers.yes_or_no("Was the student found eligible?")
        if eligible is None:
            walk.answers.say("  A finished initial meeting needs the finding.")
            return
        words.append("--eligible" if eligible else "--not-eligible")
    if plan_may_wait(booked.purposes):
        reviewed = walk.answers.yes_or_no("Was the IEP reviewed too, as an annual review?")
        if reviewed is None:
            return
        words.append("--plan-reviewed" if reviewed else "--plan-not-reviewed")
    words += options("--present", walk.answers.several("Who was present?"))
    if parent := walk.answers.choice(
        f"How did the {walk.holder(topic.student)} take part?", get_args(Presence), UNSAID
    ):
        words += ["--parent", parent]
    eligible_now = False if "--not-eligible" in words else None
    decides = may_decide(booked.purposes, completed=outcome == "completed", eligible=eligible_now)
    found = decisions({}, walk.answers.yes_or_no) if decides else {}
    words += [option_of(field, decided=decided) for field, decided in found.items() if decided is not None]
    open_before = walk.all_of(topic.student)
    if not walk.command(*words):
        return
    _leave_open(walk, topic.student, found)
    closed = closed_by_now(open_before, walk.facts(topic.student), walk.context, walk.today)
    _excused(walk, topic.student, day)
    ask_requests(walk, topic.student, day)
    _answered(walk, topic)
    _closed_silently(walk, closed)


def _leave_open(walk: Walk, student: str, found: Decisions) -> None:
    """What was left for later stays open, and is not asked again on this walk."""
    left = [field for field, decided in found.items() if decided is None]
    for waiting in walk.left_of(student):
        if waiting.step and decision_of(waiting.deadline.rule) in left:
            walk.leave(waiting)
    for line in open_until_said(student, left):
        walk.answers.say(f"  {line}")


def _day_held(walk: Walk, topic: Topic, booked: MeetingScheduled) -> str | None:
    """The day of the meeting; one that is not the day it was booked for is confirmed."""
    day = walk.answers.day("Which day was it held?")
    if day is None or day == str(booked.meeting_date):
        return day
    meant, held = (long_date(each, topic.as_of) for each in (booked.meeting_date, date.fromisoformat(day)))
    return (
        day if walk.answers.yes_or_no(f"It was booked for {meant}. Was it held on {held} instead?") else None
    )


def _excused(walk: Walk, student: str, day: str) -> None:
    """Who was missing, and excused in writing."""
    while role := walk.answers.choice(
        "Was a member missing and excused in writing? Which role, like slp?",
        (*get_args(Role), *NOBODY),
        "Enter = nobody, or later",
        listed=False,
    ):
        if role in NOBODY:
            return
        signed = walk.answers.day(f"Which day did the {walk.holder(student)} sign the excusal?")
        discussed = walk.answers.yes_or_no("Was that member's area discussed?")
        words = ["excuse", student, role]
        if signed is None or discussed is None:
            _not_recorded(walk, *words, "--agreed", "DATE")
            return
        words += ["--on", min(signed, day), "--agreed", signed]
        if discussed:
            given = walk.answers.day("Which day did the member's written input go to the team?")
            if given is None:
                _not_recorded(walk, *words, "--area-discussed", "--input", "DATE")
                return
            words += ["--area-discussed", "--input", given]
        walk.command(*words)


def _not_recorded(walk: Walk, *words: str) -> None:
    """What was answered in part and is not asked again, with the command that records it."""
    walk.answers.say("  Not recorded. When you know:")
    walk.answers.say(f"  {as_typed(['casemgr', *words])}")


def _answered(walk: Walk, topic: Topic) -> None:
    """The parent's answer, where an IEP was offered."""
    for waiting in walk.left_of(topic.student):
        if waiting.step and command_words(waiting)[0] == "answer-iep":
            walk.begins(waiting)
            ask_answer(walk, waiting)
            return


def _closed_silently(walk: Walk, closed: list[Topic]) -> None:
    """What was owed before the meeting and has no record: it is asked for, as it would close without a word."""
    for each in closed:
        if can_be_ticked(each, walk.facts(each.student)):
            walk.begins(each)
            ask_about_closed(walk, each)


def _moved(walk: Walk, student: str, booked: MeetingScheduled) -> None:
    """Moved to another day, with the reason and the day that was agreed on."""
    new = walk.answers.day("To which day was it moved?", planned=True)
    if new is None:
        return
    moved = walk.answers.day("Which day was that agreed?")
    why = walk.answers.reason("Why was it moved?") if moved else None
    if moved and why:
        meeting = str(booked.meeting_date)
        walk.command("reschedule", student, new, "--meeting", meeting, "--why", why, "--on", moved)


def _not_held(walk: Walk, student: str, booked: MeetingScheduled) -> None:
    """Called off; a new day is asked for at once, as what it was for is still owed."""
    off = walk.answers.day("Which day was it called off?")
    why = walk.answers.reason("Why was it not held?") if off else None
    if not off or not why:
        return
    if not walk.command("cancel", student, "--meeting", str(booked.meeting_date), "--why", why, "--on", off):
        return
    new = walk.answers.day("Which day is the new meeting?", planned=True)
    if new:
        book(walk, student, new, booked.purposes)
