"""The options that every recording command takes, written once.

A command that records has `given: Given` as its first parameter, and needs no `--on`, `--by` … of its own: they
come behind its options. One that takes others of them says which: `Annotated[Given, Takes("by", "dry_run")]`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.casefile.optionwords import Options, needs
from casemgr.cli.options.kinds import Maybe, flag, options_of, text
from casemgr.cli.program.session import Session

if TYPE_CHECKING:
    from casemgr.cli.recording.chosen import Chosen, T
    from casemgr.cli.recording.telling import Tell
    from casemgr.cli.recording.work import FileWork as Work
    from casemgr.recording.speaking import Act
    from casemgr.recording.work import RecordingOptions
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

    @property
    def said(self) -> RecordingOptions:
        """What of it goes with the recording."""
        return self._said()

    def _said(self, act: Act | None = None) -> RecordingOptions:
        from casemgr.recording.speaking import RECORDS
        from casemgr.recording.work import RecordingOptions

        return RecordingOptions(
            self.on, self.by, self.note, self.force, self.yes, self.dry_run, act or RECORDS
        )

    def recording(
        self, student: str, tell: Tell | None = None, act: Act | None = None
    ) -> AbstractContextManager[Work]:
        """The work on the student that the words mean; reported in full, or as `tell` says. `act`: what the command does, where
        it does not record."""
        from casemgr.cli.recording.transaction import recording

        return recording(self.session, self._said(act), student, tell)

    def recording_each(
        self, choose: Callable[[], Chosen[T]], act: Act | None = None
    ) -> AbstractContextManager[list[tuple[Work, T]]]:
        """The work on each of several, as they are chosen under the lock, with what is done for that one."""
        from casemgr.cli.recording.transaction import recording_each

        return recording_each(self.session, self._said(act), choose)

    def recording_new(self, head: dict[str, Any]) -> AbstractContextManager[Work]:
        """The work on a student who has no file yet."""
        from casemgr.cli.recording.transaction import recording_new

        return recording_new(self.session, self.said, head)


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
