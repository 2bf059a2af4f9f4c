"""With --name, a new student: a child of Early Start whom nobody has referred yet. The IEP is to be in effect by the third
birthday; `refer` starts the assessment plan's clock.

Example: `casemgr early-start mia-t --name "Mia Tan" --born 2024-01-15 --grade IN --school "Alder Creek Elementary" --agency
"Harbor Regional Center"`
"""

from typing import Annotated

from casemgr.cli.options.kinds import Maybe, argument, text
from casemgr.cli.recording.given import Given
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import Contacts, referred


def run(
    given: Given,
    student: Annotated[str, argument("STUDENT", "An id, or for a new student a short code.")],
    *,
    agency: Annotated[Maybe, text("AGENCY", "The regional center, or who else serves the child.")] = None,
    new: HeadOptions,
    contact: Contacts = None,
) -> None:
    from casemgr.casefile.events import EarlyStartReferral

    with referred(given, student, new, contact) as work:
        work.record(EarlyStartReferral, work.day, agency=agency)
