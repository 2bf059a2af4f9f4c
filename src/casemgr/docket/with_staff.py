"""Who of the staff on file has still to go through the IEP, or to get a copy of it: EC 56347, 34 CFR 300.323(d)."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import DocumentSent, Event, StaffJoined, StaffReviewed, said
from casemgr.casefile.own_name import each_of
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.docket.since_iep import since_iep
from casemgr.law.on import On
from casemgr.state.enrollment import manager_of
from casemgr.state.staff import meant_by_group, not_named


def gone_through(on: On, place: int, start: Start, facts: Facts) -> bool:
    """Whether the reviews for this clock have named, by the event at a place, each of the teachers and providers on file on its
    day. It may be the one that takes off the file whoever was missing."""
    reviews = _reviews(on, start, facts, place + 1)
    return bool(reviews) and not _left(reviews, _staff(place, facts), facts)


def staff_has_left(place: int, start: Start, facts: Facts) -> bool:
    """Whether the one whom a clock is about is, from the event at a place on, among those who carry out the IEP no more."""
    return isinstance(start.event, StaffJoined) and start.event.staff not in _staff(place, facts)


def _staff(place: int, facts: Facts) -> Sequence[str]:
    """Who is on file on the day of the event at a place."""
    return facts.student_on(facts.events[place].date).identity.carry_it_out


def still_left(deadline: Deadline, facts: Facts) -> list[str]:
    """With whom the IEP has still to be gone through for a deadline, where some have been named and others not yet; nobody where it
    waits for the first review."""
    kind = deadline.start.event.type if deadline.start.event else None
    words = [
        on
        for on in deadline.rule.met_by
        if on.completing == "staff" and on.of_start.get("type", kind) == kind
    ]
    found = [_reviews(on, deadline.start, facts, len(facts.events)) for on in words]
    staff = facts.student.identity.carry_it_out
    return min((_left(reviews, staff, facts) for reviews in found if reviews), key=len, default=[])


def _left(reviews: Sequence[Event], staff: Sequence[str], facts: Facts) -> list[str]:
    found = [_names_of(each) for each in reviews]
    if not all(found):
        return []  # what names nobody was for all of them
    left = _not_meant(staff, [name for each in found for name in each], facts)
    if not left:
        return []
    # Whoever was the case manager went through it with them, and is not new to it after an assignment to somebody else.
    places = [*(facts.place_of[each.id] + 1 for each in reviews), len(facts.events)]
    return _not_meant(left, [manager_of(facts.events[:place], facts.case_manager) for place in places], facts)


def _not_meant(staff: Sequence[str], named: Sequence[str], facts: Facts) -> list[str]:
    return not_named(staff, [*named, *meant_by_group(named, facts.student.identity)])


def _names_of(event: Event) -> tuple[str, ...]:
    """Those with whom an IEP was gone through, or to whom a copy of it went."""
    if isinstance(event, StaffReviewed):
        return event.staff
    to = event.to if isinstance(event, DocumentSent) else None
    return tuple(each_of(to)) if to else ()


def _reviews(on: On, start: Start, facts: Facts, until: int) -> list[Event]:
    """What names some of them for this clock, of the events before a place: what the word is about, or the reviews where that is
    the change of who is on file, which only leaves nobody missing."""
    kind = "staff_reviewed" if on.event == "identity_changed" else on.event
    events = [facts.events[place] for place in facts.places_of(kind) if place < until]
    return [each for each in events if _is_as_wanted(on, each) and _is_in_time(on, each, start, facts)]


def _is_in_time(on: On, event: Event, start: Start, facts: Facts) -> bool:
    """Whether an event came since the start, so early that it counts, or was entered later where that is enough."""
    if days_early(on, event, start, facts) <= on.early or (
        on.since_iep and event.date >= since_iep(start, facts)
    ):
        return True
    return on.backdated and start.event is not None and facts.entered_after(event, start.event)


def _is_as_wanted(on: On, event: Event) -> bool:
    return event.type != on.event or all(said(event, field) in wanted for field, wanted in on.wanted)


def days_early(on: On, event: Event, start: Start, facts: Facts) -> int:
    """How many days an event came before the start, or before an earlier day that its word counts back from."""
    days = [start.day, start.base or start.day]
    if on.of_year and (year := facts.calendar.year_with(start.day)):
        days.append(year.first_day)
    return (min(days) - event.date).days
