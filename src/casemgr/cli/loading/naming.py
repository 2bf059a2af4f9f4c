"""A command by the beginning of its name, where that means only one."""

from casemgr.cli.table import COMMANDS
from casemgr.errors import UsageError

FEWEST = 3
"""Letters that are enough to run a command: of two, one may be a slip that records something."""


def command_meant(typed: str) -> str:
    """The command of this name, or the only one that begins so; what means none is left as typed. UsageError names several."""
    if typed in COMMANDS or len(typed) < FEWEST:
        return typed
    begins = [name for name in COMMANDS if name.startswith(typed)]
    if len(begins) > 1:
        from casemgr.casefile.saying import joined

        raise UsageError(
            f"casemgr {typed}: more than one command begins so: {joined(begins)}; type more of its name"
        )
    return begins[0] if begins else typed
