"""The event stays in the file, and no longer counts. `casemgr show STUDENT` prints each event's id. A void can be void in
its turn: then its event counts again.

Example: `casemgr void ana-r k3f9q2 --why "entered for the wrong student"`
"""

from typing import Annotated

from casemgr.cli.options.kinds import StudentWords, argument, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import Refused


def run(
    given: Annotated[Given, Takes("by", "force", "dry_run")],
    student: StudentWords,
    event: Annotated[str, argument("EVENT", "The event's id.")],
    why: Annotated[str, text("TEXT", "The reason, kept on file.")],
) -> None:
    from casemgr.casefile.events import Void, dated
    from casemgr.casefile.naming import in_its_place

    with given.recording(student) as work:
        meant = work.event(event)
        if isinstance(meant, Void) and (new := in_its_place(meant, work.not_void)):
            raise Refused(
                f"{work.student.id}: not recorded: {event} belongs to a correction, and {new.id} replaces "
                f"{meant.event}; take both back with `casemgr undo {work.student.id}` if it was the last command, or "
                f"first void {new.id}"
            )
        void = work.record(Void, work.today, event=event, why=why)
        if isinstance(meant, Void):
            again = work.event(meant.event)
            work.warn(f"counts again: {dated(again, work.today)} ({again.id})")
        else:
            work.say(f"To restore it: casemgr void {work.student.id} {void.id} --why TEXT")
