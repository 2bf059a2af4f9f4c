"""An IEP meeting that was held: its day and purposes, what the team found, and what it decided, then or later."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from casemgr.casefile.events import IdentityChanged, MeetingHeld, TeamDecided
from casemgr.casefile.headpath import named
from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import needs
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.decisions import DECIDED, Decisions, as_stored, decisions, may_decide, option_of
from casemgr.casefile.typed.disabilities import disability_changes
from casemgr.casefile.vocabulary import Presence, Purpose, area_term
from casemgr.checks.areas import found_on_file, strange_areas
from casemgr.checks.meeting_notes import is_new_meeting, not_reviewed
from casemgr.checks.purposes import (
    assessment_words,
    booked_for,
    due_by_words,
    not_said_to_be_reviewed,
    plan_reviewed,
    purposes_held,
    several_words,
)
from casemgr.docket.to_book import meetings_wanted
from casemgr.errors import UsageError
from casemgr.law.words import areas_of
from casemgr.recording.booking import PURPOSES, choose_outcome, purposes_typed
from casemgr.recording.work import Work
from casemgr.state.bookings import plan_may_wait
from casemgr.state.decided import meeting_of_decision, not_said_at
from casemgr.state.meetings import booked_meetings
from casemgr.state.sessions import unfinished_session


def hold(
    work: Work,
    *,
    purpose: Sequence[str] | None,
    outcome: str | None,
    eligible: bool | None,
    disability: Sequence[str] | None,
    plan_reviewed: bool | None,
    continues: bool | None,
    present: Sequence[str] | None,
    parent: str | None,
    decided: Decisions,
    **who: str | None,
) -> None:
    """Record the meeting, with what is said of it; what is missing is asked for. `who`: the chair and the interpreter."""
    day = _day_held(work) if work.given.on is None and purpose is None else work.day
    purposes = purposes_typed(purpose) or _purposes(work, day)
    ended = choose_outcome(work.asker, outcome, "Was the meeting completed, or is it to be continued?")
    if ended == "completed":
        purposes += _also_reviewed(work, purposes)
    if "initial" in purposes and ended == "completed" and eligible is None:
        eligible = work.asker.ask_whether("Was the student found eligible?", "--eligible or --not-eligible")
    if not eligible:
        needs("--eligible", {"--disability": disability})
    reviewed = _is_plan_reviewed(work, purposes, plan_reviewed)
    found = decided
    decides = may_decide(purposes, completed=ended == "completed", eligible=eligible)
    if decides and _asks(work):
        found = decisions(found, work.asker.yes_no_or_later)
    unfinished = unfinished_session(work.known_by(day), purposes)
    work.record(
        MeetingHeld,
        day,
        purposes=purposes,
        outcome=ended,
        eligible=eligible,
        plan_not_reviewed=not reviewed,
        new_meeting=is_new_meeting(unfinished, day, continues),
        present=tuple(present or ()),
        parent=meant(parent, get_args(Presence)) if parent else None,
        **who,
        **as_stored(found if decides else {field: bool(said) for field, said in found.items()}),
    )
    if eligible:
        _disability(work, disability, day)


def _disability(work: Work, areas: Sequence[str] | None, day: date) -> None:
    """What the team found, in the place of what is on file; asked for at a keyboard, where it may be left as it is."""
    head = work.student.identity.suspected
    on_file = " and ".join(map(area_term, head))
    said = list(areas or ())
    if not said and _asks(work):
        said = _areas_asked(work, on_file)
        if on_file and not said:
            return
    if not said:
        work.warn(found_on_file(head, work.student.id))
        return
    found = areas_of(said, work.context.law.meanings)
    new, gone = [each for each in found if each not in head], [each for each in head if each not in found]
    for path, before, after in disability_changes(head, new, gone):
        work.record(IdentityChanged, day, field=named(path), before=before, after=after)


def _areas_asked(work: Work, on_file: str) -> list[str]:
    """What is typed, asked for again where it is no area of disability, or may be a slip for one."""
    law = work.context.law
    while True:
        answer = work.asker.typed(
            "Which disability did the team find?", "", hint=f"Enter = {on_file or 'not said'}"
        )
        said = [part.strip() for part in answer.split(",") if part.strip()]
        try:
            slips = [each for each in strange_areas(areas_of(said, law.meanings), law) if each.slip_for]
        except UsageError as error:
            work.asker.say(f"  {error}")
            continue
        if not slips or work.given.force:
            return said
        for each in slips:
            work.asker.say(f"  {each.what}; did you mean {each.slip_for}?")


def _asks(work: Work) -> bool:
    """Whether there is somebody to ask who is not asked by `next`."""
    return work.asker.is_there and not work.is_brief


def _day_held(work: Work) -> date:
    """The day of a meeting of which nothing was said: asked for where one is booked, and none for today."""
    days = [meeting.meeting_date for meeting in booked_meetings(work.known)]
    if not days or work.today in days:
        return work.today
    booked = " and ".join(map(long_date, days))
    return work.happened(
        work.asker.ask_text(
            f"On which day was the meeting held? It is booked for {booked}.",
            "--on DATE, or --purpose P if another one was held today",
        )
    )


def _purposes(work: Work, day: date) -> tuple[str, ...]:
    """As the file says it; asked for where that does not."""
    if found := work.take(purposes_held(work.known, day, work.to_correct)):
        return found
    booked = booked_for(work.known, day)
    which = several_words(booked) or due_by_words(meetings_wanted(work.clocks), day)
    said = work.asker.ask(f"What was the meeting for?{which}", get_args(Purpose), PURPOSES)
    return next((each.purposes for each in booked if said in each.purposes), (said,))


def _also_reviewed(work: Work, purposes: tuple[str, ...]) -> tuple[str, ...]:
    """The purposes of other assessments that the meeting was about as well: asked for; elsewhere it is noted that they
    stay open."""
    found: dict[str, None] = {}
    for consent in not_reviewed(work.clocks, purposes):
        if not work.asker.is_there:
            work.warn(not_said_to_be_reviewed(consent, purposes, work.to_correct))
        elif work.asker.ask_whether(
            f"Also reviewed: {assessment_words(consent)}?", f"--purpose {consent.purpose}"
        ):
            found[consent.purpose] = None
    return tuple(found)


def _is_plan_reviewed(work: Work, purposes: tuple[str, ...], said: bool | None) -> bool:
    if said is None and plan_may_wait(purposes) and work.asker.is_there:
        question = "Did the team review the IEP too, so that this was also the annual review?"
        said = work.asker.ask_whether(question, "--plan-reviewed or --plan-not-reviewed")
    return work.take(plan_reviewed(purposes, said, work.to_correct))


def decide(work: Work, found: Decisions) -> None:
    """Record what the team decided, on the day of the meeting unless another is said; asked for where nothing is said."""
    meeting = meeting_of_decision(work.known)
    if meeting is None:
        work.refuse("no completed meeting is on file")
    if all(said is None for said in found.values()):
        found = _asked(work, (meeting and not_said_at(meeting)) or list(DECIDED))
    day = meeting.date if meeting and work.given.on is None else work.day
    if meeting and work.given.on is None and not work.is_brief:
        work.warn(
            f"dated {long_date(day, work.today)}, the day of the meeting; if it was another day: "
            f"{work.to_correct('--on DATE')}"
        )
    work.record(TeamDecided, day, **found)


def _asked(work: Work, fields: list[str]) -> Decisions:
    """What is answered to the questions on what is left open; UsageError where nobody can be asked, or nothing is answered."""
    if work.asker.is_there:
        found: Decisions = {field: work.asker.yes_no_or_later(DECIDED[field]) for field in fields}
        if any(said is not None for said in found.values()):
            return found
    options = " or ".join(option_of(field, decided=yes) for field in fields for yes in (True, False))
    raise UsageError(f"{work.student.id}: say {options}")
