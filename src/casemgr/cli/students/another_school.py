"""A school typed for a student who has been on file for longer: a move is no change of an entry."""

from casemgr.cli.recording.given import Work
from casemgr.cli.terminal.asking import ask, can_ask
from casemgr.errors import UsageError


def school_entered(work: Work, words: str) -> str:
    """The school meant, where the one on file was a wrong entry; asked about, and refused unless forced where no one can be asked.
    UsageError naming `move` where the student moves."""
    from casemgr.checks.known import school_meant
    from casemgr.checks.schools import may_be_a_move

    was, schools = work.student.identity.school, work.caseload.settings.school_names
    school = work.take(school_meant(words, schools))
    if work.force or not may_be_a_move(was, school, schools, work.known, work.today):
        return school
    move = f'casemgr move {work.student.id} "{school}" --on DATE'
    if not can_ask():
        work.refuse(
            f"{was} is on file. A move is recorded with the duties that it starts: {move}. This changes only the entry, where "
            f"{was} was never right"
        )
    elif (
        ask(f"Does the student move to {school}, or was {was} a wrong entry?", ("move", "wrong"), move)
        == "move"
    ):
        raise UsageError(f"to record the move, with the duties that it starts: {move}")
    return school
