"""An event recorded again with something of it changed: the old one is void, and stays in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from casemgr.cli.recording.given import Given, Work

if TYPE_CHECKING:
    from casemgr.cli.recording.work import E


def record_again(given: Given, work: Work, old: E, day: date, why: str, changed: Mapping[str, Any]) -> E:
    """The event on a day with these fields changed; all others as they were."""
    from casemgr.casefile.events import Void
    from casemgr.casefile.persons import with_full_names
    from casemgr.casefile.typed.corrections import ITS_OWN

    fields = {key: value for key, value in old if key not in ITS_OWN}
    # The void comes first: it takes out of the head what the old event had written there.
    given.add(work, Void, work.today, event=old.id, why=why, replaced_by=work.id_after_next)
    said = with_full_names(type(old), changed, work.anyones_name)
    return work.add_as_it_is(type(old), day, **{**fields, **said})
