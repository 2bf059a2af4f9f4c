"""An event that is made void."""

from casemgr.casefile.events import Void, dated
from casemgr.casefile.naming import in_its_place
from casemgr.checks.recording.work import Work
from casemgr.errors import Refused


def void_event(work: Work, event: str, why: str) -> None:
    """Make it void; what is void counts again. Refused for one that belongs to a correction."""
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
