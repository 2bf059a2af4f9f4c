"""The options that every recording command takes, written once.

A command that records has `given: Given` as its first parameter, and needs no `--on`, `--by` … of its own: they
come behind its options. One that takes others of them says which: `Annotated[Given, Takes("by", "dry_run")]`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.cli.options.goes_with import Options, needs
from casemgr.cli.options.kinds import Maybe, flag, options_of, text
from casemgr.cli.program.session import Session

if TYPE_CHECKING:
    from casemgr.cli.recording.chosen import Chosen, T
    from casemgr.cli.recording.work import E, Work
else:
    Work = object  # loaded once something is recorded

__all__ = ["FOR_MANY", "USUAL", "DryRun", "Given", "Takes", "Work", "taken"]

DryRun = Annotated[bool, flag("Show what would change; write nothing.")]


@dataclass(frozen=True)
class Given:
    """What a recording command is given besides its own options, and the work on a student that goes with it."""

    session: Session
    on: Annotated[
        Maybe, text("DATE", "The day it happened: 2026-09-14, 9/14, today, yesterday, a weekday.")
    ] = None
    by: Annotated[Maybe, text("WHO", "Who did it.")] = None
    note: Annotated[Maybe, text("TEXT", "A note kept with the event.")] = None
    force: Annotated[bool, flag("Record it although it does not fit what is on file.")] = False
    yes: Annotated[bool, flag("Record without asking first.")] = False
    dry_run: DryRun = False
    full: Annotated[bool, flag("List everything that it started, moved or ended, line by line.")] = False

    def only_shows(self, records: str, own: Options | None = None) -> None:
        """For a command that records nothing this time: UsageError for an option of a recording. `own`: those of the command itself;
        `records`: what makes it record."""
        ours = {"--on": self.on, "--by": self.by, "--note": self.note, "--yes": self.yes}
        needs(
            records,
            {**(own or {}), **ours, "--force": self.force, "--dry-run": self.dry_run, "--full": self.full},
        )

    def recording(self, student: str) -> AbstractContextManager[Work]:
        """The work on the student that the words mean."""
        from casemgr.cli.recording.transaction import recording

        return recording(self.session, student, dry_run=self.dry_run, force=self.force)

    def recording_each(self, choose: Callable[[], Chosen[T]]) -> AbstractContextManager[list[tuple[Work, T]]]:
        """The work on each of several, as they are chosen under the lock, with what is done for that one."""
        from casemgr.cli.recording.transaction import recording_each

        here = self.session
        return recording_each(here, choose, dry_run=self.dry_run, force=self.force, yes=self.yes)

    def recording_new(self, head: dict[str, Any]) -> AbstractContextManager[Work]:
        """The work on a student who has no file yet."""
        from casemgr.cli.recording.transaction import recording_new

        return recording_new(self.session, head, dry_run=self.dry_run, force=self.force)

    def day(self, work: Work) -> date:
        """The day on which it happened."""
        return work.happened(self.on)

    def add(self, work: Work, cls: type[E], day: date | None = None, **fields: Any) -> E:
        """Record an event with who did it and the note; on the day named, or that of `--on`."""
        return work.add(cls, day or self.day(work), **{"by": self.by, "note": self.note, **fields})

    def add_again(self, work: Work, old: E, day: date, why: str, changed: Mapping[str, Any]) -> E:
        """Record an event again on a day with these fields changed, and all others as they were; the old one is void, and stays in
        the file."""
        from casemgr.casefile.events import Void
        from casemgr.casefile.persons import with_full_names
        from casemgr.casefile.typed.corrections import ITS_OWN

        fields = {key: value for key, value in old if key not in ITS_OWN}
        # The void comes first: it takes out of the head what the old event had written there.
        self.add(work, Void, work.today, event=old.id, why=why, replaced_by=work.id_after_next)
        said = with_full_names(type(old), changed, work.anyones_name)
        return work.add_as_it_is(type(old), day, **{**fields, **said})


class Takes:
    """Which of the shared options a command takes."""

    def __init__(self, *names: str) -> None:
        self.names = names


USUAL = Takes("on", "by", "note", "force", "dry_run")
FOR_MANY = Takes(*USUAL.names, "yes")


def taken(annotation: Any) -> list[Parameter]:
    """The shared options that a first parameter means; none where it is not `Given`."""
    if annotation is not Given and getattr(annotation, "__origin__", None) is not Given:
        return []
    takes = next((each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, Takes)), USUAL)
    wanted = {*takes.names, "full"}  # every command that records reports what it changed
    return [each for each in options_of(Given) if each.name in wanted]
