"""What `next` asks, and which command its answers make, without a command and a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from at_work import DANA
from casemgr.casefile.people import People
from casemgr.casefile.student import Student
from casemgr.casefile.typed.answers import Answers
from casemgr.docket.facts import Facts
from casemgr.reports.next_duty import ask_about_duty
from casemgr.reports.next_meeting import ask_about_meeting
from casemgr.reports.next_said import ask_answer, ask_consent, ask_notice, ask_review
from casemgr.reports.next_topics import AHEAD, Topic, topics
from casemgr.reports.next_walk import Walk
from casemgr.reports.today_student import student_day
from support import context_with, fact, student_of

TODAY = date(2026, 11, 23)
CONTEXT = context_with("sample-2026-27")


class Keeping(Walk):
    """A walk that keeps the commands that it would run."""

    def __init__(self, student: Student, answers: Iterable[str]) -> None:
        left = iter(answers)
        self.heard: list[str] = []
        typed = Answers(TODAY, self._line(lambda: next(left)), self.heard.append)
        super().__init__(typed, CONTEXT, People(DANA), AHEAD, lambda _facts, _deadline: "")
        self._student = student
        self.commands: list[str] = []

    def _line(self, read: Callable[[], str]) -> Callable[[str], str | None]:
        def line(question: str) -> str | None:
            self.heard.append(question)
            return read() or None

        return line

    def facts(self, student: str) -> Facts:
        return Facts.of(self._student, CONTEXT, TODAY)

    def command(self, *words: str) -> bool:
        self.commands.append(" ".join(words))
        return True

    def takes_several(self, command: str, option: str) -> bool:
        return False

    def tick(self, topic: Topic, day: str, *, safeguards: bool | None = None) -> bool:
        return self.command("done", topic.student, topic.deadline.rule.id, day)

    def tick_afterwards(self, topic: Topic, day: str) -> bool:
        return self.tick(topic, day)

    def not_applicable(self, topic: Topic, why: str) -> bool:
        return self.command("na", topic.student, topic.deadline.rule.id, why)

    def mention(self, student: str, what: str, form: str) -> bool:
        return self.command("mention", student, what, form)


def walk(*answers: str, booked: str = "") -> tuple[Keeping, Topic]:
    """A walk with these answers, and the first thing to ask about."""
    facts = [fact("student_added", "2026-09-01", last_annual="2025-12-04", last_evaluation="2024-12-04")]
    if booked:
        facts.append(fact("meeting_scheduled", "2026-11-02", purposes=["annual"], meeting_date=booked))
    made = Keeping(student_of(*facts), answers)
    day = student_day(made.facts(""), CONTEXT, TODAY, lambda _facts, _deadline: "")
    return made, topics([day], AHEAD)[0]


@pytest.mark.parametrize(
    ("ask", "answers", "command"),
    [
        (ask_consent, ["whole", "11/20"], "consent {id} --on 2026-11-20"),
        (
            ask_consent,
            ["part", "11/20", "reading, motor"],
            "consent {id} --on 2026-11-20 --agreed reading --agreed motor",
        ),
        (ask_consent, ["refused", "11/20", "yes"], "consent {id} --on 2026-11-20 --refused --team-insists"),
        (
            ask_answer,
            ["partly", "11/20", "the goals"],
            "answer-iep {id} --on 2026-11-20 --partly --items the goals",
        ),
        (
            ask_answer,
            ["undecided", "11/20", "12/4"],
            "answer-iep {id} --on 2026-11-20 --undecided --expected 2026-12-04",
        ),
        (ask_review, ["11/20", "no", "yes"], "mdr {id} --held 2026-11-20 --caused no --not-implemented yes"),
    ],
)
def test_answers_make_a_command(ask: Callable[[Walk, Topic], None], answers: list[str], command: str) -> None:
    made, topic = walk(*answers)
    ask(made, topic)
    assert made.commands == [command.format(id=topic.student)]


@pytest.mark.parametrize("ask", [ask_consent, ask_answer, ask_notice, ask_review])
def test_what_is_left_for_later_makes_none(ask: Callable[[Walk, Topic], None]) -> None:
    made, topic = walk("", "", "")
    ask(made, topic)
    assert made.commands == []


def test_a_meeting_that_was_moved_asks_for_its_day_and_the_reason() -> None:
    made, topic = walk("moved", "12/8", "11/20", "the parent works", booked="2026-11-18")
    ask_about_meeting(made, topic)
    assert made.commands == [
        f"reschedule {topic.student} 2026-12-08 --meeting 2026-11-18 --why the parent works --on 2026-11-20"
    ]


def test_another_day_than_the_one_booked_is_confirmed() -> None:
    made, topic = walk("finished", "11/19", "no", booked="2026-11-18")
    ask_about_meeting(made, topic)
    assert "Was it held on Thu 11/19 instead?" in made.heard[-1]
    assert made.commands == []


def test_before_there_is_an_iep_to_answer_only_the_next_step_is_named() -> None:
    referred = fact("early_start_referral", "2026-11-02")
    made = Keeping(student_of(referred, born="2024-01-15", grade="IN"), ["agreed", "11/20"])
    day = student_day(made.facts(""), CONTEXT, TODAY, lambda _facts, _deadline: "")
    topic = next(each for each in topics([day], AHEAD) if each.deadline.rule.id == "part-b-by-3")
    ask_about_duty(made, topic)
    assert made.heard == [f"  Record it with: casemgr refer {topic.student} --by WHO"]
    assert made.commands == []
