"""Asking for what is missing: on a terminal only; elsewhere the option is named and nothing hangs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from casemgr.errors import UsageError


def ask(question: str, choices: Sequence[str], option: str) -> str:
    """One of the choices, or enough of its letters; UsageError naming the option where no one can be asked."""
    if not sys.stdin.isatty():
        raise UsageError(f"{question} Say {option}.")
    while True:
        said: str = typer.prompt(f"{question} ({', '.join(choices)})", err=True).strip().lower()
        found = [choice for choice in choices if choice.startswith(said)] if said else []
        if said in choices:
            return said
        if len(found) == 1:
            return found[0]
        typer.echo(f"Please answer one of: {', '.join(choices)}", err=True)
