"""The pages of the guide, one of them, or a command with its options; `casemgr help completion` says how TAB completes commands,
students and duties.

Example: `casemgr help`, `casemgr help counting`, `casemgr help schedule`
"""

import shutil
from collections.abc import Sequence
from typing import Annotated

import typer

from casemgr.casefile.names import as_slug, names_near
from casemgr.casefile.optionwords import listed
from casemgr.cli.lists.output import is_terminal, put
from casemgr.cli.loading.command import load
from casemgr.cli.options.kinds import Maybe, argument
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.said_for import said_for
from casemgr.cli.terminal.paging import put_paged
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    topic: Annotated[
        Maybe, argument("[TOPIC]", "A page of the guide or a command, or how it begins.")
    ] = None,
) -> None:
    from casemgr.store.guide import contents, page, topics

    if topic is None:
        put(f"{ctx.find_root().get_help()}\n\n{contents()}", None)
        return
    name = _meant(topic, [*topics(), *COMMANDS])
    if name in topics():
        if is_terminal():
            from casemgr.paper.markdown import drawn

            put_paged(drawn(page(name), shutil.get_terminal_size().columns))
        else:
            put(page(name), None)
        return
    found = load(name)
    with found.make_context(name, [], parent=ctx.find_root(), resilient_parsing=True) as inner:
        put(f"{found.get_help(inner)}\n", None)


def _meant(topic: str, names: Sequence[str]) -> str:
    """The page or command of this name, or the only one that begins so or that the word is meant for. UsageError names several."""
    asked = as_slug(topic)
    if asked in names:
        return asked
    begins = [name for name in dict.fromkeys(names) if name.startswith(asked)]
    meant = begins or said_for(topic)
    if len(meant) == 1:
        return meant[0]
    near = meant or names_near(topic, names)
    hint = f"Did you mean {listed(near)}?" if near else "`casemgr help` lists them."
    raise UsageError(f"There is no page and no command {topic}. {hint}")
