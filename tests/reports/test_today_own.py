"""One student's lines of the morning page: as they travel between processes, the page says the same of them."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from casemgr.cli.program.context import context_of
from casemgr.docket.facts import Facts
from casemgr.reports.today import Page, short_page, whole_page
from casemgr.reports.today_limits import break_name, limits_of
from casemgr.reports.today_morning import morning
from casemgr.reports.today_own import OwnLines, own_lines, small
from casemgr.reports.today_step import Item
from casemgr.reports.today_student import StudentDay, student_day
from casemgr.store.caseload import Caseload
from conftest import EXAMPLE

CASELOAD = Caseload(EXAMPLE)
CONTEXT = context_of(CASELOAD)
TODAY = CASELOAD.settings.as_of or date.min


def pages(found: list[OwnLines], as_of: date) -> list[Page]:
    calendar = CONTEXT.calendar(CASELOAD.all_students()[0][0].identity)
    limits = limits_of(calendar, as_of)
    name = break_name(calendar, limits, as_of)
    made = morning(found, as_of, limits, name, (), (), own=CASELOAD.settings.case_manager.name)
    return [short_page(made), whole_page(made)]


def said(page: Page) -> list[object]:
    report = page.report
    clocks = [[(step.student, step.rule.id, step.clock) for step in line.steps] for line in page.lines]
    return [report.title, report.rows, report.notes, report.headings, clocks]


def days(as_of: date) -> list[StudentDay]:
    facts = (Facts.of(student, CONTEXT, as_of) for student in CASELOAD.all_students()[0])
    return [student_day(each, CONTEXT, as_of, lambda _facts, _deadline: "") for each in facts]


DAYS = [TODAY, date(2026, 8, 20), date(2027, 1, 15), date(2027, 5, 20)]


@pytest.mark.parametrize("as_of", DAYS)
def test_lines_that_travelled_make_the_same_page(as_of: date) -> None:
    whole = list(map(own_lines, days(as_of)))
    sent = pickle.loads(pickle.dumps([small(each, with_data=False) for each in whole]))
    with_data = [small(each, with_data=True) for each in whole]
    for page, of_sent, of_data in zip(
        pages(whole, as_of), pages(sent, as_of), pages(with_data, as_of), strict=True
    ):
        assert said(of_sent) == said(page)
        assert of_data.report.data() == page.report.data()


def test_an_item_says_what_its_step_says() -> None:
    seen: dict[str, set[str]] = {name: set() for name in Item._fields}
    steps = [step for as_of in DAYS for day in days(as_of) for step in day.steps]
    for step in (
        *steps,
        steps[0]._replace(went_home=TODAY),
    ):  # the example has none
        item = Item.without_line(step, with_data=True)
        for name in Item._fields:
            assert getattr(item, name) == getattr(step, name), name
            seen[name].add(str(getattr(step, name)))
    assert [name for name, values in seen.items() if len(values) < 2] == []
