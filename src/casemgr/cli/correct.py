"""Records the event anew with what is given changed, and makes the old one void; both stay in the file, and what names the
old one by its id means the new one. A field is
written as the file has it: `areas=[reading, motor]`, `signed=2026-11-06`; `field=` alone takes it out. `casemgr events`
lists the fields, `casemgr show STUDENT` each event's id.

Example: `casemgr correct ana-r nzf6g4 --on 2026-11-10 signed=2026-11-07 --why "read the stamp wrong"`
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event

KEPT = ("id", "type", "date", "recorded")


def run(
    context: typer.Context,
    student: StudentWords,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id.")],
    changes: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE", help="What is put right.", show_default=False),
    ] = None,
    on: On = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "corrected",
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Void, label
    from casemgr.casefile.headpath import head_changes

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        old = work.event(event)
        if isinstance(old, Void):
            raise UsageError(f"{event}: a void is not corrected; `casemgr void` makes its event stand again")
        if head_changes(old):
            raise UsageError(
                f"{event}: it changed the head of the file too; take it back with `casemgr void`, then record it anew"
            )
        fields = {key: value for key, value in old if key not in KEPT}
        fields |= dict(_change(old, words) for words in changes or ())
        work.set_aside = old.id
        corrected = work.add_as_it_is(type(old), work.happened(on) if on else old.date, **fields)
        if corrected.model_copy(update={"id": old.id, "recorded": old.recorded}) == old:
            raise UsageError("say what is put right: --on DATE, or FIELD=VALUE")
        work.warn(f"corrects: {label(old)} of {old.date} ({old.id}); it is void now, {corrected.id} stands")
        work.add(Void, work.today, event=old.id, why=why, replaced_by=corrected.id, by=by, note=note)


def _change(old: Event, words: str) -> tuple[str, Any]:
    """A field and its new value, from `field=value`; what is left empty goes back to what it is when not said."""
    from casemgr.store.typed import field_from_text

    name, sign, text = words.partition("=")
    key = name.strip().replace("-", "_")
    fields = {known: info for known, info in type(old).model_fields.items() if known not in KEPT}
    if not sign or key not in fields:
        near = difflib.get_close_matches(key, fields, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"{words}: {hint}{old.type} has the fields {', '.join(fields)}; write FIELD=VALUE")
    return key, field_from_text(type(old), key, text.strip())
