"""Which service of the IEP words mean: one that is planned or given, one that ended, or a new one."""

from collections.abc import Sequence

from casemgr.casefile.events import Event, ServicePlanned
from casemgr.casefile.names import doubt, fold, the_one
from casemgr.casefile.student import Identity
from casemgr.casefile.taken import Taken
from casemgr.state.services import services_on_file


def service_meant(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str]:
    """Of those planned or given by a provider the only one that the words fit, else of those that ended; any other as typed,
    in doubt where it may be a slip for one. UsageError where they fit several."""
    return _on_file(words, identity, events) or _as_typed(words, identity, events)


def service_to_plan(
    words: str, identity: Identity, events: Sequence[Event], student_id: str, *, force: bool
) -> Taken[str]:
    """The same of a service to plan. Whole words of a longer name may be another service, OT beside OT consultation: that is
    noted, and where it is forced it is another one."""
    found = _on_file(words, identity, events)
    may_be_another = found is not None and set(fold(words).split()) < set(fold(found.value).split())
    if found is None or (may_be_another and force):
        return _as_typed(words, identity, events)
    note = (
        f"taken as {found.value}, which is on file; if {words.strip()} is another service: casemgr undo {student_id}, then "
        "again with --force"
    )
    return found._replace(note=note) if may_be_another else found


def _on_file(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str] | None:
    found = the_one(words, services_on_file(identity, events), "service")
    found = found or the_one(words, _planned_once(events), "service")
    return Taken(found) if found else None


def _as_typed(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str]:
    known = [*services_on_file(identity, events), *_planned_once(events)]
    return Taken(words.strip(), doubt(f"no service {words.strip()} is on file", words, known))


def _planned_once(events: Sequence[Event]) -> list[str]:
    return [each.service for each in events if isinstance(each, ServicePlanned)]
