"""Every deadline known, and those to come if each repeating duty is met on its date: annuals, triennials with their
plan-by dates, progress reports, ages, booked meetings. As text, unless another format is named: html and pdf are for
the wall, ics for a calendar program, xlsx and csv for a spreadsheet, json for scripts. Printing a whole year to a file
(text, html, pdf, xlsx) also records that the master calendar of the year was printed, where that is still open.

Example: `casemgr calendar --year 2026-27 -o year.html`, `casemgr calendar --since 2026-08-12 -o year.pdf`
"""

from typing import Annotated

from casemgr.casefile.optionwords import listed
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.output import Output, format_of, is_terminal, put, say_damage
from casemgr.cli.lists.showing import elsewhere_words, end, keep_fuller_file, put_page, show
from casemgr.cli.options.kinds import Maybe, Several, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import Year
from casemgr.cli.terminal.lines import aside
from casemgr.errors import UsageError
from casemgr.paper.formats import FORMATS
from casemgr.paper.wallcalendar.formats import BINARY, PAGES

OFFERED = tuple(dict.fromkeys((*PAGES, *FORMATS)))
"""Its own formats, and those of every list."""


def run(
    here: Session,
    year: Year = None,
    first: Annotated[Maybe, text("DATE", "Only from this day on.", "--from")] = None,
    last: Annotated[Maybe, text("DATE", "Only up to this day.", "--to")] = None,
    student: Annotated[Several, text("STUDENT", "Only this student's; may be repeated.")] = None,
    kinds: Annotated[Several, text("KINDS", "Only annual,triennial,… or a rule's name.", "--only")] = None,
    pages: Annotated[
        Several, text("PAGES", "Only poster,months,lists of the wall; months: empty ones too.")
    ] = None,
    paper: Annotated[Maybe, text("SIZE", "letter, legal, tabloid or a4.")] = None,
    done: Annotated[bool, flag("Months with what was done, too.")] = False,
    private: Annotated[
        bool, flag("Also what strangers must not read: discipline, complaints, records.")
    ] = False,
    key: Annotated[bool, flag("For the drawer: who each label is, and whom to call.")] = False,
    since: Annotated[Maybe, text("DATE", "The day of the last printing: says what changed.")] = None,
    label: Annotated[Maybe, text("LABEL", "How students are named: initials, ids or names.")] = None,
    only: Only = EVERYONE,
    format_name: Annotated[Maybe, text("FORMAT", f"{listed(OFFERED)}.", "--format")] = None,
    output: Output = None,
) -> None:
    from casemgr.cli.years.master_calendar import ON_PAPER, master_calendar_of, record_printing
    from casemgr.paper.wallcalendar.rows import calendar_report
    from casemgr.paper.wallcalendar.text import as_text
    from casemgr.paper.wallcalendar.typed import Typed
    from casemgr.store.printed import remember_printing

    wanted = "text" if not format_name and not output else format_of(format_name, output, OFFERED)
    if wanted in BINARY and output is None and is_terminal():
        raise UsageError(f"--format {wanted} is not text: add -o FILE, like -o year.{wanted}")
    typed = Typed(first, last, kinds, since, label, pages, paper, done, private, key)
    whom = only.settled(here)
    calendar = master_calendar_of(here, typed, year, student, whom)
    if wanted in FORMATS and wanted not in PAGES:
        show(here, calendar_report(calendar), wanted, output)
        return
    say_damage(here.problems)
    for line in elsewhere_words(here):
        aside(f"Note: {line}")
    if wanted == "text":
        put_page(as_text(calendar), output)
    else:
        keep_fuller_file(here, output)
        put(PAGES[wanted](calendar), output)
    if output and not student:
        remember_printing(here.caseload.root, here.today, [name for name, _ in here.caseload.calendars])
        if wanted in ON_PAPER and whom.is_everyone and not (first or last or kinds or pages or key):
            record_printing(here, calendar.asked.span.name)
    end(here)
