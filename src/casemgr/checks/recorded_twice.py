"""What is recorded a second time, or on a day on which nothing asked for it: it is kept, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.events import Done, Event, IdentityChanged, MeetingHeld, ParentReplied, Void
from casemgr.casefile.saying import ALONE, joined, long_date
from casemgr.casefile.student import Identity
from casemgr.checks.case import Case
from casemgr.checks.whole_file import misfit_words, no_longer_fits
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.state.iep import ieps_of, is_offered
from casemgr.state.meetings import booked_meetings

_MAY_DIFFER = {"id", "recorded", "date", "by", "note", "signed"}
"""The fields that may differ where the same thing is recorded twice."""


def again_or_for_nothing(case: Case) -> Iterator[str]:
    """What on file does not fit any more; else why a recording met nothing, or that it is on file already."""
    if case.is_new:
        return
    unfit = [*_fit_no_more(case)]
    yield from unfit
    if not unfit and not any(isinstance(event, Void) for event in case.new):
        yield from _said_twice_or_for_nothing(case)


def _fit_no_more(case: Case) -> Iterator[str]:
    """What is on file and does not fit once something else is recorded, corrected or voided: a consent to a plan that was given
    later, a second answer to an IEP."""
    is_change = any(isinstance(event, Void) for event in case.new)
    for found in no_longer_fits(case.before.student, case.after.student, case.context, case.today):
        later = found.event
        same = next((each for each in case.new if each.type == later.type and each.date < later.date), None)
        if same is None or is_change:
            yield misfit_words(found, case.id, case.law, case.today)
        else:
            yield (
                f"On file already, with a later day: {_on(later)}. Both are kept{_counts(same, later, case.clocks)}. "
                f"{_correct(case.id, same, later)}"
            )


def _said_twice_or_for_nothing(case: Case) -> Iterator[str]:
    """Of what was recorded by itself: why it met no deadline, where it changed none; or that the same was recorded a few days
    before, where both count."""
    if len(case.new) != 1 or isinstance(case.new[0], Done | IdentityChanged):
        return
    event = case.new[0]
    same = _the_same(event, case.events, case.identity)
    if not case.changes:
        yield from _why_nothing(event, same, case)
    elif same and _is_near(event, same, case.law) and _count_both(event, same, case):
        yield f"The same is on file: {_on(same)}. Both are kept, and both count. {_correct(case.id, event, same)}"


def _count_both(event: Event, same: Event, case: Case) -> bool:
    return _both_run(event, same, case.clocks) or _meets_its_next(same, case.changes)


def _why_nothing(event: Event, same: Event | None, case: Case) -> Iterator[str]:
    """Why what changed no deadline met none that it could have met: its day lies before what asks for it, or the same is on
    file."""
    rules = [rule for rule in case.law.rules if any(matches(on, event) for on in rule.met_by)]
    if _waits_for_the_parent(event, rules, case.events):
        yield "This counts once the parent has agreed to the new IEP"
        return
    ids = {rule.id for rule in rules}
    ours = [clock for clock in case.clocks if clock.rule.id in ids]
    day = long_date(event.date)
    if ahead := next((clock for clock in ours if _is_of_next_review(event, clock)), None):
        yield f"Kept as a fact of the IEP in effect. {ahead.rule.short} asks for it in the next one: record it again once that review is held"
    elif later := next((clock for clock in ours if clock.is_open and clock.started_on > event.date), None):
        since = long_date(later.started_on)
        yield f"Meets nothing: {later.rule.short} is open since {since}, and this is of {day}"
    elif same and any(clock.is_open and same.date < clock.started_on <= event.date for clock in ours):
        return  # one of several that are asked for again: each provider's report for the next progress report
    elif same and rules and _is_near(event, same, case.law):
        yield f"Meets nothing; the same is on file: {_on(same)}. {_correct(case.id, event, same)}"
    elif rules and not _says_more(event, case.law) and not any(c.started_on <= event.date for c in ours):
        names = joined(list(dict.fromkeys(rule.short for rule in rules)))
        yield f"Meets nothing: not open on {day}: {names}{_ahead(rules, case.events, event)}"


def _is_of_next_review(event: Event, clock: Deadline) -> bool:
    """Whether an open clock waits for a review that is not held, and an event is what will meet it from then on."""
    is_ahead = clock.is_open and clock.start.outlives and clock.start.left_by is None
    return is_ahead and any(on.once_left and matches(on, event) for on in clock.rule.met_by)


def _waits_for_the_parent(event: Event, rules: Iterable[Rule], events: tuple[Event, ...]) -> bool:
    """Whether it is about an IEP that is being offered, and counts with the parent's answer."""
    offered = ieps_of(events).offered
    is_of_it = offered and offered.day and event.date >= offered.day and is_offered(events)
    return bool(is_of_it) and any(on.since_iep and matches(on, event) for rule in rules for on in rule.met_by)


