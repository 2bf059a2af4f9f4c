"""A table of one's own: which column holds what is asked once, and kept in the settings for the next time."""

from collections.abc import Sequence

from casemgr.casefile.typed.asker import Asker
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError
from casemgr.exchange.asked.columns import Columns, Row, columns_asked
from casemgr.exchange.rosters.format import OWN
from casemgr.exchange.rosters.plain import fits_table
from casemgr.exchange.rosters.roster import table_of

_WIDEST = 30


def columns_of(
    here: Session, data: bytes, file: str, kind: str | None, asker: Asker | None
) -> Columns | None:
    """Field → header of a table of somebody's own, or what such a person added to an export: kept in the settings, or asked
    about. None where nothing is known."""
    if kind not in (None, OWN):
        return None
    table, refusal = table_of(data, file)
    is_own = kind == OWN or refusal is not None
    for kept in here.caseload.settings.tables:
        if fits_table(kept, table, is_own=is_own):
            return kept
    if asker is None or not is_own:
        return None
    return columns_asked(asker, table, here.today, _show, is_said=kind == OWN)


def _show(columns: Sequence[Row], widest: int) -> None:
    from rich.cells import set_cell_size

    for number, header, example, words in columns:
        cells = set_cell_size(header, min(widest, _WIDEST)), set_cell_size(example, _WIDEST - 6)
        aside(f"  {number:>2}  {'  '.join(cells)}  {words}")


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
        aside(f"Note: the columns are not kept: {error}")
        return
    aside(f"Kept in {SETTINGS}, under tables: what these columns hold; remove it there to be asked again")
