"""What a student's file may hold, made from the event classes themselves.

Example: `casemgr events`, `casemgr events --format csv`
"""

from __future__ import annotations

from casemgr.cli.common import FormatName, Output, show


def run(format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.paper.reference import events_reference

    show(events_reference(), format_name, output)
