"""Everything wrong in the folder, as problems with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from casemgr.casefile.events import (
    Done,
    Event,
    ExtensionAgreed,
    LateExplained,
    MeetingHeld,
    NotApplicable,
    StudentAdded,
    TransferredIn,
    Void,
)
from casemgr.casefile.naming import ids_named, in_a_circle
from casemgr.casefile.student import Student
from casemgr.days.schoolyear import SATURDAY, SchoolYear
from casemgr.errors import Problem
from casemgr.store import history
from casemgr.store.calendarfiles import track_of
from casemgr.store.caseload import Caseload
from casemgr.store.folders import FOLDERS, listing, listing_of_root
from casemgr.store.lawfiles import ReadLaw
from casemgr.store.memory import gone
from casemgr.store.surroundings import surroundings
from casemgr.store.yamltext import Document, line_of

_ABOUT_A_RULE = (Done, NotApplicable, ExtensionAgreed, LateExplained)


class Findings(NamedTuple):
    problems: list[Problem]
    advice: list[str]
    """What is not wrong and worth knowing: what is not committed yet, and who else can read the caseload."""


def check(caseload: Caseload, today: date) -> Findings:
    """Every problem, files in the order of the folder. BadFile if the settings cannot be read."""
    problems = list(_problems(caseload, today))
    faults, waiting = history.review(caseload.root) if caseload.settings.git else ([], [])
    named = {gone(fault.file) for fault in faults}  # the last commit knows better how to bring a file back
    return Findings(
        [*(each for each in problems if each not in named), *faults], [*waiting, *surroundings(caseload.root)]
    )


def _problems(caseload: Caseload, today: date) -> Iterator[Problem]:
    _ = caseload.settings
    yield from caseload.shared_problems
    for name, year in caseload.calendars:
        yield from _calendar(year, name, caseload)
    yield from _coverage(caseload, today)
    yield from caseload.journal().problems
    yield from _leftovers(caseload)
    for file in caseload.students():
        yield from file.problems
        if file.student:
            yield from _student(file.student, file.name, caseload, today)


def _calendar(year: SchoolYear, name: str, caseload: Caseload) -> Iterator[Problem]:
    document = caseload.document(name)
    counted = len(year.planned_days)
    if year.student_days is not None and year.student_days != counted:
        off = counted - year.student_days
        line = line_of(document, ["student_days"])
        too = "many" if off > 0 else "few"
        yield Problem(
            name, line, f"says {year.student_days} student days and has {counted}: {abs(off)} too {too}"
        )
    yield from _days_outside(year, name, document)
    for day, first, second in year.named_twice:
        line = line_of(document, ["days_off", year.days_off.index(second)])
        both = f"{first.name} ({first.kind}) and {second.name} ({second.kind})"
        yield Problem(
            name,
            line,
            f"{day} is in both {both}; taken as {first.kind}: keep one, the kinds decide what pauses",
        )
    yield from _on_holidays(year, name, document, caseload.law)


def _on_holidays(year: SchoolYear, name: str, document: Document, law: ReadLaw) -> Iterator[Problem]:
    """School on federal holidays, where the law of the place closes the schools on them."""
    closed = law.book.school_holidays
    if closed is None:
        return
    for calendar_year in (year.starts_in, year.starts_in + 1):
        for day, holiday in (law.holidays("federal", calendar_year) or {}).items():
            if day in year.planned_days and not holiday.startswith(closed.but):
                line = line_of(document, ["days_off"])
                yield Problem(
                    name, line, f"has school on {holiday} ({day}); add the day off, or check the date"
                )


def _days_outside(year: SchoolYear, name: str, document: Document) -> Iterator[Problem]:
    """Days off, closures and make-up days that lie where they cannot."""
    for place, entry in enumerate(year.days_off):
        line = line_of(document, ["days_off", place])
        if entry.first < year.first_day or entry.last > year.last_day:
            yield Problem(
                name, line, f"{entry.name} ({entry.first}) lies outside the school year; check the dates"
            )
        elif entry.first == entry.last and entry.first.weekday() >= SATURDAY:
            yield Problem(name, line, f"{entry.name} ({entry.first}) is on a weekend; check the date")
    for place, closure in enumerate(year.closures):
        if not year.first_day <= closure.date <= year.last_day:
            line = line_of(document, ["closures", place])
            yield Problem(
                name, line, f"the closure of {closure.date} lies outside the school year; check the date"
            )
    for day in sorted(year.make_up_days):
        if not year.first_day <= day <= year.last_day:
            line = line_of(document, ["extra_days"])
            yield Problem(
                name, line, f"the make-up day {day} lies outside first_day and last_day; move last_day to it"
            )


def _coverage(caseload: Caseload, today: date) -> Iterator[Problem]:
    """Years that are missing, in the main calendars and in each track; not where a file that may hold one is damaged."""
    if any(problem.file.startswith("calendars/") for problem in caseload.shared_problems):
        return
    if not caseload.calendars:
        yield Problem("calendars", None, "holds no school calendar: dates that need one are unknown")
    by_track: dict[str | None, list[SchoolYear]] = {}
    for name, year in caseload.calendars:
        by_track.setdefault(track_of(name), []).append(year)
    for track, found in by_track.items():
        years = sorted(found, key=lambda year: year.starts_in)
        what = f"the track {track}" if track else "the main calendar"
        if not years[0].first_day <= today <= years[-1].last_day:
            yield Problem(
                "calendars",
                None,
                f"{what} does not cover {today}: dates that need it are unknown; add the year",
            )
        for before, after in pairwise(years):
            if after.starts_in - before.starts_in > 1:
                between = f"{before.school_year} and {after.school_year}"
                yield Problem("calendars", None, f"{what} lacks the years between {between}")
            elif before.last_day >= after.first_day:
                yield Problem(
                    "calendars", None, f"{what}: {before.school_year} ends after {after.school_year} begins"
                )


def _leftovers(caseload: Caseload) -> Iterator[Problem]:
    """What else lies in the folders of the caseload, and all that is wrong with the letters' folder."""
    yield from listing_of_root(caseload.root).leftovers
    for folder in (*FOLDERS, *caseload.own_law[:-1]):
        found = listing(caseload.root, folder)
        yield from found.leftovers
        yield from () if folder.holds_dates else found.problems


