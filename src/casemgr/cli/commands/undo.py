"""All that the last command recorded in the student's file becomes void; it stays in the file with the reason. What that
command had corrected or made void counts again. What was recorded before today is shown and asked about first, or needs
--yes.

With --round the same is undone for every other student for whom one command recorded it that day.

Example: `casemgr undo ana-r`, `casemgr undo ana-r --why "wrong student"`, `casemgr undo ana-r --round`
"""

from typing import Annotated

import typer

from casemgr.cli.lists.gather import students_of
from casemgr.cli.lists.output import say_damage
from casemgr.cli.options.kinds import StudentWords, flag
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import Given, Takes, Work
from casemgr.cli.terminal.asking import agree
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, Takes("by", "force", "dry_run", "yes")],
    student: StudentWords,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "undone",
    whole_round: Annotated[
        bool, flag("For every student of a round: for whom the same was recorded last that day.", "--round")
    ] = False,
) -> None:
    from casemgr.recording.speaking import UNDOES

    with given.recording_each(
        lambda: _of_the_round(given, student) if whole_round else alike([student]), UNDOES
    ) as works:
        for work, _ in works:
            _undo(given, work, why)


def _undo(given: Given, work: Work, why: str) -> None:
    """Void what the last command recorded; what that had voided counts again."""
    from casemgr.casefile.events import Void, dated
    from casemgr.reports.recorded import recorded_before
    from casemgr.reports.undoing import counts_again, nothing_counts
    from casemgr.store.newtext import last_command

    student = work.student
    last, is_all = last_command(student, work.today)
    if not last:
        raise UsageError(f"{student.id}: there is nothing to undo")
    if not given.dry_run and (found := recorded_before(student.id, last, work.today)):
        before = f"{found}. `casemgr history {student.id}` shows what came before"  # it may not be the slip that is meant
        agree(f"{found}. Undo it?", before, yes=given.yes, nothing="Nothing was undone")
    undone = []
    for event in reversed(last):
        void = work.record(Void, work.today, event=event.id, why=why, by_undo=True)
        if isinstance(event, Void):
            again = work.event(event.event)
            work.warn(f"counts again: {dated(again, work.today)} ({again.id})")
        else:
            undone.append(void.id)
    if is_all:
        file = work.caseload.name_of(work.caseload.path_of(student.id))
        work.say_each(nothing_counts(student, file, void.id))
    elif undone:
        work.say(counts_again(student.id, undone))


def _of_the_round(given: Given, words: str) -> Chosen[None]:
    """The student, and every other one for whom the last command recorded the same on the same day."""
    from casemgr.casefile.rounds import Part, is_the_same
    from casemgr.casefile.student import Student
    from casemgr.store.newtext import last_command

    here = given.session

    def recorded(student: Student) -> Part | None:
        last, is_all = last_command(student, here.today)
        return Part(last, student.identity) if last and not is_all else None

    named = here.find(words)
    wanted = recorded(named)
    if wanted is None:
        return alike([named.id])
    others = [each for each in students_of(here) if each.id != named.id]
    same = [each.id for each in others if (part := recorded(each)) and is_the_same(wanted, part)]
    say_damage(here.problems)
    return alike([named.id, *same])
