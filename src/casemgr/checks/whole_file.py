"""What a command would not have recorded, in a file as it is: written by hand, or left behind by a correction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, ExtensionAgreed, TriennialPlanned, said
from casemgr.casefile.impossible import impossible_days
from casemgr.casefile.naming import file_places
from casemgr.casefile.saying import ALONE, joined, long_date
from casemgr.casefile.student import Student
from casemgr.checks import LAST, out_of_place, unlikely_day
from casemgr.checks.journal import about_a_student
from casemgr.checks.naming_others import not_on_file, wrongly_named
from casemgr.checks.of_a_rule import no_such_deadline, no_such_rule
from casemgr.checks.required import Under
from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.law.book import LawBook


class Misfit(NamedTuple):
    """An event's place in the file, and why it does not fit the others."""

    place: int
    event: Event
    reason: str


def misfits(
    student: Student, context: Context, today: date, *, fitted_once: bool = False
) -> Iterator[Misfit]:
    """The events that do not fit what is on file, neither what was there when they were recorded nor what is there now; with
    `fitted_once` those too that fitted then. What `check` calls wrong by itself is left out: a day that cannot be, an id or a
    rule that there is not."""
    named = {each.event for each in impossible_days(student.events, student.identity.born)}
    kept, known = student.not_void(today), student.known(today)
    in_file, in_order = (
        {each.id: place for place, each in enumerate(student.events)},
        file_places(student.events),
    )
    under = Under(context.law, student.identity, context.readings)
    for event in known:
        place = in_file[event.id]
        if place in named or not_on_file(event, kept):
            continue
        reason = (
            about_a_student(event, student.id, context.law)
            or _day(event, student, today)
            or _out_of_place(
                event, known, _there_first(event, known, in_order, fitted_once=fitted_once), under
            )
            or wrongly_named(event, kept)
            or _of_a_deadline(event, student, context, today)
        )
        if reason:
            yield Misfit(place, event, reason)


def _day(event: Event, student: Student, today: date) -> str | None:
    if any(day and day > today for day in (said(event, name) for name in LAST)):
        return None  # `check` says so by itself
    return unlikely_day(event, student.identity.born, today)


def _there_first(
    event: Event, known: tuple[Event, ...], places: Mapping[str, int], *, fitted_once: bool
) -> tuple[Event, ...]:
    """What an event has to fit: what was recorded before it; or all but what was recorded after it of the same day."""
    place = places[event.id]
    if fitted_once:
        return tuple(each for each in known if each.date != event.date or places[each.id] < place)
    return tuple(each for each in known if places[each.id] < place)


def _out_of_place(
    event: Event, known: tuple[Event, ...], first: tuple[Event, ...], under: Under
) -> str | None:
    """A reason that there is by what came first, and that there is still."""
    if out_of_place(event, first, under) is None:
        return None
    return out_of_place(event, tuple(each for each in known if each is not event), under)


def _of_a_deadline(event: Event, student: Student, context: Context, today: date) -> str | None:
    if isinstance(event, ExtensionAgreed) and (reason := no_such_rule(event, context.law)):
        return reason if event.rule in context.law.ids else None
    if not isinstance(event, (ExtensionAgreed, TriennialPlanned)):
        return None
    without = Student(student.identity, tuple(each for each in student.events if each.id != event.id))
    there = Facts.of(without, context, today)
    return no_such_deadline(event, there.events, derive_from(there, context, today))


def no_longer_fits(before: Student, after: Student, context: Context, today: date) -> Iterator[Misfit]:
    """The events of a file that do not fit since something was recorded, corrected or voided, and did before, or did not for another
    reason. What was itself recorded is looked at on its own."""
    was_there = {each.id for each in before.events}
    found = [each for each in misfits(after, context, today, fitted_once=True) if each.event.id in was_there]
    if found:
        was = {(each.event.id, each.reason) for each in misfits(before, context, today, fitted_once=True)}
        yield from (each for each in found if (each.event.id, each.reason) not in was)


def same_misfits(found: Iterable[Misfit]) -> list[list[Misfit]]:
    """Those of one reason together, in the order of the file."""
    alike: dict[str, list[Misfit]] = {}
    for each in found:
        alike.setdefault(each.reason, []).append(each)
    return [*alike.values()]


def also_words(others: Sequence[tuple[int, Misfit]]) -> str:
    """The other events of the same reason, each with its line in the file."""
    named = joined([f"line {line} ({each.event.id})" for line, each in others])
    return f". The same is true of {named}" if others else ""


def misfit_words(found: Misfit, student_id: str, law: LawBook, today: date) -> str:
    """What does not fit, why, and the command that corrects it."""
    _, event, reason = found
    way = f"To correct it: casemgr correct {student_id} {event.id} --on DATE, or FIELD=VALUE"
    if about_a_student(event, student_id, law):
        way = (
            f"To take it out, and record it for the student: casemgr void {student_id} {event.id} --why TEXT"
        )
    what = f"{event.clause(ALONE)} on {long_date(event.date, today)}"
    return f"{what} does not fit the rest: {reason.replace(' STUDENT', f' {student_id}')}. {way}"
