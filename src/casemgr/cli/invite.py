"""ROLE is parent, student, general-ed-teacher, education-specialist, lea-representative, principal, school-psychologist,
el-specialist, interpreter … What is printed last is who must be there and has not been invited yet; the meeting notice
counts as the parent's invitation.

Example: `casemgr invite ana-r general-ed-teacher="Joan Pruitt" principal school-psychologist=marcus --on 11/9`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.asking import meant
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.meetings import WhichMeeting, day_named, the_booked
from casemgr.cli.people import full_name
from casemgr.cli.recording import Recording, recording
from casemgr.paper.words import long_date

if TYPE_CHECKING:
    from casemgr.casefile.events import Invitee, MeetingScheduled


def run(
    context: typer.Context,
    student: StudentWords,
    members: Annotated[list[str], typer.Argument(metavar="ROLE[=NAME]", help="Each role, and who fills it.")],
    meeting: WhichMeeting = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import TeamInvited

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        booked = the_booked(work, meeting)
        work.add(
            TeamInvited,
            work.happened(on),
            to=tuple(_invitee(work, words) for words in members),
            meeting=day_named(work, meeting),
            by=by,
            note=note,
        )
        _note_missing(work, booked)


def _invitee(work: Recording, words: str) -> Invitee:
    from casemgr.casefile.events import Invitee
    from casemgr.casefile.vocabulary import ROLES

    role, _, name = words.partition("=")
    return Invitee.model_validate(
        {
            "role": meant(role, (*ROLES, "parent", "student")),
            "name": full_name(work, name) if name.strip() else None,
        }
    )


def _note_missing(work: Recording, booked: MeetingScheduled | None) -> None:
    from casemgr.docket.team import members_missing

    if booked is None:
        work.warn(f"no meeting is booked yet: casemgr schedule-iep {work.student.id} DATE")
        return
    day = long_date(booked.meeting_date)
    if missing := members_missing(work.caseload.basis.law.members, booked, work.known, work.student.identity):
        listed = ", ".join(member.what for member in missing)
        work.say(f"Not invited yet to the meeting of {day}: {listed} (EC 56341(b))")
    else:
        work.say(f"All whom the meeting of {day} needs are invited (EC 56341(b)).")
