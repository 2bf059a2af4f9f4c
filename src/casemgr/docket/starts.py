"""What starts a rule's clocks: one function for each word of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from casemgr.casefile.events import Event, MeetingHeld, YearStarted, said
from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.docket.agreed import once_agreed
from casemgr.docket.answered import settled_by
from casemgr.docket.birthdays import at_birthday
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, Start, before_all
from casemgr.docket.due import reckon
from casemgr.docket.entering import is_ahead, may_enter_next_year, year_of
from casemgr.docket.facts import Facts
from casemgr.docket.matching import fits_on_file
from casemgr.docket.open_then import was_open
from casemgr.docket.suspicion import is_suspected
from casemgr.docket.tally import STARTING
from casemgr.docket.with_rule import Found, with_rule
from casemgr.law.rules import Rule
from casemgr.law.scope import OnlyFor
from casemgr.law.starts import StartsAtBirthday, StartsAtTally, StartsOn, StartsWithRule
from casemgr.law.within import Season
from casemgr.state.attendance import student_was_absent
from casemgr.state.enrollment import has_iep, is_here
from casemgr.state.iep import first_iep_refused
from casemgr.state.team import is_one_of_the_team


def starts(rule: Rule, others: Found, facts: Facts, context: Context) -> list[Start]:
    """Everything that starts this rule's clock, in order."""
    found: list[Start] = []
    for word in rule.starts:
        if type(word) is StartsOn:
            if word.event not in facts.event_types:
                continue
            on_events = _on_events(word, rule, facts, context)
            if agreeing := word.once_agreed:
                on_events = filter(None, [once_agreed(agreeing, start, facts) for start in on_events])
            if asked := word.unless_open:
                on_events = (start for start in on_events if not _is_open(asked, start, others, facts))
            found += on_events
        elif type(word) is StartsWithRule:
            found += with_rule(word, others, facts)
        elif type(word) is StartsAtTally:
            found += _at_tally(word, facts, context)
        elif type(word) is StartsAtBirthday:
            found += at_birthday(word, facts)
    allowed = _allowed(rule, found, facts) if found else found
    return sorted(allowed, key=_place) if len(allowed) > 1 else allowed


def hanging_on(clock: Deadline, rule: Rule, facts: Facts) -> list[Start]:
    """What a clock of another rule starts of this one, by its own start or by its date."""
    words = [word for word in rule.starts if isinstance(word, StartsWithRule)]
    found = [start for word in words for start in with_rule(word, {clock.rule.id: [clock]}, facts)]
    return _allowed(rule, found, facts)


def _allowed(rule: Rule, found: list[Start], facts: Facts) -> list[Start]:
    """Those that start the clock of a rule in force, for a student that it is for and who is here."""
    if "exited" in facts.event_types and not rule.survives_exit:
        found = [start for start in found if start.event is None or is_here(facts.events, start.opened[1])]
    if not rule.in_force.is_always:
        found = [start for start in found if rule.in_force.covers(start.day)]
    return _of_those(rule.only_for, found, facts) if rule.only_for else found


def _of_those(only_for: OnlyFor, found: list[Start], facts: Facts) -> list[Start]:
    if only_for.has_iep is not None:
        found = [start for start in found if facts.had_iep(start.opened) == only_for.has_iep]
    if only_for.grade:
        found = [start for start in found if _grade_at(start, facts) in only_for.grade]
    if only_for.not_in_grade:
        found = [start for start in found if _grade_at(start, facts) not in only_for.not_in_grade]
    if only_for.now_in_grade:
        found = [start for start in found if _was_in_grade(only_for.now_in_grade, start, facts)]
    if only_for.suspected:
        found = [start for start in found if is_suspected(only_for.suspected, start, facts)]
    if only_for.turns:
        found = [start for start in found if _turns(only_for.turns, start, facts)]
    if only_for.in_effect_at_age:
        found = [start for start in found if _is_in_effect_at(only_for.in_effect_at_age, start, facts)]
    if only_for.younger_than:
        found = [start for start in found if _is_younger(only_for.younger_than, start, facts)]
    return found


def _grade_at(start: Start, facts: Facts) -> str:
    return facts.student_on(start.day).identity.grade


def _was_in_grade(grades: tuple[str, ...], start: Start, facts: Facts) -> bool:
    """Whether the student was in one of these grades when the clock that this one outlives was met; of all others today's
    grade decides."""
    met = start.parent.met_by if start.outlives and start.parent else None
    if met is None:
        return True
    years = [event for event in facts.events if isinstance(event, YearStarted)]
    begun = [event for event in years if event.date <= met.date]
    return begun[-1].grade in grades if begun else not years


_place = attrgetter("place")


def _turns(age: int, start: Start, facts: Facts) -> bool:
    """Whether the student reaches an age in the year after the day counted from."""
    born, day = facts.student.identity.born, start.base
    return day is not None and day < years_after(born, age) <= years_after(day, 1)


def _is_in_effect_at(age: int, start: Start, facts: Facts) -> bool:
    """Whether the student reaches an age by a year after the day counted from, or has reached it before."""
    return start.base is not None and years_after(facts.student.identity.born, age) <= years_after(
        start.base, 1
    )


