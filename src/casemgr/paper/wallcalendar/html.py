"""The wall calendar as one self-contained HTML page: nothing is loaded from elsewhere, and it prints sheet by sheet."""

from __future__ import annotations

from casemgr.paper.wallcalendar.fitting import list_sheets, month_sheets, poster_sheets
from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.pages import wall


def as_html(calendar: MasterCalendar) -> str:
    """The page; every text is escaped by the template."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = wall(calendar)
    posters = list(poster_sheets(pages.poster, pages)) if pages.poster else []
    months = [sheet for month in pages.months for sheet in month_sheets(month, pages)]
    lists = list(list_sheets(pages))
    environment = Environment(
        loader=PackageLoader("casemgr.paper.wallcalendar"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("wall.html.jinja").render(
        wall=pages,
        kinds=KINDS.values(),
        posters=posters,
        months=months,
        sheets=lists,
        student=pages.student,
        first=1 if pages.student else 0,
        count=(1 if pages.student else 0) + len(posters) + len(months) + len(lists),
    )
