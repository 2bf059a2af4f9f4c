"""What a row of the table needs beside its slots: what is settled before it records, and what is noted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from casemgr.casefile.saying import long_date
from casemgr.cli.declared.knows import Chosen
from casemgr.cli.options.goes_with import needs
from casemgr.cli.terminal.asking import ask_text, offer

if TYPE_CHECKING:
    from casemgr.casefile.events import (
        AssessmentPlanDeveloped,
        ConsentRevoked,
        Event,
        Exited,
        IepAnswered,
        MeetingCancelled,
        MovedWithinDistrict,
        ParentReplied,
        ParentRequestReceived,
        PlacementChangeDecided,
        Removal,
        StaffNotified,
    )
    from casemgr.cli.recording.work import Work


def _iep_answer(chosen: Chosen) -> None:
    """A parent who needs time: the day by which the answer is expected."""
    if chosen["answer"] == "undecided":
        chosen["expected"] = chosen["expected"] or offer("By which day will the answer come?")
    else:
        needs(
            "--undecided",
            {"--expected": chosen["expected"]},
            "it is the day by which an answer is expected",
        )


def _notified(chosen: Chosen) -> None:
    if not chosen["to"]:
        said = ask_text("Who was notified? (commas between)", "--to NAME (repeat for several)")
        chosen["to"] = [who for who in said.split(",") if who.strip()]


def _release(chosen: Chosen) -> None:
    if chosen["step"] == "not-needed":
        chosen["note"] = chosen["note"] or ask_text("Why are no records needed?", "--why")
    elif chosen["source"] is None:
        chosen["source"] = ask_text("Who holds the records?", "SOURCE after the student")


SETTLES: dict[str, Callable[[Chosen], None]] = {
    "iep answer": _iep_answer,
    "notified": _notified,
    "release": _release,
}
"""What goes with what among the words typed, and what is asked for where it is missing."""


def _plan_gaps(work: Work, plan: AssessmentPlanDeveloped) -> None:
    from casemgr.checks.asked_for import plan_gaps

    work.warn_each(plan_gaps(plan, work.student.identity, work.context.law))


def _only_exit(work: Work, leaving: Exited) -> None:
    """A student leaves once; refused where one has left already."""
    from casemgr.state.enrollment import exit_of

    if left := exit_of(tuple(event for event in work.known if event is not leaving)):
        work.refuse(f"{work.student.name} left on {long_date(left.date)} already ({left.reason})")


def _asked(work: Work, request: ParentRequestReceived) -> None:
    """A request that names an assessment is a referral, and a second one comes beside what is in hand."""
    from casemgr.checks.asked_for import already_in_hand, names_assessment
    from casemgr.checks.same_matter import same_matter

    if request.same_as:
        return
    if request.assessment:
        work.warn_each(already_in_hand(work.before.known(work.today), work.clocks))
        work.warn_each(same_matter(work.clocks, work.known, work.new))
    elif names_assessment(request, work.context.law.meanings):
        work.warn(
            "This names an assessment. A request for one is a referral, and starts the deadline for the assessment plan: "
            f"undo it (casemgr undo {work.student.id}) and add --assessment."
        )


def _unanswered(work: Work, answer: IepAnswered) -> None:
    from casemgr.casefile.events import MeetingHeld
    from casemgr.checks.not_begun import may_be_refused, passed_by_then

    if answer.answer == "undecided" and not answer.expected:
        work.warn(f"no day is set by which the {work.holder} will answer; say --expected DATE")
    if answer.answer == "partly":
        work.warn_each(may_be_refused(work.student.id, work.known))
    work.warn_each(passed_by_then(work.student.id, answer, work.clocks, work.today))
    if not any(isinstance(event, MeetingHeld) for event in work.known_by(answer.date)):
        day = long_date(answer.date)
        work.warn(
            f"no meeting that offers an IEP is on file by {day}: taken as the answer to the IEP with which {work.student.id} came"
        )


def _moved(work: Work, moved: MovedWithinDistrict) -> None:
    del moved
    work.warn("no clock stops; tell the receiving case manager with `casemgr hand-off`")


def _who_was_notified(work: Work, notified: StaffNotified) -> None:
    """Who is left out, and what is to be passed on."""
    from casemgr.checks.notified import not_notified, to_pass_on

    staff, law = work.people.roles, work.context.law
    work.warn_each(
        not_notified(work.student.id, notified, work.known, staff, law.notified, work.case_manager)
    )
    work.say_each(to_pass_on(notified, work.clocks, work.today))


def _still_booked(work: Work, revoked: ConsentRevoked) -> None:
    """No meeting is to be held any more (34 CFR 300.300(b)(4)(iv))."""
    from casemgr.checks.meeting_notes import to_call_off

    del revoked
    work.warn_each(to_call_off(work.student.id, work.known))


def _replied(work: Work, reply: ParentReplied) -> None:
    """Whether a new time is to be found; who it was must be no slip for a contact."""
    from casemgr.checks.replied import asks_for_time
    from casemgr.cli.recording.known import person_meant
    from casemgr.docket.facts import Facts

    if reply.by:
        person_meant(work, reply.by)
    facts = Facts.of(work.student, work.context, work.today)
    work.warn_each(asks_for_time(reply, facts, work.context.law, work.today))


def _cancelled(work: Work, off: MeetingCancelled) -> None:
    from casemgr.checks.called_off import who_waits
    from casemgr.docket.facts import Facts

    facts = Facts.of(work.student, work.context, work.today)
    work.warn(f"calls off the {' and '.join(off.purposes)} meeting booked for {long_date(off.meeting_date)}")
    work.warn_each(who_waits(off, work.known_by(off.date), facts))


def removed(work: Work, event: Removal | PlacementChangeDecided) -> None:
    """The running total of removals, and the safeguards that are due the same day."""
    from casemgr.casefile.events import Removal
    from casemgr.checks.removal import counted_twice
    from casemgr.docket.facts import Facts

    if isinstance(event, Removal):
        facts = Facts.of(work.student, work.context, work.today)
        work.warn_each(counted_twice(work.context.law.tally_of("removal"), event, facts, work.today))
    tell_tally(work, event)
    for deadline in work.clocks:
        asked = deadline.rule.safeguards_reason == "discipline" and deadline.is_open
        if asked and deadline.start.event in work.new:
            whom = "the student and the parent" if work.holder == "student" else "the parent"
            work.say(
                f"The Notice of Procedural Safeguards goes to {whom} the same day, {long_date(deadline.due)}: "
                f"casemgr sent {work.student.id} safeguards"
            )


def tell_tally(work: Work, event: Event) -> None:
    """The total of the event's school year, as a warning where the event reaches a mark on the way to the limit."""
    from casemgr.docket.facts import Facts
    from casemgr.reports.tallies import removal_words

    facts = Facts.of(work.student, work.context, work.today)
    if found := removal_words(work.context.law.tally_of("removal"), facts, event, work.today):
        text, is_alarm = found
        (work.alarm if is_alarm else work.say)(text)


NOTES: dict[str, Callable[[Any, Any], None]] = {
    "plan gaps": _plan_gaps,
    "only exit": _only_exit,
    "asked": _asked,
    "unanswered": _unanswered,
    "moved": _moved,
    "notified": _who_was_notified,
    "booked": _still_booked,
    "cancelled": _cancelled,
    "removed": removed,
    "replied": _replied,
}
"""What is worth noting about an event that was recorded."""
