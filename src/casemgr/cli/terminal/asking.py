"""Asking whoever sits at the terminal; elsewhere nobody is asked.

Every question says how to leave it: `q` does what Ctrl-C does.
"""

import sys

import typer

from casemgr.casefile.typed.asker import Asker
from casemgr.cli.terminal.lines import as_shown, aside

STOPS = ("q", "quit")


class Keyboard(Asker):
    """Whoever sits there."""

    @property
    def is_there(self) -> bool:
        return can_ask()

    def typed(self, question: str, default: str | None = None, *, hint: str = "") -> str:
        """KeyboardInterrupt for q, as for Ctrl-C."""
        ways = "; ".join(filter(None, (hint, f"Enter = {default}" if default else "", "q = stop")))
        shown = as_shown(f"{question} ({ways})", err=True)
        said: str = typer.prompt(shown, default=default, show_default=False, err=True)
        if said.strip().lower() in STOPS:
            raise KeyboardInterrupt
        return said.strip()

    def say(self, text: str) -> None:
        aside(text)


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty()


KEYBOARD = Keyboard()


def asker(*, given: bool = False) -> Keyboard | None:
    """Whoever can be asked; None where nobody sits there, or nothing is to be asked: what there is is `given`."""
    return None if given or not can_ask() else KEYBOARD


typed, yes_or_no, yes_no_or_later = KEYBOARD.typed, KEYBOARD.yes_or_no, KEYBOARD.yes_no_or_later
ask, ask_text, ask_whether, agree = KEYBOARD.ask, KEYBOARD.ask_text, KEYBOARD.ask_whether, KEYBOARD.agree
choose, flag_given, offer, the_day = (
    KEYBOARD.choose,
    KEYBOARD.flag_given,
    KEYBOARD.offer,
    KEYBOARD.the_day,
)
