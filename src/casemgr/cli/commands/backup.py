"""The file is a zip file and holds the history too. With --restore it goes back into an empty folder. Both are compared byte
for byte. The file holds the students' names: keep it where the folder itself may be.

Example: `casemgr backup /media/stick/caseload-2026-11-23.zip`, `casemgr backup --restore caseload-2026-11-23.zip again`
"""

from pathlib import Path
from typing import Annotated

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.options.kinds import argument, flag
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import say_next
from casemgr.errors import Refused, UsageError


def run(
    here: Session,
    file: Annotated[Path, argument("FILE", "The zip file.")],
    folder: Annotated[Path | None, argument("DIR", "With --restore: the empty folder to fill.")] = None,
    restore: Annotated[bool, flag("Put FILE back into DIR.")] = False,
    overwrite: Annotated[bool, flag("Replace FILE if it exists.")] = False,
) -> None:
    from casemgr.store import backup

    if restore != (folder is not None):
        raise UsageError("write casemgr backup FILE, or casemgr backup --restore FILE DIR")
    if folder:
        count = backup.restore(file, folder)
        typer.echo(f"Restored {plural(count, 'file')} to {folder}, compared byte for byte.")
        say_next(folder, "check")
        return
    if file.exists() and not overwrite:
        raise Refused(f"{file}: already exists; add --overwrite to replace it, or name another file")
    root = here.caseload.root
    count = backup.back_up(root, file)
    typer.echo(
        f"Backed up {plural(count, 'file')} of {root.resolve().name} to {file}, compared byte for byte."
    )
    typer.echo(f"Back again: casemgr backup --restore {file} DIR")
