"""The meetings whose day has passed, then what the law asks, then the handbook, in the order of `casemgr today`. Nothing is
assumed: every day is typed, an empty line means "later" and records nothing, `na` means that it does not apply, `q` stops. Each answer is
recorded by an ordinary command and can be undone. Answers may come from a pipe, one a line.

Example: `casemgr next`, `casemgr next ana-r`, `casemgr next 3` for the third line of today's page
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.lists.gather import days_of
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.output import say_damage
from casemgr.cli.lists.showing import end
from casemgr.cli.options.kinds import Maybe, argument
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.today_student import StudentDay


def run(
    here: Session,
    student: Annotated[Maybe, argument("[STUDENT]", "Only this one; or a number of today's page.")] = None,
    only: Only = EVERYONE,
) -> None:
    from casemgr.cli.guided.walk import EndOfAnswersError, Lines, RecordingWalk
    from casemgr.cli.terminal.asking import can_ask
    from casemgr.reports.next_through import walk_through
    from casemgr.reports.next_topics import AHEAD, NOW, left_words, topics, would_ask
    from casemgr.reports.today import NO_STUDENT

    asked = only.settled(here)
    days = _days(here, student, asked)
    parts = AHEAD if student else NOW
    found = topics(days, parts)
    _say_gaps(here, days)
    if not student and not any(day.is_of_student for day in days):
        typer.echo(NO_STUDENT)
        end(here)
        return
    if not found:
        where = " in what can be read" if here.problems else ""
        typer.echo(f"Nothing is open{where} that asks for a record now: casemgr today --all")
        end(here)
        return
    lines = Lines()
    if not lines.are_any:
        raise UsageError(would_ask(found))
    if can_ask():
        aside(
            "Enter leaves a question for later; q stops. Each answer is recorded at once; casemgr undo STUDENT takes the "
            "last one back."
        )
    try:
        walk_through(RecordingWalk(here, lines, parts, asked), days)
    except EndOfAnswersError:
        aside("")
    left = topics(_days(here, student, asked), parts)
    typer.echo(left_words(left))
    end(here)


def _say_gaps(here: Session, days: list[StudentDay]) -> None:
    """Before the first question: what cannot be read, and the dates that are not known without a calendar. Of these nothing
    is asked."""
    from casemgr.reports.report import incomplete_words
    from casemgr.reports.words import unknown_words

    say_damage(here.problems)
    if here.problems:
        aside(incomplete_words(here.problems))
    missing = [step.missing for day in days for step in day.steps if step.missing]
    for line in unknown_words(missing, here.today, here.problems):
        aside(f"Not asked about: {line}")


def _days(here: Session, student: str | None, whom: Narrowing) -> list[StudentDay]:
    from casemgr.reports.today_student import student_day
    from casemgr.store.page import is_number, student_on_line

    if student is None:
        return days_of(here, whom)
    meant = student_on_line(here.caseload.root, student) if is_number(student) else student
    return [student_day(here.facts(here.find(meant)), here.context, here.today, whom.part)]
