"""The options that every recording command takes, written once.

A command that records has `given: Given` as its first parameter, and needs no `--on`, `--by` … of its own: `with_shared`
puts them behind its options. One that takes others of them says which: `Annotated[Given, Takes("by", "dry_run")]`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, get_origin

import typer

from casemgr.cli.program.session import Session, session

if TYPE_CHECKING:
    from casemgr.cli.recording.work import E, Work
else:
    Work = object  # loaded once something is recorded

__all__ = ["FOR_MANY", "USUAL", "DryRun", "Given", "Takes", "Work", "with_shared"]

On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="The day it happened: 2026-09-14, 9/14, today, yesterday, a weekday."
    ),
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who did it.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note kept with the event.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]
Full = Annotated[
    bool, typer.Option("--full", help="List everything that it started, moved or ended, line by line.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Record without asking first.")]
Force = Annotated[bool, typer.Option("--force", help="Record it although it does not fit what is on file.")]


@dataclass(frozen=True)
class Given:
    """What a recording command is given besides its own options, and the work on a student that goes with it."""

    session: Session
    on: str | None = None
    by: str | None = None
    note: str | None = None
    force: bool = False
    yes: bool = False
    dry_run: bool = False

    def recording(self, student: str) -> AbstractContextManager[Work]:
        """The work on the student that the words mean."""
        from casemgr.cli.recording.transaction import recording

        return recording(self.session, student, dry_run=self.dry_run, force=self.force)

    def recording_each(self, students: Sequence[str]) -> AbstractContextManager[list[Work]]:
        """The work on each of several, by their ids."""
        from casemgr.cli.recording.transaction import recording_each

        here = self.session
        return recording_each(here, students, dry_run=self.dry_run, force=self.force, yes=self.yes)

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


class Takes:
    """Which of the shared options a command takes."""

    def __init__(self, *names: str) -> None:
        self.names = names


USUAL = Takes("on", "by", "note", "force", "dry_run")
FOR_MANY = Takes(*USUAL.names, "yes")

_SHARED: dict[str, tuple[Any, Any]] = {
    "on": (On, None),
    "by": (By, None),
    "note": (Note, None),
    "force": (Force, False),
    "yes": (Yes, False),
    "dry_run": (DryRun, False),
    "full": (Full, False),
}


def with_shared(run: Callable[..., None]) -> Callable[..., None]:
    """The command with the shared options in place of `given`; any other command as it is. One that has an option of its
    own by the name of a shared one keeps it."""
    first, *own = inspect.signature(run, eval_str=True).parameters.values()
    if (takes := _takes(first.annotation)) is None:
        return run
    wanted = {*takes.names, "full"}  # every command that records reports what it changed
    names = [name for name in _SHARED if name in wanted and name not in {param.name for param in own}]

    def command(ctx: typer.Context, **values: Any) -> None:
        shared = {name: values.pop(name) for name in names}
        here = session(ctx)
        here.is_full = shared.pop("full", False)
        run(Given(here, **shared), **values)

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=_SHARED[name][1], annotation=_SHARED[name][0]
        )
        for name in names
    ]
    params = [context, *(param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in own), *shared]
    command.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
    return command


def _takes(annotation: Any) -> Takes | None:
    """The shared options that a first parameter means; None where it means none."""
    if annotation is Given:
        return USUAL
    if get_origin(annotation) is Annotated and annotation.__origin__ is Given:
        return next((each for each in annotation.__metadata__ if isinstance(each, Takes)), USUAL)
    return None
