"""The days come from the district's feed or table (--from), from what you type, or from both. On a
terminal what the file leaves open is asked; then the months are shown, with each break and whether it stops the clocks,
and every deadline that moves. Where only the first and last day are known, the public holidays are drafted.

For a year that has its file already, the days typed are added to it, and every other byte stays; without any, it is shown.

Example: `casemgr year 2026-27 --from calendar.ics --student-days 180`, `casemgr year 2026-27 --first 8/12 --last 6/3
--holiday "9/7 Labor Day" --break "12/21..1/1 Winter Break"`
"""

from pathlib import Path
from typing import Annotated

from casemgr.cli.options.kinds import Maybe, Several, argument, number, text
from casemgr.cli.program.year_words import span_of
from casemgr.cli.recording.given import Given, Takes


def run(
    given: Annotated[Given, Takes("yes", "dry_run")],
    year: Annotated[Maybe, argument("YEAR", "A school year like 2026-27; this one if left out.")] = None,
    from_file: Annotated[
        Path | None, text("FILE", "A feed (ICS), a table (CSV, XLSX), JSON or typed lines.", "--from")
    ] = None,
    first: Annotated[Maybe, text("DATE", "The first day students attend.")] = None,
    last: Annotated[Maybe, text("DATE", "The last day students attend.")] = None,
    holiday: Annotated[Several, text('"DATE NAME"', "A holiday (repeatable).")] = None,
    break_: Annotated[Several, text('"DATE..DATE NAME"', "A break (repeatable).", "--break")] = None,
    staff_day: Annotated[Several, text('"DATE NAME"', "A day for staff only (repeatable).")] = None,
    student_days: Annotated[
        int | None, number("N", "How many student days the district prints.", least=1)
    ] = None,
    track: Annotated[Maybe, text("NAME", "A second track's calendar.")] = None,
) -> None:
    from casemgr.cli.years.draft import adopt, extend, show_year
    from casemgr.exchange.calendars.entry import Meaning
    from casemgr.exchange.calendars.wanted import Wanted
    from casemgr.store.newcalendar import file_of, second_track, track_of_main

    here = given.session
    typed: dict[Meaning, list[str]] = {
        "holiday": holiday or [],
        "break": break_ or [],
        "staff_day": staff_day or [],
    }
    calendars = here.caseload.calendars
    main = track_of_main(calendars)
    second = second_track(track, main) if track else None
    wanted = Wanted(span_of(here, year), first, last, typed, student_days, second or main)
    name = file_of(calendars, wanted.span.name, second)
    known = dict(calendars).get(name)
    with here.caseload.writing():
        if known is None:
            adopt(given, wanted, from_file, name)
        elif wanted.changes or from_file:
            extend(given, wanted, from_file, name, known)
        else:
            show_year(here, known)
