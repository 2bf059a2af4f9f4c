"""A table of one's own: which column holds what is asked once, and kept in the settings for the next time."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from casemgr.cli.session import Session
from casemgr.errors import BadFile, CasemgrError
from casemgr.exchange.rosters.plain import FIELDS, field_meant, meant_by_header
from casemgr.exchange.rosters.roster import table_of
from casemgr.exchange.table import Table
from casemgr.reports.words import printable

Columns = Mapping[str, str]
_LIST, _NONE = "?", "-"
_WIDEST = 30


def columns_of(here: Session, data: bytes, file: str, *, ask: bool) -> Columns | None:
    """Field → header of a table that is no known export: kept in the settings, or asked about. None for an export, and
    where nothing is known."""
    table, refusal = table_of(data, file)
    if refusal is None:
        return None
    for kept in here.caseload.settings.tables:
        if all(table.column_of((header,)) is not None for header in kept.values()):
            return kept
    return _asked(table, refusal) if ask else None


def _asked(table: Table, refusal: BadFile) -> Columns | None:
    """What each column holds, as it is typed; what its header says is offered. None where it is no table of one's own."""
    typer.echo(printable(str(refusal)), err=True)
    if not typer.confirm(
        "Is it a table of your own? Then say what each column holds", default=True, err=True
    ):
        return None
    typer.echo(
        f"  Enter takes what is in brackets, {_NONE} is nothing, {_LIST} lists what there is.", err=True
    )
    found: dict[str, str] = {}
    for place, header in enumerate(table.headers):
        if header and (name := _field(table, place, taken=found)):
            found[name] = header
    return found


def _field(table: Table, place: int, *, taken: Mapping[str, str]) -> str | None:
    header = table.headers[place]
    example = next((cell.strip() for cell in table.cells(place) if cell.strip()), "")
    proposed = meant_by_header(header)
    default = proposed if proposed and proposed not in taken else _NONE
    shown = printable(f"  {header} ({example[:_WIDEST]})" if example else f"  {header}")
    while True:
        said: str = typer.prompt(shown, default=default, err=True).strip()
        if said == _NONE:
            return None
        if said == _LIST:
            for each, words in FIELDS.items():
                typer.echo(f"    {each:<18} {words}", err=True)
            continue
        name = field_meant(said)
        if name and name not in taken:
            return name
        why = (
            f"is in the column {taken[name]} already"
            if name
            else f"there is no such field; {_LIST} lists them"
        )
        typer.echo(f"    {printable(said)}: {printable(why)}", err=True)


def keep_columns(here: Session, columns: Columns) -> None:
    """Write them into the settings, unless they are there."""
    from casemgr.store.folders import SETTINGS
    from casemgr.store.plainfiles import change_file

    kept = here.caseload.settings.tables
    if dict(columns) in [dict(each) for each in kept]:
        return
    try:
        change_file(here.caseload.root, SETTINGS, {("tables", len(kept)): dict(columns)})
    except CasemgrError as error:
        typer.echo(f"Note: the columns are not kept: {error}", err=True)
        return
    typer.echo(f"Kept in {SETTINGS}: what the columns of this table hold", err=True)
