"""An event corrected, and recorded again with what was wrong put right; or made void."""

from collections.abc import Callable, Sequence
from typing import Any

from casemgr.casefile.events import Event, IdentityChanged, Void, dated
from casemgr.casefile.headpath import named
from casemgr.casefile.naming import in_its_place, renamed
from casemgr.casefile.persons import is_a_name
from casemgr.casefile.typed.corrections import change_typed, nothing_new, renaming, suspected_corrected
from casemgr.casefile.typed.fields import Readers
from casemgr.checks.booking_changed import booking_corrected
from casemgr.errors import Refused, UsageError
from casemgr.recording.work import Work
from casemgr.state.areas_meant import area_corrected, areas_corrected


def correct(
    work: Work,
    event: str,
    changes: Sequence[str] | None,
    area: Sequence[str] | None,
    why: str,
    read: Callable[[type[Event], str, str], Any],
) -> None:
    """Record the event again with these fields changed, and make the old one void. `read`: what the words of any other
    field mean in its file."""
    old = work.event(event)
    if isinstance(old, Void):
        raise UsageError(f"{event}: a void is not corrected; `casemgr void` makes its event count again")
    meanings = work.context.law.meanings
    readers = Readers(
        read,
        work.happened,
        work.anyones_name,
        lambda words: area_corrected(words, old, work.known, meanings),
    )
    fields = said = dict(change_typed(old, words, work.today, readers) for words in changes or ())
    if area:
        fields = said | areas_corrected(area, old, work.known, meanings)
    day = work.day if work.given.on else old.date
    if is_a_name(old) and said.keys() == {"after"} and said["after"]:
        work.record(type(old), day, **work.take(renaming(work.student.identity, old, said["after"])))
        return
    corrected = work.record_again(old, day, why, fields)
    if renamed(corrected, {corrected.id: old.id}).model_copy(update={"recorded": old.recorded}) == old:
        raise UsageError(nothing_new(said))
    work.warn_each(booking_corrected(old, corrected, work.student.id, work.known, work.today))
    for each in suspected_corrected(work.student.identity, old, corrected, work.known):
        work.add(IdentityChanged, work.today, field=named(each.path), before=each.before, after=each.after)


def void_event(work: Work, event: str, why: str) -> None:
    """Make it void; what is void counts again. Refused for one that belongs to a correction."""
    meant = work.event(event)
    if isinstance(meant, Void) and (new := in_its_place(meant, work.not_void)):
        raise Refused(
            f"{work.student.id}: not voided: {event} belongs to a correction, and {new.id} replaces "
            f"{meant.event}; undo both with `casemgr undo {work.student.id}` if it was the last command, or "
            f"first void {new.id}"
        )
    void = work.record(Void, work.today, event=event, why=why)
    if isinstance(meant, Void):
        again = work.event(meant.event)
        work.warn(f"counts again: {dated(again, work.today)} ({again.id})")
    else:
        work.say(f"To restore it: casemgr void {work.student.id} {void.id} --why TEXT")
