"""Which booked meeting is meant, and what is worth saying about a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli import dates
from casemgr.cli.asking import ask

if TYPE_CHECKING:
    from casemgr.casefile.events import Event, MeetingScheduled
    from casemgr.cli.work import Work

WhichMeeting = Annotated[
    str | None,
    typer.Option("--meeting", metavar="DATE", help="The meeting of which day, where several are booked."),
]
ENOUGH_ATTEMPTS = 2  # one call that nobody takes is not yet an effort


def the_booked(work: Work, words: str | None, on: date | None = None) -> MeetingScheduled | None:
    """The booked meeting of the day named, or the only one; None where there is none. Where it is one of several, it is
    asked for. `on`: the day of what happened about it; today by default."""
    booked = _bookings(work, on)
    if words:
        # A meeting may stand booked for a day that has passed.
        days = (dates.planned(words, work.today), dates.happened(words, work.today))
        return next((m for m in (*booked, *_bookings(work, None)) if m.meeting_date in days), None)
    by_day = {meeting.meeting_date.isoformat(): meeting for meeting in booked}
    if len(by_day) > 1:
        listed = ", ".join(f"{day} ({' and '.join(meeting.purposes)})" for day, meeting in by_day.items())
        day = ask(f"Which meeting? Several meetings are booked: {listed}.", tuple(by_day), "--meeting DATE")
        return by_day[day]
    return booked[0] if booked else None


def _bookings(work: Work, on: date | None) -> list[MeetingScheduled]:
    """The meetings that stood booked on a day, and others that do now: a booking may be entered late."""
    from casemgr.state.meetings import booked_meetings

    then = booked_meetings(tuple(event for event in work.known if event.date <= on)) if on else []
    now = booked_meetings(work.known)
    return [*then, *(each for each in now if all(set(each.purposes).isdisjoint(t.purposes) for t in then))]


def days_booked(booked: Iterable[MeetingScheduled]) -> str:
    """The days of booked meetings, for saying that another has none."""
    return ", ".join(str(meeting.meeting_date) for meeting in booked) or "none"


def warn_of_due(work: Work, purposes: tuple[str, ...], day: date) -> None:
    """Say which deadlines a meeting of these purposes would meet too late."""
    from casemgr.casefile.events import MeetingScheduled
    from casemgr.docket.derive import derive

    for deadline in derive(work.student, work.context, work.today):
        if isinstance(deadline.start.event, MeetingScheduled):
            continue  # about an earlier booking, which this one may replace
        can_meet = any(
            on.event == "meeting_held" and (not on.purposes or on.purposes & set(purposes))
            for on in deadline.rule.met_by
        )
        if deadline.is_open and can_meet and deadline.due and deadline.due < day:
            work.warn(f"{day} is after {deadline.rule.id} is due ({deadline.due}); the meeting would be late")


def day_named(work: Work, words: str | None, on: date | None = None) -> date | None:
    """The day of the meeting where it must be named; None where it goes without saying."""
    return day_of(work, the_booked(work, words, on), words, on)


def day_of(
    work: Work, meant: MeetingScheduled | None, words: str | None, on: date | None = None
) -> date | None:
    """The same of a meeting that was found by the words, or was not."""
    if meant is None:
        return work.planned(words) if words else None
    return meant.meeting_date if words or len(_bookings(work, on)) > 1 else None


def day_of_notice(work: Work, words: str | None, on: date) -> date | None:
    """The day of the meeting that a notice given on a day is about, where it must be named; it must be booked."""
    meant = the_booked(work, words, on)
    day = day_of(work, meant, words, on)
    if words and meant is None:
        work.refuse(f"no meeting stands booked for {day} (booked: {days_booked(_bookings(work, on))})")
    return day


def note_interpreter(work: Work, interpreter: str | None) -> None:
    """A family that speaks another language, and nobody to interpret (34 CFR 300.322(e))."""
    from casemgr.state.enrollment import is_english_learner

    identity = work.student.identity
    spoken = [each.language for each in identity.contacts if each.language]
    if interpreter or not (is_english_learner(identity) or spoken):
        return
    home = identity.language.home if identity.language else None
    language = next(iter(spoken), home)
    work.warn(f"no interpreter is named{f' ({language})' if language else ''}; say --interpreter")


def note_forms(work: Work, purposes: tuple[str, ...], day: date) -> None:
    """The form that the assessment asks for before such a meeting, and that is not on file."""
    from casemgr.casefile.saying import plural
    from casemgr.docket.derive import derive
    from casemgr.docket.owed import forms_owed

    for deadline in forms_owed(derive(work.student, work.context, work.today)):
        if getattr(deadline.start.event, "purpose", None) in purposes:
            days = (day - work.today).days
            when = f"; meeting in {plural(days, 'day')}" if days > 0 else ""
            work.warn(f"{deadline.rule.title}: {deadline.rule.id} is not on file{when}")


def note_absent_parent(work: Work, before: tuple[Event, ...], day: date) -> None:
    """A meeting without the parent takes documented attempts to arrange it."""
    from casemgr.casefile.events import ContactMade, MeetingHeld
    from casemgr.casefile.saying import plural

    attempts = 0
    for event in before:
        if isinstance(event, MeetingHeld):
            attempts = 0
        elif isinstance(event, ContactMade) and event.about == "meeting" and event.date <= day:
            attempts += 1
    if attempts < ENOUGH_ATTEMPTS:
        work.warn(
            f"the parent was absent, and {plural(attempts, 'attempt')} to arrange the meeting "
            f"{'is' if attempts == 1 else 'are'} on file; record each: casemgr contact {work.student.id} "
            "--about meeting (34 CFR 300.322(d))"
        )


def note_other_purpose(work: Work, before: tuple[Event, ...], purposes: tuple[str, ...], day: date) -> None:
    """A meeting held on the day of one that was booked for something else: the booking is taken as held."""
    from casemgr.state.meetings import booked_meetings

    for booked in booked_meetings(before):
        if booked.meeting_date == day and set(booked.purposes).isdisjoint(purposes):
            work.warn(
                f"the meeting booked for {day} was to be {' and '.join(booked.purposes)}; if it was that too, void "
                f"this and say --purpose {' --purpose '.join((*purposes, *booked.purposes))}"
            )


def note_triennial(work: Work, before: tuple[Event, ...]) -> None:
    """A triennial that nothing on file has prepared: no consent or assessment, records review or signed waiver."""
    from casemgr.casefile.events import MeetingHeld

    prepared = False
    for event in before:
        if isinstance(event, MeetingHeld) and event.outcome == "completed" and "triennial" in event.purposes:
            prepared = False
        else:
            prepared = prepared or _prepares_triennial(event)
    if not prepared:
        work.warn(
            "this triennial has no consent to assess, records review or signed waiver on file; recorded all the same"
        )


def _prepares_triennial(event: Event) -> bool:
    from casemgr.casefile.events import AssessorReported, ConsentReceived, RecordsReviewHeld, TriennialPlanned

    match event:
        case RecordsReviewHeld() | AssessorReported():
            return True
        case ConsentReceived(purpose=purpose):
            return purpose == "triennial"
        case TriennialPlanned(waiver_signed=signed):
            return signed is not None
        case _:
            return False
