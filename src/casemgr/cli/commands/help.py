"""The pages of the guide, one of them, or a command with its options. A word of the field shows the commands that belong to it.
`casemgr help completion` says how TAB completes commands, students and duties.

Example: `casemgr help`, `casemgr help counting`, `casemgr help schedule`, `casemgr help suspension`
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
from casemgr.cli.table.topics import LINES, TOPICS, Topic, topic_of
from casemgr.cli.terminal.paging import put_paged
from casemgr.errors import UsageError

_OF_WORDS = "The commands that belong to a word, as casemgr help WORD: suspension, records, transfer …"


def run(
    ctx: typer.Context,
    topic: Annotated[
        Maybe,
        argument("[TOPIC]", "A page of the guide, a command, or how it begins; or a word like transfer."),
    ] = None,
) -> None:
    from casemgr.store.guide import contents, page, topics

    if topic is None:
        put(f"{ctx.find_root().get_help()}\n\n{contents()}\n{_OF_WORDS}\n", None)
        return
    name = _named(topic, [*topics(), *COMMANDS])
    if name is None:
        put(_commands(ctx, topic, _belonging(topic)), None)
        return
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
    if as_slug(topic) == name and (known := topic_of(topic)):
        put(f"\n{_commands(ctx, topic, known)}", None)


def _named(topic: str, names: Sequence[str]) -> str | None:
    """The page or command of this name, or the only one that begins so or that the word is meant for; None for a word to which
    several belong. UsageError for any other, with those that are near."""
    asked = as_slug(topic)
    if asked in names:
        return asked
    if topic_of(topic):
        return None
    begins = [name for name in dict.fromkeys(names) if name.startswith(asked)]
    meant = begins or said_for(topic)
    if len(meant) == 1:
        return meant[0]
    if meant and not begins:
        return None
    near = begins or names_near(topic, [*names, *(topic.name for topic in TOPICS)])
    hint = f"Did you mean {listed(near)}?" if near else "`casemgr help` lists them."
    raise UsageError(f"There is no page and no command {topic}. {hint}")


def _belonging(word: str) -> Topic:
    return topic_of(word) or Topic(word, ", ".join(said_for(word)))


def _commands(ctx: typer.Context, word: str, topic: Topic) -> str:
    """The commands that belong to a word, a line each."""

    def line_of(typed: str) -> str:
        return LINES.get(typed) or COMMANDS[typed.split(maxsplit=1)[0]].summary

    formatter = ctx.make_formatter()
    with formatter.section(f"Commands for “{word}”"):
        formatter.write_dl([(typed, line_of(typed)) for typed in topic.typed])
    more = f"; `casemgr help {topic.page}` says more" if topic.page else ""
    return f"{formatter.getvalue()}\n`casemgr help COMMAND` explains one with an example{more}.\n"
