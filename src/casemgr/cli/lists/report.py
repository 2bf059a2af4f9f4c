"""Lists: the options of every one, and commands that make nothing else.

Such a command returns the report, and needs no `--format` and `-o` of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casemgr.cli.lists.output import FormatName, Output
from casemgr.cli.options.groups import Group
from casemgr.cli.program.session import Session

if TYPE_CHECKING:
    from casemgr.reports.report import Report
else:
    Report = object  # not loaded before the list is made

__all__ = ["ON_SCREEN", "Listing", "Report"]


@dataclass(frozen=True)
class Listing(Group):
    """In which format a list is shown, and where."""

    format_name: FormatName = None
    output: Output = None

    def show(self, here: Session, report: Report) -> None:
        from casemgr.cli.lists.showing import show

        show(here, report, self.format_name, self.output)


ON_SCREEN = Listing()
