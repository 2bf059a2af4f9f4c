"""Commands that make a list: `run` takes the session and returns the report, shown here in the format asked for.

Such a command has `here: Session` as its first parameter, and needs no `--format` and `-o` of its own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import Session, session

if TYPE_CHECKING:
    from casemgr.reports.report import Report
else:
    Report = object  # not loaded before the list is made

__all__ = ["Report", "with_list"]


def with_list(run: Callable[..., Any]) -> Callable[..., None]:
    """The command with the options of every list behind its own; any other command as it is."""
    signature = inspect.signature(run, eval_str=True)
    first, *own = signature.parameters.values()
    if first.annotation is not Session:
        return run

    def command(ctx: typer.Context, **values: Any) -> None:
        from casemgr.cli.showing import show

        format_name, output = values.pop("format_name"), values.pop("output")
        here = session(ctx)
        show(here, run(here, **values), format_name, output)

    keyword = inspect.Parameter.KEYWORD_ONLY
    params = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        *(param.replace(kind=keyword) for param in own),
        inspect.Parameter("format_name", keyword, default=None, annotation=FormatName),
        inspect.Parameter("output", keyword, default=None, annotation=Output),
    ]
    command.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
    return command
