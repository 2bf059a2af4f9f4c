"""An emergency closure, of all schools or of those named: not a school day, and it stops no clock. With --make-up, a day on
which students attend in its place. Every deadline that moves is listed. The calendar's file keeps every other byte.

Example: `casemgr closure 1/14 --reason "Smoke"`, `casemgr closure 6/5 --make-up`
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.cli.given import Given, Takes
from casemgr.cli.options import Maybe, Several, argument, flag, text
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.cli.session import Session
    from casemgr.days.schoolyear import SchoolYear


def run(
    given: Annotated[Given, Takes("yes", "dry_run")],
    day: Annotated[str, argument("DATE", "The day: 2027-01-14, 1/14, today …")],
    reason: Annotated[Maybe, text("TEXT", "Why: smoke, no power, snow …", "--reason")] = None,
    school: Annotated[Several, text("NAME", "Only this school (repeatable).", "--school")] = None,
    make_up: Annotated[
        bool, flag("--make-up", "Students attend this day in place of one that was closed.")
    ] = False,
    track: Annotated[Maybe, text("NAME", "A second track's calendar.", "--track")] = None,
) -> None:
    from casemgr.casefile.saying import long_date
    from casemgr.cli.calendar_change import apply, context_with, moved_by
    from casemgr.reports.moved import moved_report
    from casemgr.store.plainfiles import change_file

    here = given.session
    if make_up == bool(reason):
        raise UsageError("say --reason TEXT for a closure, or --make-up")
    with here.caseload.writing():
        when = _day(day, here.today, make_up=make_up)
        name, year = _calendar(here, when, track)
        _check(year, when, make_up=make_up, schools=_schools(here, school))
        key, known, item = (
            ("extra_days", year.extra_days, when)
            if make_up
            else ("closures", year.closures, _closure(when, reason or "", _schools(here, school)))
        )

        def write() -> Path:
            change_file(here.caseload.root, name, {(key, len(known)): item})
            return here.caseload.root / name

        moved = moved_by(here, context_with(here, name, _with(year, key, item)))
        what = f"{'make-up day' if make_up else 'closure'} of {long_date(when)}"
        apply(
            here,
            moved_report(moved),
            write,
            f"Record the {what}?",
            f"calendar: {what}",
            yes=given.yes,
            dry_run=given.dry_run,
        )


def _day(words: str, today: date, *, make_up: bool) -> date:
    """Without its year, the nearest such day: a closure is recorded on the evening before, or soon after. A make-up day
    lies ahead."""
    from casemgr.cli import dates

    if make_up:
        return dates.planned(words, today)
    days = (dates.happened(words, today), dates.planned(words, today))
    return min(days, key=lambda day: abs(day - today)) if dates.without_year(words) else days[0]


def _calendar(here: Session, day: date, track: str | None) -> tuple[str, SchoolYear]:
    """The file that holds a day, and its year. UsageError where there is none."""
    from casemgr.days.yearspan import YearSpan
    from casemgr.store.newcalendar import calendar_name

    span = YearSpan.around(day)
    for name, year in here.caseload.calendars:
        is_in_it = year.first_day <= day <= year.last_day or year.school_year == span.name
        if is_in_it and name == calendar_name(year.school_year, track):
            return name, year
    name = calendar_name(span.name, track)
    raise UsageError(f"{day}: no calendar holds this day; add {name} with casemgr year {span.name}")


def _check(year: SchoolYear, when: date, *, make_up: bool, schools: list[str]) -> None:
    from casemgr.casefile.saying import long_date

    is_planned = when in year.planned_days
    if make_up and is_planned:
        raise Refused(f"{long_date(when)} is a school day already; nothing was written")
    if not make_up and not is_planned:
        why = year.off[when].name if when in year.off else "a weekend, or outside of the school year"
        raise Refused(f"{long_date(when)} is no school day: {why}; nothing was written")
    same = (closure for closure in year.closures if closure.date == when)
    if not make_up and any(
        not each.schools or set(schools) <= set(each.schools) for each in same if schools or not each.schools
    ):
        raise Refused(f"{long_date(when)} is closed already; nothing was written")


def _schools(here: Session, words: Iterable[str] | None) -> list[str]:
    """Schools of the settings; UsageError for one that is not there: a closure of it would touch nobody."""
    from casemgr.cli.school_words import school_from_words

    listed = {school.name for school in here.caseload.settings.schools}
    names = [school_from_words(here.caseload, each) for each in words or ()]
    for name in names:
        if listed and name not in listed:
            raise UsageError(
                f"--school {name}: is not among the schools in casemgr.yaml ({', '.join(sorted(listed))})"
            )
    return names


def _closure(when: date, reason: str, schools: list[str]) -> dict[str, Any]:
    return {"date": when, "reason": reason, **({"schools": schools} if schools else {})}


def _with(year: SchoolYear, key: str, item: Any) -> SchoolYear:
    """The year with one closure or make-up day more."""
    from casemgr.days.schoolyear import SchoolYear

    values = year.model_dump(by_alias=True)
    return SchoolYear.model_validate({**values, key: [*values[key], item]})
