"""A meeting not finished (--outcome continued) is continued at the next session. An initial one keeps its deadline running;
the annual and triennial dates run from the first session. What was decided on placement and transportation stays open until
it is said, here or with `casemgr decided`.

Example: `casemgr hold-iep ana-r --on 2026-11-20 --purpose initial --outcome completed --eligible`
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.decisions import as_stored, decisions, may_decide
from casemgr.casefile.vocabulary import Outcome, Presence, Purpose, area_term
from casemgr.cli.meetings.booking import PURPOSES, Purposes, choose_outcome, purposes_typed
from casemgr.cli.meetings.decided import NOTHING_SAID, Decided
from casemgr.cli.options.goes_with import needs
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask, ask_text, ask_whether, can_ask, typed, yes_no_or_later

Eligible = Annotated[bool | None, flag("The team's decision on eligibility.", "--eligible/--not-eligible")]
Continues = Annotated[
    bool | None, flag("Whether it continues an unfinished one.", "--continues/--new-meeting")
]
Reviewed = Annotated[
    bool | None,
    flag(
        "Whether a triennial was the annual review too; if left out, it was.",
        "--plan-reviewed/--plan-not-reviewed",
    ),
]


def run(
    given: Given,
    student: StudentWords,
    purpose: Purposes = None,
    outcome: Annotated[Maybe, choice(Outcome, "OUTCOME")] = None,
    eligible: Eligible = None,
    disability: Annotated[
        Several,
        text("AREA", "With --eligible: what the team found, in place of what is on file (repeatable)."),
    ] = None,
    plan_reviewed: Reviewed = None,
    continues: Continues = None,
    chair: Annotated[Maybe, text("NAME", "Who chaired it.")] = None,
    present: Annotated[Several, text("NAME", "Who was there (repeatable).")] = None,
    parent: Annotated[Maybe, choice(Presence, "HOW")] = None,
    interpreter: Annotated[Maybe, text("TEXT", "The language, or who interpreted.")] = None,
    decided: Decided = NOTHING_SAID,
) -> None:
    from casemgr.casefile.events import MeetingHeld
    from casemgr.checks.meeting_notes import is_new_meeting
    from casemgr.state.sessions import unfinished_session

    with given.recording(student) as work:
        day = _day_held(work) if given.on is None and purpose is None else given.day(work)
        purposes = purposes_typed(purpose) or _purposes(work, day)
        ended = choose_outcome(outcome, "Was the meeting completed, or is it to be continued?")
        if ended == "completed":
            purposes += _also_reviewed(work, purposes)
        if "initial" in purposes and ended == "completed" and eligible is None:
            eligible = ask_whether("Was the student found eligible?", "--eligible or --not-eligible")
        if not eligible:
            needs("--eligible", {"--disability": disability})
        reviewed = _is_plan_reviewed(work, purposes, plan_reviewed)
        found = decided.said
        decides = may_decide(purposes, completed=ended == "completed", eligible=eligible)
        if decides and _asks(given):
            found = decisions(found, yes_no_or_later)
        unfinished = unfinished_session(work.known_by(day), purposes)
        given.add(
            work,
            MeetingHeld,
            day,
            purposes=purposes,
            outcome=ended,
            eligible=eligible,
            plan_not_reviewed=not reviewed,
            new_meeting=is_new_meeting(unfinished, day, continues),
            chair=chair,
            present=tuple(present or ()),
            parent=meant(parent, words_of(Presence)) if parent else None,
            interpreter=interpreter,
            **as_stored(found if decides else {field: bool(said) for field, said in found.items()}),
        )
        if eligible:
            _disability(given, work, disability, day)


def _disability(given: Given, work: Work, areas: Sequence[str] | None, day: date) -> None:
    """What the team found, in the place of what is on file; asked for at a keyboard, where it may be left as it is."""
    from casemgr.casefile.events import IdentityChanged
    from casemgr.casefile.headpath import named
    from casemgr.casefile.typed.disabilities import disability_changes
    from casemgr.checks.disabilities import found_on_file
    from casemgr.law.words import areas_of

    head = work.student.identity.suspected
    on_file = " and ".join(map(area_term, head))
    said = list(areas or ())
    if not said and _asks(given):
        answer = typed("Which disability did the team find?", "", hint=f"Enter = {on_file or 'not said'}")
        said = [part.strip() for part in answer.split(",") if part.strip()]
        if on_file and not said:
            return
    if not said:
        work.warn(found_on_file(head, work.student.id))
        return
    found = areas_of(said, work.context.law.meanings)
    new, gone = [each for each in found if each not in head], [each for each in head if each not in found]
    for path, before, after in disability_changes(head, new, gone):
        given.add(work, IdentityChanged, day, field=named(path), before=before, after=after)


def _asks(given: Given) -> bool:
    """Whether there is somebody to ask who is not asked by `next`."""
    return can_ask() and not given.session.is_brief


def _day_held(work: Work) -> date:
    """The day of a meeting of which nothing was said: asked for where one is booked, and none for today."""
    from casemgr.state.meetings import booked_meetings

    days = [meeting.meeting_date for meeting in booked_meetings(work.known)]
    if not days or work.today in days:
        return work.today
    booked = " and ".join(map(long_date, days))
    return work.happened(
        ask_text(
            f"On which day was the meeting held? It is booked for {booked}.",
            "--on DATE, or --purpose P if another one was held today",
        )
    )


def _purposes(work: Work, day: date) -> tuple[str, ...]:
    """As the file says it; asked for where that does not."""
    from casemgr.checks.purposes import booked_for, due_by_words, purposes_held, several_words
    from casemgr.docket.to_book import meetings_wanted

    if found := work.take(purposes_held(work.known, day, work.to_correct)):
        return found
    booked = booked_for(work.known, day)
    which = several_words(booked) or due_by_words(meetings_wanted(work.clocks), day)
    said = ask(f"What was the meeting for?{which}", words_of(Purpose), PURPOSES)
    return next((each.purposes for each in booked if said in each.purposes), (said,))


def _also_reviewed(work: Work, purposes: tuple[str, ...]) -> tuple[str, ...]:
    """The purposes of other assessments that the meeting was about as well: asked for; elsewhere it is noted that they
    stay open."""
    from casemgr.checks.meeting_notes import not_reviewed
    from casemgr.checks.purposes import assessment_words, not_said_to_be_reviewed

    found: dict[str, None] = {}
    for consent in not_reviewed(work.clocks, purposes):
        if not can_ask():
            work.warn(not_said_to_be_reviewed(consent, purposes, work.to_correct))
        elif ask_whether(f"Also reviewed: {assessment_words(consent)}?", f"--purpose {consent.purpose}"):
            found[consent.purpose] = None
    return tuple(found)


def _is_plan_reviewed(work: Work, purposes: tuple[str, ...], said: bool | None) -> bool:
    from casemgr.checks.purposes import plan_reviewed
    from casemgr.state.bookings import plan_may_wait

    if said is None and plan_may_wait(purposes) and can_ask():
        question = "Did the team review the IEP too, so that this was also the annual review?"
        said = ask_whether(question, "--plan-reviewed or --plan-not-reviewed")
    return work.take(plan_reviewed(purposes, said, work.to_correct))
