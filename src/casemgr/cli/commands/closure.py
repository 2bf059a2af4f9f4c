"""It closes all schools on every track, or those named. The day is no school day, and it stops no clock. With --make-up it is a
day on which the students of one track attend in its place. A calendar's file keeps every other byte.

Example: `casemgr closure 1/14 --reason "Smoke"`, `casemgr closure 6/5 --make-up`
"""

from typing import Annotated

from casemgr.casefile.optionwords import needs
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.cli.lists.gather import students_of
from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, Takes("yes", "dry_run")],
    day: Annotated[str, argument("DATE", "The day: 2027-01-14, 1/14, today …")],
    reason: Annotated[Maybe, text("TEXT", "Why: smoke, no power, snow …")] = None,
    school: Annotated[Several, text("NAME", "Only this school (repeatable).")] = None,
    make_up: Annotated[bool, flag("Students attend this day in place of one that was closed.")] = False,
    track: Annotated[Maybe, text("NAME", "Only this track's calendar.")] = None,
) -> None:
    from casemgr.checks.closure import closed_in_each, made_up, schools_closed
    from casemgr.cli.years.calendar_change import apply, changing
    from casemgr.cli.years.since_printing import context_with
    from casemgr.reports.moved import moved_by, moved_report
    from casemgr.store.newcalendar import holding, of_each_track

    here = given.session
    if make_up == bool(reason):
        raise UsageError("say --reason TEXT for a closure, or --make-up")
    if make_up:
        needs("--reason", {"--school": school}, "students of every school of the track attend a make-up day")
    with here.caseload.writing():
        # A make-up day lies ahead; a closure is recorded on the evening before, or soon after.
        when = (dates.planned if make_up else dates.nearest)(day, here.today)
        calendars = here.caseload.calendars
        if reason:
            held = of_each_track(calendars, when, track)
            schools = schools_closed(school or (), here.caseload.settings.school_names)
            changes = closed_in_each(held, when, reason, schools)
        else:
            name, year = holding(calendars, when, track)
            changes = {name: made_up(year, when, name)}
        after = context_with(here, {name: changed.year for name, changed in changes.items()})
        moved = moved_by(students_of(here), here.context, after, here.today)
        what = f"{'make-up day' if make_up else 'closure'} of {long_date(when)}"
        besides = [line for changed in changes.values() for line in changed.besides]
        written = {name: changed.written for name, changed in changes.items()}
        report = moved_report(moved, here.today, besides)
        apply(given, report, changing(here, written), f"Record the {what}?", f"calendar: {what}")
