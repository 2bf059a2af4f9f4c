"""Of a consent, the day is shown by which the IEP meeting must be held, so that it can be passed on.

Example: `casemgr notify ana-r referral --to "principal (Ruth Abara)" --to teacher --how e-mail`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import NoticeTopic
from casemgr.cli.asking import ask_text, choose
from casemgr.cli.given import Given, Work
from casemgr.cli.options import Maybe, Several, StudentWords, text, word, words_of


def run(
    given: Given,
    student: StudentWords,
    topic: Annotated[Maybe, word(NoticeTopic, "TOPIC")] = None,
    to: Annotated[
        Several, text("WHO", "Who was notified: a role, with the name or without (repeatable).", "--to")
    ] = None,
    how: Annotated[Maybe, text("TEXT", "By a memo, e-mail, in person …")] = None,
) -> None:
    from casemgr.casefile.events import StaffNotified

    about = choose(topic, "What were they notified of?", words_of(NoticeTopic))
    notified = to or [
        who
        for who in ask_text("Who was notified? (commas between)", "--to NAME (repeat for several)").split(",")
        if who.strip()
    ]
    with given.recording(student) as work:
        given.add(
            work, StaffNotified, topic=about, to=tuple(work.anyones_name(who) for who in notified), how=how
        )
        if about == "referral":
            _note_who_is_left_out(work, notified)
        if about == "consent":
            _tell_due_date(work)


def _note_who_is_left_out(work: Work, notified: list[str]) -> None:
    said = " ".join(notified).lower()
    if "principal" not in said and "teacher" not in said:
        work.warn("the handbook names the principal and the classroom teacher")


def _tell_due_date(work: Work) -> None:
    from casemgr.docket.owed import meetings_owed

    for deadline in meetings_owed(work.clocks):
        act = f", act by {long_date(deadline.act_by, work.today)}" if deadline.act_by != deadline.due else ""
        work.say(f"To pass on: {deadline.rule.title}, due {long_date(deadline.due, work.today)}{act}")
