"""What a student's file may hold, made from the event classes themselves.

Example: `casemgr events`, `casemgr events --format csv`
"""

from casemgr.cli.lists.output import FormatName, Output, format_of
from casemgr.cli.lists.showing import show_as_it_is
from casemgr.cli.program.session import Session
from casemgr.paper.formats import FORMATS


def run(here: Session, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.reports.events import events_reference

    # Made of the program alone: whoever mends a damaged file looks here, so nothing in the folder is in its way.
    day = here.day_known
    show_as_it_is(events_reference()._replace(as_of=day), format_of(format_name, output, FORMATS), output)
