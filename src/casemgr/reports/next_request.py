"""How `next` asks for what the parent asked for. A request whose day is not known yet stays on the list until it is."""

from datetime import date

from casemgr.casefile.events import RequestMentioned
from casemgr.casefile.saying import long_date
from casemgr.reports.next_topics import Topic
from casemgr.reports.next_walk import Walk

FORMS = ("written", "oral")


def ask_requests(walk: Walk, student: str, held: str) -> None:
    """What the parent asked for and did not get: prior written notice answers it."""
    question = f"Did the {walk.holder(student)} ask for anything that was not agreed to? What?"
    while what := walk.answers.text(question, "Enter = nothing"):
        question = "Anything else?"
        form = walk.answers.choice("In writing, or orally?", FORMS)
        day = _day(walk, student, date.fromisoformat(held)) if form else None
        if not (form and day and _record(walk, student, what, form, day)):
            _keep(walk, student, what, form)


def ask_request(walk: Walk, topic: Topic) -> None:
    """The day of a request, and its form, where one of them is missing."""
    mentioned = topic.deadline.start.event
    assert isinstance(mentioned, RequestMentioned)
    known = mentioned.form if mentioned.form in FORMS else None
    form = known or walk.answers.choice("In writing, or orally?", FORMS)
    if form and (day := walk.answers.day(f"Which day did the {walk.holder(topic.student)} ask?")):
        _record(walk, topic.student, mentioned.what, form, day)


def _day(walk: Walk, student: str, held: date) -> str | None:
    """The day of the request; where it is left, whether it was that of the meeting."""
    question = f"Was it on the day of the meeting, {long_date(held, walk.today)}?"
    if day := walk.answers.day(f"Which day did the {walk.holder(student)} ask?"):
        return day
    return str(held) if walk.answers.yes_or_no(question) else None


def _record(walk: Walk, student: str, what: str, form: str, day: str) -> bool:
    words = ["parent-request", student, "--what", what, "--on", day]
    return walk.command(*words, *(["--oral"] * (form == "oral")))


def _keep(walk: Walk, student: str, what: str, form: str | None) -> None:
    """That the parent asked for it, as of today; when, and what follows from that, is asked on another walk."""
    if walk.mention(student, what, form or "oral-or-written"):
        for waiting in walk.left_of(student):
            if waiting.step and isinstance(waiting.deadline.start.event, RequestMentioned):
                walk.leave(waiting)
