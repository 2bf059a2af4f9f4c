"""Overdue first, then due within 5, 10 and 30 school days, due with nothing scheduled, and who is waited for; law before
district before practice; as much as fits on the screen. The numbers are for `casemgr done` and `casemgr na`, where a
line is marked +, until the page is printed again.

Example: `casemgr today`, or just `casemgr`
"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.common import FormatName, Output, format_of, is_terminal, session
from casemgr.cli.gather import CaseManager
from casemgr.cli.options import flag
from casemgr.cli.showing import show

if TYPE_CHECKING:
    from casemgr.errors import Problem
    from casemgr.reports.today import Page
    from casemgr.reports.today_items import Item


def run(
    ctx: typer.Context,
    everything: Annotated[bool, flag("--all", "Every line, not only the first ones.")] = False,
    case_manager: CaseManager = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import all_facts
    from casemgr.docket.matching import started_by
    from casemgr.paper.formats import FORMATS
    from casemgr.reports.today import short_page, whole_page
    from casemgr.reports.today_items import items_of
    from casemgr.store.page import PageLine, remember

    here = session(ctx)
    wanted = format_of(format_name, output, FORMATS)
    items = [
        item for facts in all_facts(here, case_manager) for item in items_of(facts, here.context, here.today)
    ]
    is_read_here = not format_name and not output
    if everything or output or wanted != "table":
        page = whole_page(items, here.today, here.problems)
    elif is_read_here and is_terminal():
        page = _screenful(items, here.today, here.problems)
    else:
        page = short_page(items, here.today, here.problems)
    if is_read_here:
        remember(
            here.caseload.root,
            (
                PageLine(item.deadline.student, item.deadline.rule.id, started_by(item.deadline.start))
                for item in page.items
            ),
        )
    show(here, page.report, format_name, output)


def _screenful(items: list[Item], today: date, problems: tuple[Problem, ...]) -> Page:
    """The longest page that the terminal shows without scrolling, with a line left for the prompt."""
    from casemgr.paper.layout import height, page_lines
    from casemgr.reports.today import fitted_pages

    width, lines = shutil.get_terminal_size()
    above = sum(len(str(problem)) // width + 1 for problem in problems)
    for page in fitted_pages(items, today, problems):
        if above + height(page_lines(page.report, width), width) < lines:
            break
    return page
