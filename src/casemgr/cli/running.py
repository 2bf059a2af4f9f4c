"""Running a command from within another."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.cli import load
from casemgr.cli.session import Session


def run_as_typed(here: Session, words: Sequence[str]) -> None:
    """Run a command as if it had been typed."""
    name, *arguments = words
    command = load(name)
    with command.make_context(f"casemgr {name}", arguments, obj=here) as inner:
        command.invoke(inner)
