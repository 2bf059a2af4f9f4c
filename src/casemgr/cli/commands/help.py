"""All commands, or one with its options; `casemgr help completion` says how TAB completes commands, students and duties.

Example: `casemgr help`, `casemgr help schedule-iep`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import put
from casemgr.cli.options import Maybe, argument
from casemgr.errors import UsageError

COMPLETION = """\
TAB completes commands, options, students, duties, documents, areas, purposes, reasons, providers and staff.

Switch it on once, in the shell that you use (bash, zsh, fish or PowerShell), then open a new window:

  casemgr --install-completion

Then type `casemgr show an` and press TAB. The caseload is the one that the command would use; set CASEMGR_CASELOAD, or
work inside its folder. To see what is installed: casemgr --show-completion
"""


def run(
    ctx: typer.Context,
    command: Annotated[Maybe, argument("[COMMAND]", "A command, or `completion`.")] = None,
) -> None:
    from casemgr.casefile.names import names_near
    from casemgr.cli import load
    from casemgr.cli.table import COMMANDS

    root = ctx.find_root()
    if command is None:
        put(f"{root.get_help()}\n", None)
    elif command == "completion":
        put(COMPLETION, None)
    elif command in COMMANDS:
        found = load(command)
        with found.make_context(command, [], parent=root, resilient_parsing=True) as inner:
            put(f"{found.get_help(inner)}\n", None)
    else:
        near = names_near(command, COMMANDS)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`casemgr help` lists them."
        raise UsageError(f"There is no command {command}. {hint}")
