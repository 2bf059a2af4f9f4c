"""The morning page that fits a terminal."""

from casemgr.paper.layout import height, page_lines
from casemgr.reports.today import Page, fitted_pages
from casemgr.reports.today_morning import Morning


def screenful(found: Morning, width: int, lines: int) -> Page:
    """The longest page that a terminal shows without scrolling, with a line left for the prompt."""
    above = sum(len(str(problem)) // width + 1 for problem in found.problems)
    for page in fitted_pages(found):
        if above + height(page_lines(page.report, width), width) < lines:
            break
    return page
