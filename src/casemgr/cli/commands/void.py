"""The event stays in the file, and no longer counts. `casemgr show STUDENT` prints each event's id. A void can be void in
its turn: then its event counts again.

Example: `casemgr void ana-r k3f9q2 --why "entered for the wrong student"`
"""

from typing import Annotated

from casemgr.cli.options.kinds import StudentWords, argument, text
from casemgr.cli.recording.given import Given, Takes


def run(
    given: Annotated[Given, Takes("by", "force", "dry_run")],
    student: StudentWords,
    event: Annotated[str, argument("EVENT", "The event's id.")],
    why: Annotated[str, text("TEXT", "The reason, kept on file.")],
) -> None:
    from casemgr.recording.corrected import void_event
    from casemgr.recording.speaking import VOIDS

    with given.recording(student, act=VOIDS) as work:
        void_event(work, event, why)
