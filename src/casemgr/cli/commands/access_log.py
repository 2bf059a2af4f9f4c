"""With --who, a line of the log; without, the log itself. Write down those the parent consented
to as well.

Example: `casemgr access-log ana-r --who "Fernbrook Clinic" --why "release signed 11/16" --records "hearing tests"`
"""

from typing import Annotated

from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Maybe, StudentWords, text
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import ask_text
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    who: Annotated[Maybe, text("NAME", "The person or agency.")] = None,
    why: Annotated[Maybe, text("TEXT", "The legitimate interest, or the consent.")] = None,
    records: Annotated[Maybe, text("TEXT", "Which records.")] = None,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.casefile.events import RecordAccessed
    from casemgr.reports.access_log import log_report

    here = given.session
    if who is None:
        if why or records:
            raise UsageError("--why and --records are about somebody: say --who")
        given.only_shows("--who")
        listing.show(here, log_report(here.find(student), here.today))
        return
    listing.records()
    reason = why or ask_text("What is the legitimate interest, or the consent?", "--why")
    with given.recording(student) as work:
        work.record(RecordAccessed, who=who, why=reason, records=records)
