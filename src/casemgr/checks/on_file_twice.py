"""What may be on file twice, as two people's copies of a file put together have it: one fact, recorded by each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ComplaintFiled,
    CompletionAgreed,
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    EarlyStartConference,
    EarlyStartReferral,
    Event,
    Exited,
    ExitPlanned,
    ExtensionAgreed,
    FirstEnrolled,
    FosterTransferRequested,
    HandedOff,
    IepAmended,
    IepAnswered,
    IndependentAssessmentRequested,
    ManifestationReviewHeld,
    MeetingHeld,
    MovedWithinDistrict,
    NextDistrictNamed,
    ParentRequestReceived,
    PlacementChangeDecided,
    ProgressReportSent,
    RecordsRequested,
    RecordsReviewHeld,
    ReferralReceived,
    Removal,
    ResolutionSessionHeld,
    ServicePlanned,
    StudentAdded,
    SuppliesRequested,
    SurrogateNeeded,
    TransferredIn,
    TranslationRequested,
    TriennialPlanned,
    YearOpened,
    YearStarted,
    said,
)
from casemgr.casefile.naming import file_places, ids_named
from casemgr.casefile.saying import ALONE, long_date
from casemgr.casefile.student import Student
from casemgr.checks.removal import taken_twice
from casemgr.checks.whole_file import Misfit, misfits
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.docket.tally import overlapping


class Twice(NamedTuple):
    """Two events that may be one fact, in the order of the file, and the place of the second there."""

    first: Event
    second: Event
    place: int


class Once(NamedTuple):
    """What makes two events of a type one."""

    same: tuple[str, ...] = ()
    """The fields that say the same in both: where one leaves a field out they agree, and lists agree where they share a word."""
    until: tuple[type[Event], ...] | None = None
    """What must come between for another one to be true on another day; None where two days are always two facts."""
    of: type[Event] | None = None
    """What both are about where they are of two days: it must be on file before them."""


_PLAN = AssessmentPlanGiven
ONCE: Mapping[type[Event], Once] = {
    ReferralReceived: Once(("by",)),
    AssessmentPlanGiven: Once(("purpose", "areas")),
    ConsentReceived: Once(("purpose", "areas"), (_PLAN, ConsentRefused, MeetingHeld), of=_PLAN),
    ConsentRefused: Once(("purpose", "areas", "withdraws"), (_PLAN, ConsentReceived, MeetingHeld), of=_PLAN),
    ConsentRevoked: Once(until=(MeetingHeld, StudentAdded, TransferredIn)),
    RecordsReviewHeld: Once(),
    CompletionAgreed: Once(),
    TriennialPlanned: Once(),
    ExtensionAgreed: Once(("rule", "clock")),
    MeetingHeld: Once(("purposes",)),
    IepAnswered: Once(("answer", "by")),
    IepAmended: Once(("what",)),
    ServicePlanned: Once(("service", "starts", "provider", "minutes")),
    ProgressReportSent: Once(),
    ParentRequestReceived: Once(("what", "by")),
    ComplaintFiled: Once(("kind", "filed_by")),
    ResolutionSessionHeld: Once(("complaint",)),
    IndependentAssessmentRequested: Once(("area",)),
    TranslationRequested: Once(("language",)),
    SurrogateNeeded: Once(),
    PlacementChangeDecided: Once(("circumstance",)),
    ManifestationReviewHeld: Once(("review_of",)),
    RecordsRequested: Once(("requester", "by")),
    EarlyStartReferral: Once(until=()),
    EarlyStartConference: Once(),
    FirstEnrolled: Once(until=()),
    NextDistrictNamed: Once(("district",)),
    ExitPlanned: Once(("expected",)),
    StudentAdded: Once(until=(Exited,)),
    TransferredIn: Once(until=(Exited,)),
    FosterTransferRequested: Once(),
    MovedWithinDistrict: Once(("school",)),
    HandedOff: Once(("to",)),
    Exited: Once(until=(StudentAdded, TransferredIn, ReferralReceived)),
    YearOpened: Once(("school_year",), until=()),
    YearStarted: Once(("school_year",), until=()),
    SuppliesRequested: Once(("what", "cost")),
}
"""What starts a deadline or is counted, and happens once: on a day, or until something else comes between. Left out is what may well
be true twice on one day: a contact, a note, a paper sent, an invitation, a provider's report, an emergency. Removals are
compared by the school days that they take."""


def on_file_twice(student: Student, context: Context, today: date) -> Iterator[Twice]:
    """Each event that may be another one once more, with the first that it may be; in the order of the file."""
    facts = Facts.of(student, context, today)
    where = {event.id: place for place, event in enumerate(student.events)}
    in_order = file_places(student.events)
    places = {event.id: place for place, event in enumerate(facts.events)}
    before: list[Event] = []
    for event in sorted(facts.events, key=lambda each: in_order[each.id]):
        first = next((other for other in before if _is_one(other, event, places, facts, context)), None)
        if first:
            yield Twice(first, event, where[event.id])
        before.append(event)


def _is_one(one: Event, other: Event, places: Mapping[str, int], facts: Facts, context: Context) -> bool:
    if type(one) is not type(other) or one.id in ids_named(other) or other.id in ids_named(one):
        return False
    if isinstance(other, Removal):
        return one in overlapping(context.law.tally_of("removal"), other, facts)
    once = ONCE.get(type(other))
    if once is None or not _agree(one, other, once.same) or _goes_on(one, other):
        return False
    if one.date == other.date:
        return True
    first, second = sorted((places[one.id], places[other.id]))
    return _of_one_matter(once, one, facts.events[:first], facts.events[first + 1 : second])


def _of_one_matter(once: Once, one: Event, before: Sequence[Event], between: Sequence[Event]) -> bool:
    """Whether two events of two days can be one: what they are about is on file, and nothing came between them after which
    another one may be true."""

    def has(kinds: tuple[type[Event], ...], events: Sequence[Event]) -> bool:
        return any(isinstance(each, kinds) and _agree(one, each, once.same) for each in events)

    is_about = once.of is None or has((once.of,), before)
    return once.until is not None and is_about and not has(once.until, between)


def _agree(one: Event, other: Event, fields: Sequence[str]) -> bool:
    """Whether two events say the same in these fields, as far as both have them and say something."""
    shared = [name for name in fields if name in type(other).model_fields]
    return all(_is_same(said(one, name), said(other, name)) for name in shared)


def _is_same(one: Any, other: Any) -> bool:
    if one in (None, ()) or other in (None, ()):
        return True
    if isinstance(one, tuple):
        return not {_word(each) for each in one}.isdisjoint(map(_word, other))
    return bool(_word(one) == _word(other))


def _word(value: Any) -> Any:
    """What is compared: of an area its name, whoever assesses it, and of words not their capitals."""
    value = getattr(value, "area", value)
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def _goes_on(one: Event, other: Event) -> bool:
    """Whether two of one day may be two steps: a meeting left to be continued and its end, an oral referral and what puts it in
    writing."""
    match one, other:
        case MeetingHeld(), MeetingHeld():
            return one.outcome != other.outcome and "continued" in (one.outcome, other.outcome)
        case ReferralReceived(form="oral"), ReferralReceived(form="written"):
            return True
        case _:
            return False


def twice_words(found: Twice, student_id: str, today: date) -> str:
    """Which two events may be one, with their ids, and the command that takes one of them out."""
    one, other, _ = found
    if isinstance(one, Removal) and isinstance(other, Removal):
        return taken_twice(student_id, one, other, today)
    ways = f"casemgr void {student_id} {other.id} --why TEXT"
    first, second = (f"{each.clause(ALONE)} on {long_date(each.date, today)}" for each in (one, other))
    if first == second:
        return f"on file twice, as {one.id} and {other.id}: {first}. If it happened once: {ways}"
    return (
        f"may be on file twice: {first} ({one.id}), and {second} ({other.id}). If it happened once, take out the one "
        f"that is wrong: {ways}, or the same with {one.id}"
    )


def besides(
    found: Iterable[Misfit], twice: Sequence[Twice], student: Student, context: Context, today: date
) -> list[Misfit]:
    """Of what does not fit a file what is left once each fact is there once: two consents to one plan are said as that."""
    if not twice:
        return [*found]
    seconds = {each.second.id for each in twice}
    once = Student(student.identity, tuple(each for each in student.events if each.id not in seconds))
    left = {(each.event.id, each.reason) for each in misfits(once, context, today)}
    return [each for each in found if (each.event.id, each.reason) in left]
