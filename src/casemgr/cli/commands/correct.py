"""Records the event again with what is given changed, and makes the old one void; both stay in the file, and what names the
old one by its id means the new one. What the event had written above the events is changed too. A list has
commas: `areas=reading, motor`; `field=` alone takes the field out. --area works as it did on the
command that recorded the event, and takes the place of every area named there. A day, an hour, yes or no and a name are
typed as on that command: `meeting_date=12/3`, `time=3pm`, `transportation=yes`. `casemgr events` lists the fields,
`casemgr show STUDENT` each event's id.

Example: `casemgr correct ana-r nzf6g4 --on 2026-11-10 signed=2026-11-07 --why "read the stamp wrong"`
"""

from typing import Annotated

import typer

from casemgr.cli.options.kinds import Several, StudentWords, argument, text
from casemgr.cli.recording.given import Given


def run(
    given: Given,
    student: StudentWords,
    event: Annotated[str, argument("EVENT", "The event's id.")],
    changes: Annotated[Several, argument("FIELD=VALUE", "What is corrected.")] = None,
    area: Annotated[
        Several, text("AREA", "The areas that are right (repeatable); AREA=ASSESSOR in a plan.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "corrected",
) -> None:
    from casemgr.recording.corrected import correct
    from casemgr.recording.speaking import CORRECTS
    from casemgr.store.typed import field_from_text

    with given.recording(student, act=CORRECTS) as work:
        correct(work, event, changes, area, why, field_from_text)
