"""The master calendar printed to a file: that is the duty to print it, and is recorded for the whole caseload."""

from __future__ import annotations

from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError

ON_PAPER = ("text", "html", "pdf", "xlsx")
"""The formats that make a calendar for people; a feed is none."""


def record_printing(here: Session, year: str) -> None:
    """Record the printing of a year's calendar, where the law in force asks for it and it is still open. The file is
    written by now: where nothing can be recorded, that is said, and the file stays."""
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.cli.duties.done import record_done
    from casemgr.cli.duties.targets import Target
    from casemgr.cli.recording.given import Given
    from casemgr.cli.recording.transaction import recording

    rule = here.context.law.of_role("wall")
    if rule is None or not _is_open(here, rule.id, year):
        return
    try:
        with recording(here, CASELOAD_ID, dry_run=False) as work:
            record_done(Given(here), work, Target(rule))
    except CasemgrError as error:
        aside(f"Note: that it was printed is not recorded: {error}")


def _is_open(here: Session, rule: str, year: str) -> bool:
    from casemgr.casefile.events import said
    from casemgr.cli.lists.gather import journal_of
    from casemgr.docket.derive import derive_from
    from casemgr.docket.facts import Facts

    journal = journal_of(here)
    if journal is None:
        return False
    clocks = derive_from(Facts.of(journal, here.context, here.today), here.context, here.today)
    return any(
        clock.rule.id == rule
        and clock.is_open
        and clock.start.event
        and said(clock.start.event, "school_year") == year
        for clock in clocks
    )
