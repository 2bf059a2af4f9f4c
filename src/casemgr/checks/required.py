"""What the law requires before an event and is not there: the items of the law files, read against what is on file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, said
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import Identity
from casemgr.days.counting import years_after
from casemgr.days.yearspan import YearSpan
from casemgr.docket.birthdays import due_of_birthday, earliest_of_birthday, said_of_month
from casemgr.docket.matching import matches
from casemgr.docket.reached import reached
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.law.readings import Readings
from casemgr.law.required import Apart, Reached, Required
from casemgr.state.meetings import meeting_ties


class Under(NamedTuple):
    """The law, and for whom it is read: where nothing is said of the student, nothing is asked that hangs on it."""

    law: LawBook
    identity: Identity | None = None
    readings: Readings = Readings()


class _Seen(NamedTuple):
    """The event of which something is required, and what it is read against."""

    event: Event
    before: Sequence[Event]
    law: LawBook
    identity: Identity | None


def not_met(event: Event, before: Sequence[Event], under: Under, strength: str) -> Iterator[str]:
    """What is required of an event and is not there, each with its citation. `before`: the events up to its day."""
    law, identity, _ = under
    seen = _Seen(event, before, law, identity)
    for item in law.required:
        if item.strength != strength or not matches(item.of, event):
            continue
        lacking = [words for field, words in item.says.items() if getattr(event, field) is None]
        is_over = any(getattr(event, field) > most for field, most in item.at_most.items())
        earlier = _from_then(item, seen)
        last = _too_close(item, item.apart, event, earlier) if item.apart else None
        found = _found(item, event, earlier, seen)
        is_short = bool(item.earlier) and not item.apart and len(found) < item.times
        if is_short and _is_settled(item, earlier, seen):
            continue
        until = _not_reached(item.age, event, under) if item.age else _too_old(item, event, identity)
        if lacking or is_over or last or is_short or until:
            words = item.message.format(
                date=long_date(event.date),
                lacking=joined(lacking),
                found=long_date(last) if last else _counted(found, event.date),
                about=getattr(event, item.same) if item.same else "",
                age=law.age_of(item.age.role) if item.age else "",
                until=long_date(until) if until else "",
                month=_of_the_month(item.age, under) if item.age else "",
                student=identity.id if identity else "",
            )
            yield f"{words} ({', '.join(item.cite)})"


def _not_reached(age: Reached, event: Event, under: Under) -> date | None:
    """The day on which the student reaches an age, where that is after the event, or after the day that it names; or not in its
    school year."""
    law, identity, readings = under
    years = law.age_of(age.role)
    if years is None or identity is None:
        return None
    birthday = years_after(identity.born, years)
    due = due_of_birthday(law.of_role(age.role), birthday, readings)
    day: date = said(event, age.on or "") or event.date
    if age.until == "year":
        reached_on = earliest_of_birthday(law.of_role(age.role), birthday)
        return reached_on if day < YearSpan.around(reached_on).first else None
    reached_on = due if age.until == "due" else birthday
    return reached_on if day < reached_on else None


def _too_old(item: Required, event: Event, identity: Identity | None) -> date | None:
    """The day on which the student reached an age, where that was by the day of the event."""
    if item.younger_than is None or identity is None:
        return None
    birthday = years_after(identity.born, item.younger_than)
    return birthday if birthday <= event.date else None


def _of_the_month(age: Reached, under: Under) -> str:
    """What the rule of a role says of the month in which the student reaches its age."""
    law, identity, _ = under
    rule, years = law.of_role(age.role), law.age_of(age.role)
    return said_of_month(rule, years_after(identity.born, years)) if identity and years else ""


def _too_close(item: Required, apart: Apart, event: Event, before: Sequence[Event]) -> date | None:
    """The day of the last of the earlier events, where this one comes too soon after it."""
    days: list[date] = [
        said(earlier, apart.counted_from or "") or earlier.date
        for earlier in before
        if any(matches(on, earlier) for on in item.earlier)
    ]
    last = max(days, default=None)
    return last if last and event.date < years_after(last, apart.years) else None


def _from_then(item: Required, seen: _Seen) -> Sequence[Event]:
    """The events after the last of those from which the count begins again."""
    places = [
        place for place, each in enumerate(seen.before) if any(_is_one(on, each, seen) for on in item.since)
    ]
    return seen.before[places[-1] + 1 :] if places else seen.before


def _found(item: Required, event: Event, earlier: Sequence[Event], seen: _Seen) -> list[date]:
    """The days of the earlier events that there are."""
    return [
        each.date
        for each in earlier
        if any(_is_one(on, each, seen) for on in item.earlier) and _agrees(item.same, event, each)
    ]


def _is_one(on: On, earlier: Event, seen: _Seen) -> bool:
    """Whether an event is one of these, of the same meeting where that is asked, and went to the student where that is."""
    if not matches(on, earlier) or (on.same_meeting and not _is_same_meeting(earlier, seen)):
        return False
    if not on.to_student or seen.identity is None:
        return True
    return reached(earlier, seen.identity, seen.law.meanings, seen.law.of_age_on(seen.identity.born))


def _is_same_meeting(earlier: Event, seen: _Seen) -> bool:
    """A meeting that was never booked goes with everything."""
    ties = meeting_ties((*seen.before, seen.event))
    meetings = ties.of_start(seen.event)
    return not meetings or not meetings.isdisjoint(ties.of_start(earlier))


def _is_settled(item: Required, earlier: Sequence[Event], seen: _Seen) -> bool:
    """Whether nothing more is asked: it was said so, and nothing came since that asks again."""
    settled = False
    for each in earlier:
        if item.not_after and _is_one(item.not_after, each, seen):
            settled = True
        elif any(_is_one(on, each, seen) for on in item.unless_then):
            settled = False
    return settled


def _counted(days: Sequence[date], on: date) -> str:
    """`0`; `1 (Fri 10/9)`."""
    listed = ", ".join(long_date(day, on) for day in days)
    return f"{len(days)} ({listed})" if days else "0"


def _agrees(field: str | None, event: Event, earlier: Event) -> bool:
    return field is None or fold(str(getattr(event, field))) == fold(str(getattr(earlier, field)))
