"""Lists: the options of every one, and commands that make nothing else.

Such a command has `here: Session` as its first parameter, returns the report, and needs no `--format` and `-o` of its own.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from casemgr.cli.lists.output import FormatName, Output
from casemgr.cli.options.groups import Group
from casemgr.cli.program.session import Session, session

if TYPE_CHECKING:
    from casemgr.reports.report import Report
else:
    Report = object  # not loaded before the list is made

__all__ = ["ON_SCREEN", "Listing", "Report", "with_list"]


@dataclass(frozen=True)
class Listing(Group):
    """In which format a list is shown, and where."""

    format_name: FormatName = None
    output: Output = None

    def show(self, here: Session, report: Report) -> None:
        from casemgr.cli.lists.showing import show

        show(here, report, self.format_name, self.output)


ON_SCREEN = Listing()


def with_list(run: Callable[..., Any]) -> Callable[..., None]:
    """The command with the options of every list behind its own; any other command as it is."""
    first, *own = inspect.signature(run, eval_str=True).parameters.values()
    if first.annotation is not Session:
        return run

    def command(ctx: typer.Context, listing: Listing, **values: Any) -> None:
        here = session(ctx)
        listing.show(here, run(here, **values))

    keyword = inspect.Parameter.KEYWORD_ONLY
    params = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        *(param.replace(kind=keyword) for param in own),
        inspect.Parameter("listing", keyword, annotation=Listing),
    ]
    command.__signature__ = inspect.Signature(params)  # type: ignore[attr-defined]
    return command
