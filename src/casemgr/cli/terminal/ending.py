"""How a run ends: every failure meant for people is a line on standard error, and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import typer

from casemgr.cli.terminal.ledger import Ledger
from casemgr.cli.terminal.lines import aside
from casemgr.cli.terminal.streams import PrintFailedError, close_output
from casemgr.errors import CasemgrError

REFUSED, INTERRUPTED, READER_LEFT = 3, 130, 141


class CtrlCError(Exception):
    """Ctrl-C, where typer runs our code: its own answer would be an exit without a word."""


@contextmanager
def past_typer() -> Iterator[None]:
    """Let Ctrl-C get by typer."""
    try:
        yield
    except KeyboardInterrupt:
        raise CtrlCError from None


class Ending(NamedTuple):
    words: str | None
    code: int


def ended(run: Callable[[], Any], ledger: Ledger) -> int:
    """Run the program; its exit code, once everything has been said."""
    try:
        code = run()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - every failure ends here
        words, code = _ending(error, ledger)
        said = [each for each in (words, ledger.words()) if each]
        if said:
            from casemgr.characters import printable

            aside(printable((" " if code == INTERRUPTED else "\n").join(said)))
    return code if isinstance(code, int) else 0


def _ending(error: BaseException, ledger: Ledger) -> Ending:
    match error:
        case CasemgrError():
            return Ending(str(error), error.exit_code)
        case typer.TyperException():
            return Ending(_one_line(error), error.exit_code)
        case typer.Abort() | CtrlCError() | KeyboardInterrupt():
            line_end = "\n" if isinstance(error, typer.Abort) else ""  # of the question that was asked
            words = "Stopped." if ledger.recorded else f"Stopped; nothing was {ledger.done}."
            return Ending(line_end + words, INTERRUPTED)
        case PrintFailedError():
            return _unprinted(error, ledger)
    if os.environ.get("CASEMGR_DEBUG"):
        raise error
    return Ending(_of_the_disk(error) if isinstance(error, OSError) else _defect(error), REFUSED)


def _of_the_disk(error: OSError) -> str:
    """A trouble that no part of the program has put into its own words."""
    from casemgr.store.trouble import named, why

    return f"{named(error) or 'casemgr'}: {why(error)}"


def _unprinted(error: PrintFailedError, ledger: Ledger) -> Ending:
    """All that was to be recorded may have been; then the command has done its work."""
    from casemgr.store.trouble import why

    close_output()
    if error.reader_left:
        return Ending(None, 0 if ledger.is_complete else READER_LEFT)
    return Ending(
        f"standard output cannot be written: {why(error.reason)}", 0 if ledger.is_complete else REFUSED
    )


def _defect(error: BaseException) -> str:
    """A defect of our own, reported without any student's data: the kind of error, and where in the program."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = (
        f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    )
    return (
        f"casemgr: a defect in the program: {type(error).__name__} at {place}. "
        "Please report this line; CASEMGR_DEBUG=1 shows all of it, student data included."
    )


def _one_line(error: typer.TyperException) -> str:
    ctx: typer.Context | None = getattr(error, "ctx", None)  # a wrong use of a command knows which command
    command = ctx.command_path if ctx else "casemgr"
    said = error.format_message()
    message = _all_missing(ctx) if ctx and said.startswith("Missing option") else ""
    message = message or " ".join(said.split())
    message += "" if message.endswith((".", "?")) else "."
    return f"{command}: {message} See `{command} --help`."


def _all_missing(ctx: typer.Context) -> str:
    """Every option that must be given and was not, where several are: typer names only the first."""
    from casemgr.casefile.saying import joined

    missing = [param for param in ctx.command.params if param.required and param.name not in ctx.params]
    return f"Missing options {joined([param.opts[0] for param in missing])}" if missing[1:] else ""
