"""It begins with a preview, which --open writes: who goes to which grade and school. Where a school ends below the next
grade, --next says which follows. Then it shows how far the year's duties
are: every IEP reviewed, the master calendar, the triennials, the IEPs gone through with teachers and providers.

Example: `casemgr start-year`, `casemgr start-year --year 2027-28 --open --repeats cal-d
--next "Fernbrook Middle=Fernbrook High"`
"""

from typing import Annotated

from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Several, flag, text
from casemgr.cli.program.year_words import Year, calendar_of, span_of
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.terminal.asking import asker
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, Takes("dry_run", "yes")],
    year: Year = None,
    open_it: Annotated[
        bool, flag("Open the year: write the grades and schools of the preview.", "--open")
    ] = False,
    repeats: Annotated[Several, text("STUDENT", "Stays in the grade and school (repeatable).")] = None,
    next_: Annotated[
        Several,
        text(
            '"SCHOOL=SCHOOL"',
            "Where a school's students go on to, after its last grade (repeatable).",
            "--next",
        ),
    ] = None,
    only: Only = EVERYONE,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.cli.years.going_on import going_on, open_year, opened_on, season
    from casemgr.recording.going_on import nexts_typed
    from casemgr.reports.start_year import preview_report
    from casemgr.reports.start_year_season import doubts

    here = given.session
    name = span_of(here, year).name
    school_year = calendar_of(here, name)
    whom = only.settled(here)
    if open_it and not whom.is_everyone:
        raise UsageError(
            "--open opens the year for everyone: leave out --school, --case-manager and --person"
        )
    stay, nexts = repeats or (), nexts_typed(next_ or (), here.caseload.settings.school_names)
    if open_it:
        if who := asker(given=given.yes):
            nexts = going_on(here, school_year, stay, nexts).asked(who)
        open_year(given, school_year, stay, nexts)
    elif began := opened_on(here, school_year):
        listing.show(here, season(here, min(began, school_year.first_day), name, whom))
    else:
        found = going_on(here, school_year, stay, nexts, whom)
        notes = tuple(doubts(found.waiting, found.staying, school_year.starts_in))
        listing.show(here, preview_report(found.waiting, name, notes))
