"""How far a long run has come, for someone who waits at a terminal."""

import sys
from collections.abc import Iterator
from typing import TypeVar

from casemgr.store.workers import MANY

Made = TypeVar("Made")
EVERY = 50


READING, WRITING = "Reading the students' files", "Writing the students' files"


def watched(made: Iterator[Made], total: int, what: str = READING) -> Iterator[Made]:
    """The same, with a bar on standard error while there is much to do and that is a terminal."""
    if total <= MANY or not (sys.stderr and sys.stderr.isatty()):
        yield from made
        return
    from rich.console import Console
    from rich.progress import Progress

    # Drawn here and not by a thread of its own: a program with threads must not fork.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=total)
        for number, each in enumerate(made, 1):
            bar.update(task, completed=number, refresh=number % EVERY == 0)
            yield each
