"""Example: `casemgr init caseload --district "Fernbrook Unified" --case-manager "Dana Whitfield"`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casemgr.cli.options import argument, flag, text


def run(
    folder: Annotated[Path, argument("DIR", "The folder to make.")],
    district: Annotated[str, text("NAME", "The district's name.")],
    case_manager: Annotated[str, text("NAME", "The case manager's name.")],
    git: Annotated[bool, flag("--git", "Keep every change in a git repository.")] = False,
) -> None:
    from casemgr.store.newfolder import create

    kept, trouble = create(folder, district, case_manager, git=git)
    typer.echo(f"Finished {folder}; as they were: {', '.join(kept)}" if kept else f"Made {folder}")
    typer.echo(
        f"Next: put your school calendar into {folder / 'calendars'}, name the schools in {folder / 'casemgr.yaml'},"
    )
    typer.echo(
        f'      then casemgr --caseload {folder} add ana-r --name "Ana Rivera" --born 2016-04-12 --grade 4 --school NAME'
    )
    if trouble:
        typer.echo(f"Note: the folder is there, but git has no history of it: {trouble}", err=True)
