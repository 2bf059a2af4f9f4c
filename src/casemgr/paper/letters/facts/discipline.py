"""Removals of the school year with their sum, and the manifestation determination."""

from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    DocumentSent,
    ManifestationReviewHeld,
    MeetingHeld,
    PlacementChangeDecided,
    Removal,
)
from casemgr.docket.deadline import Deadline
from casemgr.docket.school_year import school_year_name
from casemgr.docket.tally import TallyLine, tally
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.meetings import booked_meetings


class RemovalLine(NamedTuple):
    """One removal that counts, and the year's sum with it."""

    day: date
    days: str
    kind: str
    total: str
    proposed: bool


class Ground(NamedTuple):
    """The removal from which a review's days are counted. It is no decision to change the placement: of that, only its
    own event tells."""

    day: date
    days: str
    total: str
    """The sum of the school year with it."""
    limit: str
    in_a_row: bool
    """Whether it is longer than the limit by itself: a change of placement (34 CFR 300.536(a)(1))."""
    proposed: bool


def discipline(source: Source) -> dict[str, Any]:
    """The review that is due, or else the last one held; everything as of its day."""
    clock = _clock(source)
    held = clock.met_by if clock and isinstance(clock.met_by, ManifestationReviewHeld) else None
    lines, left_over = _lines(source, held.date if held else source.as_of)
    removals, now_left_over = _lines(source, source.as_of) if held else (lines, left_over)
    decided, ground = _decided(source, clock, held), _ground(source, clock)
    return {
        "removals": removals or BLANK,
        "removals_reviewed": lines or BLANK,
        "removal_total": lines[-1].total if lines else "0",
        "removals_left_over": now_left_over,
        "reviewed_left_over": left_over,
        "decision_date": decided or BLANK,
        "review_ground": ground or BLANK,
        "review_asked": decided or (ground and ground.day) or BLANK,
        "circumstance": _circumstance(source, decided),
        "setting_ends": _setting_ends(source, decided) or "",
        "caused": _answer(held.caused if held else None),
        "not_implemented": _answer(held.not_implemented if held else None),
        "review_held": held.date if held else BLANK,
        "review_date": held.date if held else _booked(source) or BLANK,
        "present": _present(source, held) or BLANK,
        "discipline_safeguards": _safeguards_given(source, clock, held) or BLANK,
        "review_due": (clock and clock.due) or BLANK,
    }


def _clock(source: Source) -> Deadline | None:
    """Of reviews that are open the first that is due; where none is, the last that was held."""
    clocks = [each for each in source.deadlines if each.rule.role == "manifestation"]
    to_hold = sorted((c for c in clocks if c.is_open), key=lambda c: (c.due or date.max, c.started_on))
    held = sorted((c for c in clocks if c.met_by), key=_day_met)
    return next(iter((*to_hold, *reversed(held))), None)


def _day_met(clock: Deadline) -> tuple[date, date]:
    assert clock.met_by
    return clock.met_by.date, clock.started_on


def _decided(source: Source, clock: Deadline | None, held: ManifestationReviewHeld | None) -> date | None:
    """The day of the decision to change the placement that the review is about: only where one is on file."""
    days = [event.date for event in source.all(PlacementChangeDecided)]
    if clock is None:
        return max(days, default=None)
    last = held.date if held else source.as_of
    return next((day for day in sorted(days) if clock.started_on <= day <= last), None)


def _ground(source: Source, clock: Deadline | None) -> Ground | None:
    """The removal that asked for the review, where a removal did; as it was carried out, if it was."""
    rule = source.context.law.tally_of("removal")
    start = clock.start.event if clock else None
    line = next((line for line in tally(rule, source.facts) if start in (line.event, line.done)), None)
    return _as_ground(line, rule.over) if line and isinstance(line.done, Removal) else None


def _as_ground(line: TallyLine, limit: float) -> Ground:
    assert isinstance(line.done, Removal)
    return Ground(
        line.done.date,
        f"{line.imposed:g}",
        f"{line.total:g}",
        f"{limit:g}",
        line.imposed > limit,
        line.done.proposed,
    )


def _circumstance(source: Source, decided: date | None) -> str:
    of_that_day = [e.circumstance for e in source.all(PlacementChangeDecided) if e.date == decided]
    return next((each for each in reversed(of_that_day) if each), "")


def _setting_ends(source: Source, decided: date | None) -> date | None:
    """The last day of the interim setting that the decision of a day led to."""
    clocks = [each for each in source.deadlines if each.rule.role == "interim-setting"]
    return next((each.due for each in reversed(clocks) if each.started_on == decided), None)


def _booked(source: Source) -> date | None:
    """The day of the next meeting that is booked for a review."""
    meetings = [m for m in booked_meetings(source.events) if "manifestation" in m.purposes]
    return meetings[0].meeting_date if meetings else None


def _present(source: Source, held: ManifestationReviewHeld | None) -> tuple[str, ...]:
    """Who was at the meeting on the day of the review."""
    meetings = [m for m in source.all(MeetingHeld) if held and m.date == held.date]
    return tuple(dict.fromkeys(name for meeting in meetings for name in meeting.present))


def _safeguards_given(
    source: Source, clock: Deadline | None, held: ManifestationReviewHeld | None
) -> date | None:
    """The first day from the start of the review's days on, and before the review, on which the notice was given."""
    last = held.date if held else source.as_of
    days = [e.date for e in source.all(DocumentSent) if e.document == "safeguards"]
    return next((day for day in days if clock and clock.started_on <= day <= last), None)


def _answer(value: bool | None) -> Any:
    return BLANK if value is None else "yes" if value else "no"


def _lines(source: Source, last: date) -> tuple[list[RemovalLine], str]:
    """The removals up to a day, of the last school year that has any, and how many of their days that year had no school
    day left for; empty where it had enough."""
    counted = [
        line
        for line in tally(source.context.law.tally_of("removal"), source.facts)
        if line.event.date <= last
    ]
    if not counted:
        return [], ""
    year = school_year_name(counted[-1].event, source.facts)
    lines = [
        RemovalLine(line.done.date, f"{line.days:g}", line.done.kind, f"{line.total:g}", line.done.proposed)
        for line in counted
        if line.year == year and isinstance(line.done, Removal)
    ]
    return lines, f"{counted[-1].left_over:g}" if counted[-1].left_over else ""
