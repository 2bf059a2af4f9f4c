"""It closes all schools, or those named. The day is no school day, and it stops no clock. With --make-up it is a day on which
students attend in its place. The calendar's file keeps every other byte.

Example: `casemgr closure 1/14 --reason "Smoke"`, `casemgr closure 6/5 --make-up`
"""

from pathlib import Path
from typing import Annotated

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
    track: Annotated[Maybe, text("NAME", "A second track's calendar.")] = None,
) -> None:
    from casemgr.checks.closure import closed, made_up, schools_closed
    from casemgr.cli.years.calendar_change import apply
    from casemgr.cli.years.since_printing import context_with
    from casemgr.reports.moved import moved_by, moved_report
    from casemgr.store.newcalendar import holding
    from casemgr.store.plainfiles import change_file

    here = given.session
    root = here.caseload.root
    if make_up == bool(reason):
        raise UsageError("say --reason TEXT for a closure, or --make-up")
    with here.caseload.writing():
        # A make-up day lies ahead; a closure is recorded on the evening before, or soon after.
        when = (dates.planned if make_up else dates.nearest)(day, here.today)
        name, year = holding(here.caseload.calendars, when, track)
        schools = schools_closed(school or (), here.caseload.settings.school_names)
        changed = closed(year, when, reason, schools) if reason else made_up(year, when, name)

        def write() -> Path:
            change_file(root, name, changed.written)
            return root / name

        after = context_with(here, name, changed.year)
        moved = moved_by(students_of(here), here.context, after, here.today)
        what = f"{'make-up day' if make_up else 'closure'} of {long_date(when)}"
        report = moved_report(moved, here.today, changed.besides)
        apply(given, report, write, f"Record the {what}?", f"calendar: {what}")
