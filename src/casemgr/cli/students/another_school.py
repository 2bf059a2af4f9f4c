"""A school typed for a student who has been on file for longer: a move is no change of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.names import MAY_BE_A_SLIP, fold, likeness
from casemgr.cli.recording.known import school_meant
from casemgr.cli.terminal.asking import ask, can_ask
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.recording.work import Work


def school_entered(work: Work, words: str) -> str:
    """The school meant, where the one on file was a wrong entry; asked about, and refused unless forced where no one can be asked.
    UsageError naming `move` where the student moves."""
    school = school_meant(work, words)
    was = work.student.identity.school
    if work.force or not _may_be_a_move(work, was, school):
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


def _may_be_a_move(work: Work, was: str, school: str) -> bool:
    """Of a student who was put on file on an earlier day and has not left; a slip in the name is none."""
    from casemgr.state.enrollment import has_left

    known, schools = work.known, [each.name for each in work.caseload.settings.schools]
    is_slip = fold(was) == fold(school) or (was not in schools and likeness(was, school) >= MAY_BE_A_SLIP)
    is_new = all(event.recorded == work.today for event in known)
    return not (is_slip or is_new or has_left(known))