def _is_younger(age: int, start: Start, facts: Facts) -> bool:
    """Whether the student reaches an age only after the day counted from."""
    return start.base is not None and start.base < years_after(facts.student.identity.born, age)


def _from_joining(start: Start, word: StartsOn, rule: Rule, facts: Facts, context: Context) -> Start:
    """The start, or the day of joining in its place where its date had passed by then."""
    joined = start.opened[0]
    due = reckon(rule, start, facts, context, context.readings).due
    if due is None or due >= joined:
        return start
    return start._replace(day=joined, base=joined, place=start.opened, assumed=word.else_from_joining)


def _on_events(word: StartsOn, rule: Rule, facts: Facts, context: Context) -> Iterator[Start]:
    for place in facts.places_of(word.event):
        event = facts.events[place]
        if not (word.is_any or fits_on_file(word, event, facts)):
            continue
        if not (word.is_of_every_case or _is_of_its_case(word, place, facts)):
            continue
        day: date | None = said(event, word.at) if word.at else event.date
        if word.not_before:
            start = _not_before_school(day, place, facts)
            yield _from_joining(start, word, rule, facts, context) if word.else_from_joining else start
        elif day:
            base = day if word.counts_from_its_day else _counted_from(word, event, day, facts)
            opened = (event.date, place)
            begins = before_all(day) if word.at else opened
            start = Start(day, base, event, begins, opened)
            if word.unless_running or word.again:
                start = start._replace(unless_running=word.unless_running, again=word.again)
            yield start


def _is_of_its_case(word: StartsOn, place: int, facts: Facts) -> bool:
    """Whether what else is on file lets the event at a place start a clock."""
    event = facts.events[place]
    return (
        (not word.joining or _joins(place, facts))
        and (not word.from_birthday or is_ahead(word.from_birthday, event.date, facts, word.days_before or 1))
        and (not word.before_grade or may_enter_next_year(word.before_grade, event, facts))
        and (not word.season or _is_in(word.season, event.date, facts))
        and (word.iep_in_effect is None or word.iep_in_effect == facts.iep_was_in_effect(place))
        and (not word.iep_before or _had_iep_before(said(event, word.iep_before), place, facts))
        and (not word.student_absent or _lacked_the_student(event, facts))
        and settled_by(word, place, facts) is None
    )


def _joins(place: int, facts: Facts) -> bool:
    """Whether the student joined the caseload with the event at a place, or is referred again with it."""
    return (facts.events[place].date, place) in facts.joined or place in facts.opening_referrals


def _had_iep_before(day: date | None, place: int, facts: Facts) -> bool:
    """Whether the student had joined before a day, and had an IEP, as far as the event at a place knows."""
    if day is None or facts.joined_by((facts.events[place].date, place)) >= day:
        return False
    known = min(place, facts.first_place(day))
    return has_iep(facts.events[:known]) and not first_iep_refused(facts.ieps[known])


def _lacked_the_student(event: Event, facts: Facts) -> bool:
    """Whether the student belonged to the team of a meeting, and did not come."""
    if not isinstance(event, MeetingHeld):
        return False
    identity = facts.student.identity
    if not any(
        "student" in member.roles and is_one_of_the_team(member, event, identity, facts.speech)
        for member in facts.members
    ):
        return False
    of_age = facts.is_of_age(event.date)
    return student_was_absent(event, facts.events, facts.meeting_ties, identity.name, of_age=of_age)


def _is_open(rule_id: str, start: Start, others: Found, facts: Facts) -> bool:
    """Whether a clock of a rule was open when a start came on file."""
    return any(was_open(clock, start.opened, facts) for clock in others.get(rule_id, ()))


def _is_in(season: Season, day: date, facts: Facts) -> bool:
    """Whether a day falls in a school year, or between two; what no calendar knows is taken as in one."""
    return facts.calendar.is_between_years(day) == (season == "between_years")


def _counted_from(word: StartsOn, event: Event, day: date, facts: Facts) -> date | None:
    """The day that the count goes from or back from; None where it is not known."""
    if word.from_birthday:
        return years_after(facts.student.identity.born, word.from_birthday)
    if word.before_grade:
        return year_of(event).last + ONE_DAY
    if word.until:
        coming = facts.calendar.year_of_joining(day)
        return coming.first_day if coming else None
    named = said(event, word.counted_from) if word.counted_from else day
    return facts.day_now(named) if named and word.as_moved else named


def _not_before_school(day: date | None, place: int, facts: Facts) -> Start:
    """The later of a day and the first day of the school year in which the student joined.

    Without a day (an IEP whose date is not on file) it is that first day; without a calendar it is not known.
    """
    event = facts.events[place]
    opened = (event.date, place)
    year = facts.calendar.year_of_joining(facts.joined_by(opened))
    if year is None:
        day = day or event.date
        return Start(day, None, event, before_all(day), opened)
    day = max(day or year.first_day, year.first_day)
    return Start(day, day, event, before_all(min(day, event.date)), opened)


def _at_tally(word: StartsAtTally, facts: Facts, context: Context) -> Iterator[Start]:
    rule = context.law.tally[word.tally]
    for line in STARTING[word.which](rule, facts):
        day, place = line.event.date, (line.event.date, line.place)
        yield Start(day, day, line.event, place, place, by_tally=True, unless_running=word.unless_running)