def _student(student: Student, name: str, caseload: Caseload, today: date) -> Iterator[Problem]:
    document = caseload.document(name, end_mark=True)
    identity = student.identity
    if identity.school not in {school.name for school in caseload.settings.schools}:
        line = line_of(document, ["school"])
        yield Problem(
            name, line, f"{identity.school} is not among the schools in casemgr.yaml; add it with its level"
        )
    if identity.track and identity.track not in caseload.school_years.tracks:
        line = line_of(document, ["track"])
        yield Problem(
            name,
            line,
            f"no calendar has the track {identity.track}; add calendars/YEAR.{identity.track}.yaml",
        )
    if identity.born > today:
        yield Problem(name, line_of(document, ["born"]), "`born` is in the future")
    ids = {event.id for event in student.events}
    for place, event in enumerate(student.events):
        line = line_of(document, ["events", place, "date"])
        yield from (Problem(name, line, text) for text in _event(event, student, ids, caseload, today))
    yield from _missing_facts(student, name, document, today)


def _event(event: Event, student: Student, ids: set[str], caseload: Caseload, today: date) -> Iterator[str]:
    if event.date < student.identity.born:
        yield f"`date` {event.date} lies before the student was born"
    if event.date > event.recorded:
        yield f"`date` {event.date} is later than the day it was recorded, {event.recorded}"
    if event.recorded > today:
        yield f"`recorded` {event.recorded} is in the future, so the event is not known yet"
    for other in ids_named(event):
        if other not in ids:
            yield f"names the event {other}, and there is none of that id in this file"
    if isinstance(event, Void) and event.id in in_a_circle(student.not_void(today)):
        yield f"{event.event} and {event.replaced_by} are corrections of each other; take one of the voids out"
    if isinstance(event, _ABOUT_A_RULE) and event.rule not in caseload.law.book.ids:
        yield f"names the rule {event.rule}, and there is none; see `casemgr rules`"


def _missing_facts(student: Student, name: str, document: Document, today: date) -> Iterator[Problem]:
    known = student.known(today)
    held = {purpose for event in known if isinstance(event, MeetingHeld) for purpose in event.purposes}
    for place, event in enumerate(student.events):
        if not isinstance(event, (StudentAdded, TransferredIn)) or event not in known:
            continue
        line = line_of(document, ["events", place])
        if event.last_annual is None and not held & {"initial", "annual", "triennial"}:
            yield Problem(
                name, line, "`last_annual` is missing: the annual review cannot be computed; add the date"
            )
        if event.last_evaluation is None and not held & {"initial", "triennial"}:
            yield Problem(
                name, line, "`last_evaluation` is missing: the triennial cannot be computed; add the date"
            )
