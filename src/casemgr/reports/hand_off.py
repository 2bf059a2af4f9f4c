"""The open deadlines of a student whose case goes to another case manager."""

from __future__ import annotations

from datetime import date

from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.duties import is_before_any_iep
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import without_far_ages
from casemgr.reports.due import due_report
from casemgr.reports.due_row import due_row
from casemgr.reports.report import Report
from casemgr.reports.words import ages_words, long_date

SHOWN = ("due", "started_on", "short", "cite")


def hand_off_report(facts: Facts, context: Context, today: date) -> Report:
    """Every open deadline with its start, its due date and its law; the birthdays that lie years ahead are counted."""
    is_open = (deadline for deadline in derive_from(facts, context, today) if deadline.is_open)
    near, far = without_far_ages(is_open, today)
    far = [deadline for deadline in far if not is_before_any_iep(deadline, facts)]
    rows = [due_row(deadline, facts, context, with_json=False) for deadline in near]
    ages = ages_words(far, lambda day: long_date(day, today)) if far else ""
    report = due_report(rows, today, (f"Years ahead, and not in this list: {ages}",) if far else ())
    columns = tuple(
        column._replace(shown="always" if column.key in SHOWN else "data") for column in report.columns
    )
    title = f"Open deadlines of {facts.student.name} ({facts.student.id}), to pass on"
    return report._replace(title=title, columns=columns)
