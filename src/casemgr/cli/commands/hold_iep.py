"""A meeting not finished (--outcome continued) keeps the 60-day clock running; the next session continues it. The
annual and triennial dates run from the first session.

Example: `casemgr hold-iep ana-r --on 2026-11-20 --purpose initial --outcome completed --eligible`
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, get_args

import typer

from casemgr.cli.asking import ask, ask_text, meant, the_day
from casemgr.cli.booking import PURPOSES, Purposes
from casemgr.cli.common import Session, StudentWords
from casemgr.cli.meetings import note_absent_parent, note_forms, note_other_purpose, note_triennial
from casemgr.cli.options import Given, flag, text
from casemgr.cli.work import Work
from casemgr.errors import UsageError
from casemgr.reports.words import long_date

LONG_AGO_DAYS = 180  # an unfinished meeting older than this may have been forgotten


def run(
    given: Given,
    student: StudentWords,
    purpose: Purposes = None,
    outcome: Annotated[str | None, text("OUTCOME", "completed or continued.")] = None,
    eligible: Annotated[
        bool | None,
        typer.Option(
            "--eligible/--not-eligible", help="The team's decision on eligibility.", show_default=False
        ),
    ] = None,
    continues: Annotated[
        bool | None,
        typer.Option(
            "--continues/--new-meeting", help="Whether it continues an unfinished one.", show_default=False
        ),
    ] = None,
    chair: Annotated[str | None, text("NAME", "Who chaired it.")] = None,
    present: Annotated[list[str] | None, text("NAME", "Who was there (repeatable).", "--present")] = None,
    parent: Annotated[str | None, text("HOW", "in-person, by-phone, by-video or absent.")] = None,
    interpreter: Annotated[str | None, text("TEXT", "The language, or who interpreted.")] = None,
    placement_changed: Annotated[
        bool, flag("--placement-changed", "The team changed the placement.")
    ] = False,
    transportation: Annotated[bool, flag("--transportation", "The team decided on transportation.")] = False,
) -> None:
    from casemgr.casefile.events import MeetingHeld
    from casemgr.casefile.vocabulary import Presence

    here = given.session
    day = the_day(given.on or (None if purpose else _day_held(here, student)), here.today)
    purposes = tuple(purpose or _purposes(here, student, day))
    outcome = outcome or ask(
        "Was the meeting finished?", ("completed", "continued"), "--outcome completed or continued"
    )
    if "initial" in purposes and outcome == "completed" and eligible is None:
        answer = ask("Was the student found eligible?", ("yes", "no"), "--eligible or --not-eligible")
        eligible = answer == "yes"
    with given.recording(student) as work:
        presence = meant(parent, get_args(Presence)) if parent else None
        before = work.known
        given.add(
            work,
            MeetingHeld,
            day,
            purposes=purposes,
            outcome=outcome,
            eligible=eligible,
            new_meeting=_is_new(work, purposes, day, continues),
            chair=work.full_name(chair) if chair else None,
            present=tuple(work.anyones_name(name) for name in present or ()),
            parent=presence,
            interpreter=interpreter,
            placement_changed=placement_changed,
            transportation=transportation,
        )
        # What the file lacks for such a meeting is said, and no hindrance.
        note_other_purpose(work, before, purposes, day)
        if presence == "absent":
            note_absent_parent(work, before, day)
        if outcome == "completed":
            note_forms(work, purposes, day)
            if "triennial" in purposes:
                note_triennial(work, before)


def _day_held(here: Session, student: str) -> str | None:
    """The day of a meeting of which nothing was said: asked for where one is booked, and none for today; None is
    today."""
    from casemgr.state.meetings import booked_meetings

    days = [meeting.meeting_date for meeting in booked_meetings(here.find(student).known(here.today))]
    if not days or here.today in days:
        return None
    booked = " and ".join(map(long_date, days))
    return ask_text(
        f"On which day was the meeting held? It is booked for {booked}.",
        "--on DATE, or --purpose P if another one was held today",
    )


def _purposes(here: Session, student: str, day: date) -> tuple[str, ...]:
    """Those of the meeting booked for that day, or of the only one booked; asked for where that does not say it."""
    from casemgr.casefile.vocabulary import Purpose
    from casemgr.state.meetings import booked_meetings

    booked = booked_meetings(here.find(student).known(here.today))
    chosen = [meeting for meeting in booked if meeting.meeting_date == day] or booked
    if len(chosen) == 1:
        return tuple(chosen[0].purposes)
    listed = ", ".join(f"{' and '.join(each.purposes)} for {each.meeting_date}" for each in chosen)
    several = f" Several meetings are booked: {listed}." if listed else ""
    said = ask(f"What was the meeting for?{several}", get_args(Purpose), PURPOSES)
    return next((each.purposes for each in chosen if said in each.purposes), (said,))


def _is_new(work: Work, purposes: tuple[str, ...], day: date, continues: bool | None) -> bool:
    """Whether it begins anew although an earlier session with its purpose is unfinished."""
    from casemgr.state.meetings import unfinished_session

    unfinished = unfinished_session(tuple(event for event in work.known if event.date <= day), purposes)
    if unfinished is None:
        if continues:
            raise UsageError("there is no unfinished meeting with this purpose to continue")
        return False
    if continues is None and (day - unfinished.date).days > LONG_AGO_DAYS:
        raise UsageError(
            f"the meeting of {unfinished.date} was never completed: say --continues if this one continues it, "
            "or --new-meeting"
        )
    if continues is not False:
        work.warn(f"continues the meeting of {unfinished.date}; say --new-meeting if it does not")
    return continues is False
