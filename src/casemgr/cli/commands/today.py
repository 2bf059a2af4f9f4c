"""Meetings of the week, and later ones that ask for something by then, with what each still lacks, the most urgent first. Then
everything that the law asks now, the handbook, what comes before the next break, and what to book. What the law asks now or in five school
days is never left out, nor is a meeting; the rest is as much as fits the screen. The numbers are for `casemgr why`, `done`,
`na` and `next`, until the page is printed again.

Example: `casemgr today`, or just `casemgr`
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.lists.gather import calendars_of, from_all_facts
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.output import FormatName, Output, format_of, is_terminal
from casemgr.cli.lists.showing import show
from casemgr.cli.options.kinds import flag
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import year_to_open
from casemgr.cli.terminal.lines import aside
from casemgr.paper.formats import FORMATS

if TYPE_CHECKING:
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.today import Page
    from casemgr.reports.today_morning import Morning
    from casemgr.reports.today_own import OwnLines


def run(
    here: Session,
    everything: Annotated[bool, flag("Every line, and the reminders too.", "--all")] = False,
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.years.since_printing import since_printing
    from casemgr.reports.today import short_page, whole_page

    if moved := since_printing(here):
        aside(f"Note: {moved.line} casemgr check lists them.")
    wanted = format_of(format_name, output, FORMATS)
    found = _morning(here, only.settled(here), with_data=wanted == "json")
    is_read_here = not format_name and not output
    if everything or output or wanted != "table":
        page = whole_page(found)
    elif is_read_here and is_terminal():
        from casemgr.paper.screenful import screenful

        page = screenful(found, *shutil.get_terminal_size())
    else:
        page = short_page(found)
    if is_read_here:
        _remember(here, page)
    show(here, page.report, format_name, output)


def _morning(here: Session, whom: Narrowing, *, with_data: bool) -> Morning:
    from casemgr.reports.today_limits import break_name, limits_of, other_breaks
    from casemgr.reports.today_morning import morning
    from casemgr.reports.today_own import own_lines, small
    from casemgr.reports.today_student import student_day

    def of_student(facts: Facts) -> OwnLines:
        day = student_day(facts, here.context, here.today, whom.part)
        return small(own_lines(day), with_data=with_data)

    found = list(from_all_facts(here, of_student, whom.any_person))
    calendar, tracks = calendars_of(here, (each.day.track for each in found))
    limits = limits_of(calendar, here.today)
    name = break_name(calendar, limits, here.today)
    return morning(
        found,
        here.today,
        limits,
        name,
        tuple(here.elsewhere.values()),
        here.problems,
        own=whom.own,
        to_open=year_to_open(here),
        breaks=tuple(other_breaks(tracks, limits, name, here.today)),
    )


def _remember(here: Session, page: Page) -> None:
    """Keep what the numbers of the page mean."""
    from casemgr.store.page import PageLine, remember

    remember(
        here.caseload.root,
        (
            PageLine(number, step.student, step.rule.id, step.clock)
            for number, line in enumerate(page.lines, 1)
            for step in line.steps
        ),
    )
