"""Who was notified, or got a copy: who on file was not named, with the command that adds them, and what is to be passed on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    Event,
    IepAmended,
    MeetingHeld,
    MovedWithinDistrict,
    ReferralReceived,
    StaffNotified,
    StaffReviewed,
    StudentAdded,
)
from casemgr.casefile.names import fits, fold
from casemgr.casefile.saying import joined, long_date, school_year_of
from casemgr.casefile.student import Identity
from casemgr.checks.case import Case, Note
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.left import left_of
from casemgr.docket.matter import matter_of
from casemgr.docket.owed import meetings_owed
from casemgr.law.tables import ToBeNotified
from casemgr.state.enrollment import has_iep
from casemgr.state.meetings import booked_meetings
from casemgr.state.staff import FAMILY, is_by_role, not_named, says_everyone
from casemgr.state.team import invitations


class _ToHear(NamedTuple):
    """Somebody who is to hear of it: how the note calls them, what `--to` takes, and the words that mean them."""

    who: str
    to: str
    words: frozenset[str]
    roles: frozenset[str]


def not_notified(notified: StaffNotified, case: Case) -> Iterator[str]:
    """Those whom the handbook names for a topic, or of a parent's reply the members invited, who were not named; the case
    manager notifies them, and knows it."""
    if notified.topic == "confirmation":
        asked, whence = _invited(case.events), "Also invited:"
    else:
        asked, whence = (
            [_to_hear(each) for each in case.law.notified if each.topic == notified.topic],
            "The handbook also names",
        )
    named = [who for each in _same(case.events, notified.topic) for who in each.to]
    if notified.topic == "confirmation":
        named.append(case.manager)
    command = f"casemgr notify {case.id} {notified.topic}"
    yield from _left_out(asked, named, case.around.staff, whence, command)


def _to_hear(each: ToBeNotified) -> _ToHear:
    return _ToHear(each.who, each.to, frozenset({fold(each.to)}), frozenset(each.roles))


def not_reviewed_with(reviewed: StaffReviewed, case: Case) -> Iterator[str]:
    """The teachers and providers on file with whom the IEP has still to be gone through, by the duties that ask for it. Where none asks:
    with whom it was not since it was last made or changed, in the school year of the last review; but for the case manager, who reviews
    it with them."""
    facts = case.after
    asking = [clock for clock in case.clocks if "staff" in clock.rule.completing]
    if any(clock.is_open for clock in asking):
        left = list(dict.fromkeys(name for clock in asking for name in left_of(clock, facts)))
    elif any(clock.met_by == reviewed for clock in asking):
        return
    else:
        left = not_named(case.identity.carry_it_out, [case.manager, *_reviewed_with(facts.events)])
    if left:
        student = case.id
        options = " ".join(f'--staff "{name}"' for name in left)
        moved = any(clock.is_open and isinstance(clock.start.event, MovedWithinDistrict) for clock in asking)
        gone = (
            f'; who does not carry it out any more: casemgr edit {student} --left "{left[0]}"'
            if moved
            else ""
        )
        yield f"Not gone through yet with {joined(left)}. To add: casemgr review-with {student} {options}{gone}"


def is_to_hear(name: str, clocks: Iterable[Deadline], facts: Facts) -> bool:
    """Whether an open duty asks that the IEP be gone through with somebody on file."""
    every = list(clocks)
    if any(clock.met_by and matter_of(clock) == name for clock in every):
        return False
    for clock in every:
        if clock.is_open and "staff" in clock.rule.completing and name in (left_of(clock, facts) or [name]):
            return True
        if clock.is_open and matter_of(clock) == name:
            return True
    return False


def to_hear_of_it(name: str, clocks: Iterable[Deadline], facts: Facts) -> str | None:
    """That somebody who follows another is to hear of the IEP (34 CFR 300.323(d)), with the command."""
    if not has_iep(facts.events) or not is_to_hear(name, clocks, facts):
        return None
    command = f'casemgr review-with {facts.student.id} --staff "{name}"'
    return f"{name} is to hear what the IEP asks. Once it is gone through: {command}"


def not_on_file(reviewed: StaffReviewed, case: Case) -> Iterator[str]:
    """Those who carry out the IEP by what was recorded, and are neither of the staff nor on file as teacher or provider."""
    identity, known = case.identity, [case.manager, *case.around.staff]
    on_file = [*identity.carry_it_out, *(each.name for each in identity.all_providers)]
    for name in not_named(reviewed.staff, [*known, *on_file]):
        if not is_by_role(name, identity) and not says_everyone([name]):
            yield (
                f"{name} is not on file as a teacher or provider. To put on file: casemgr edit {case.id} --teacher "
                f'"{name}", or --provider "{name}=SERVICE"'
            )


def no_teacher(_reviewed: StaffReviewed, case: Case) -> Iterator[str]:
    """That no general education teacher is on file, and none has been named: they are to know what the IEP asks of them too."""
    identity, named = case.identity, _reviewed_with(case.events)
    teaches = {name for name, role in case.around.staff.items() if role == "general-ed-teacher"}
    if identity.teachers or says_everyone(named) or any(fits(who, each) for who in named for each in teaches):
        return
    if not any(is_by_role(who, identity) or who not in _names(identity) for who in named):
        yield (
            "No general education teacher is on file. Where one carries out the IEP: casemgr edit "
            f"{case.id} --teacher NAME"
        )


def _names(identity: Identity) -> list[str]:
    return [each.name for each in identity.all_providers]


def _left_out(
    asked: Iterable[_ToHear],
    named: Sequence[str],
    roles: Mapping[str, str | None],
    whence: str,
    command: str,
) -> Iterator[str]:
    if says_everyone(named):
        return
    if missing := [each for each in asked if not _is_named(each, named, roles)]:
        options = " ".join(f"--to {each.to}" for each in missing)
        yield f"{whence} {joined([each.who for each in missing])}. To add: {command} {options}"


def _is_named(asked: _ToHear, named: Iterable[str], roles: Mapping[str, str | None]) -> bool:
    """By a word for them, or as the one of the staff who has the role."""
    said = tuple(named)
    have = {role for name, role in roles.items() if any(fits(name, each) for each in said)}
    return bool(asked.roles & have) or any(fits(word, each) for word in asked.words for each in said)


def _invited(events: tuple[Event, ...]) -> list[_ToHear]:
    """The members invited to the next meeting, but for the family: by name, or by the role alone."""
    found: dict[str, _ToHear] = {}
    for each in invitations(booked[0], events) if (booked := booked_meetings(events)) else ():
        if each.role in FAMILY:
            continue
        who, role = each.name or each.role.replace("-", " "), fold(each.role)
        to = f'"{each.name}"' if each.name else each.role
        found[who] = _ToHear(
            who, to, frozenset({fold(who), role}), frozenset({each.role} if not each.name else ())
        )
    return list(found.values())


def _same(events: Sequence[Event], topic: str) -> Iterator[StaffNotified]:
    """Those notified of it since the last referral."""
    begins = [
        place for place, each in enumerate(events) if isinstance(each, (ReferralReceived, StudentAdded))
    ]
    for event in events[begins[-1] if begins else 0 :]:
        if isinstance(event, StaffNotified) and event.topic == topic:
            yield event


def _reviewed_with(events: Sequence[Event]) -> list[str]:
    """With whom the IEP was reviewed since it was last made or changed, in the school year of the last review."""
    found = _reviews(events)
    return _named_in(found, found[-1].date) if found else []


def _reviews(events: Sequence[Event]) -> list[StaffReviewed]:
    found: list[StaffReviewed] = []
    for event in events:
        if isinstance(event, (MeetingHeld, IepAmended)):
            found.clear()
        elif isinstance(event, StaffReviewed):
            found.append(event)
    return found


def reviewed_in_the_year(events: Sequence[Event], day: date) -> list[str]:
    """With whom the IEP was reviewed since it was last made or changed, in the school year of a day."""
    return _named_in(_reviews(events), day)


def _named_in(reviews: Iterable[StaffReviewed], day: date) -> list[str]:
    year = school_year_of(day)
    return [name for each in reviews if school_year_of(each.date) == year for name in each.staff]


def to_pass_on(notified: StaffNotified, case: Case) -> Iterator[Note]:
    """Of a consent, the day by which the meeting must be held."""
    today = case.today
    for deadline in meetings_owed(case.clocks) if notified.topic == "consent" else ():
        act = f", act by {long_date(deadline.act_by, today)}" if deadline.act_by != deadline.due else ""
        yield Note(f"To pass on: {deadline.rule.title}, due {long_date(deadline.due, today)}{act}", "say")