def _is_near(event: Event, same: Event, law: LawBook) -> bool:
    """Whether both are of so few days that one may be the other with a wrong day."""
    few = law.recorded_twice
    return few is not None and abs((event.date - same.date).days) <= few.days


def _says_more(event: Event, law: LawBook) -> bool:
    """Whether it is a fact of its own, or starts something elsewhere: another case manager, another referral."""
    return event.is_its_own_fact or any(event.type in rule.starts_on for rule in law.rules)


def _both_run(event: Event, same: Event, clocks: Iterable[Deadline]) -> bool:
    """Whether both have started a clock of the same rule, and both are open."""
    started = [(c.start.event.id, c.rule.id) for c in clocks if c.is_open and c.start.event]
    ours = {rule for starter, rule in started if starter == event.id}
    return any(starter == same.id and rule in ours for starter, rule in started)


def _meets_its_next(same: Event, found: Iterable[Change]) -> bool:
    """Whether it met what the one on file had only just started: the progress report of the next period."""
    return any(
        c.verb == "met" and c.deadline.start.event and c.deadline.start.event.id == same.id for c in found
    )


def _counts(event: Event, later: Event, clocks: Iterable[Deadline]) -> str:
    """From which of the two the dated deadlines count, where just one has any."""
    dated = {c.start.event.id for c in clocks if c.due and c.start.event}
    counted = [each for each in (event, later) if each.id in dated]
    return f"; the deadlines count from {long_date(counted[0].date)}" if len(counted) == 1 else ""


def _correct(student_id: str, event: Event, other: Event) -> str:
    """How to correct the day of what is on file, in place of a second one; of the same day the second one is too much."""
    if event.date == other.date:
        return f"casemgr undo {student_id} takes this second one back"
    return (
        f"If only the day was wrong: casemgr undo {student_id}, then casemgr correct {student_id} {other.id} "
        f"--on {event.date}"
    )


def _the_same(event: Event, events: tuple[Event, ...], identity: Identity) -> Event | None:
    """The last event that says the same. Of replies only what this parent said last may be it: what another parent says, or
    was said before something else, is no repetition."""
    others = [each for each in reversed(events) if each.type == event.type and each.id != event.id]
    if isinstance(event, ParentReplied):
        names = {contact.name for contact in identity.contacts}
        others = [each for each in others if each.by == event.by or not {each.by, event.by} <= names][:1]
    return next((e for e in others if _said(e) == _said(event) and not _go_on(e, event)), None)


def _go_on(one: Event, other: Event) -> bool:
    """Whether two are sessions of one meeting: the earlier was to be continued, and the later is no new one."""
    if not (isinstance(one, MeetingHeld) and isinstance(other, MeetingHeld)) or one.date == other.date:
        return False
    first, second = sorted((one, other), key=lambda each: each.date)
    return first.outcome == "continued" and not second.new_meeting


def _said(event: Event) -> dict[str, object]:
    return event.model_dump(exclude=_MAY_DIFFER)


def _on(event: Event) -> str:
    return f"{event.clause(ALONE)} on {long_date(event.date)}"


def _ahead(rules: Iterable[Rule], events: tuple[Event, ...], event: Event) -> str:
    """The meeting that is booked for later, where what is recorded comes after one."""
    after_a_meeting = any("meeting_held" in rule.starts_on for rule in rules)
    for booked in booked_meetings(events) if after_a_meeting else ():
        if booked.meeting_date > event.date:
            return f"; the meeting booked for {long_date(booked.meeting_date)} is later"
    return ""
