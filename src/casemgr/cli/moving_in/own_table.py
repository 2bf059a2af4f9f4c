"""A table of one's own: which column holds what is asked once, and kept in the settings for the next time."""

from collections.abc import Mapping
from datetime import date

from casemgr.characters import printable
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import typed, yes_or_no
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError
from casemgr.exchange.questions import as_shown
from casemgr.exchange.rosters.formats import nearest_words
from casemgr.exchange.rosters.headers import field_meant, fields_of, review_named
from casemgr.exchange.rosters.plain import FIELDS, NAMES, OWN, fits_table
from casemgr.exchange.rosters.roster import table_of
from casemgr.exchange.table import Table

Columns = Mapping[str, str]
_LIST, _NONE = "?", "-"
_WIDEST = 30


def columns_of(here: Session, data: bytes, file: str, kind: str | None, *, ask: bool) -> Columns | None:
    """Field → header of a table of somebody's own, or what such a person added to an export: kept in the settings, or asked
    about. None where nothing is known."""
    if kind not in (None, OWN):
        return None
    table, refusal = table_of(data, file)
    is_own = kind == OWN or refusal is not None
    for kept in here.caseload.settings.tables:
        if fits_table(kept, table, is_own=is_own):
            return kept
    return _asked(table, here.today, is_said=kind == OWN) if ask and is_own else None


def _asked(table: Table, today: date, *, is_said: bool) -> Columns | None:
    """What its headers seem to hold, shown at once, and then as it is corrected. None where it is no table of one's own."""
    if not is_said:
        aside(printable(f"{table.file}: {nearest_words(table)}"))
        if not yes_or_no("Is it a table of your own?", default=True):
            return None
    fields = fields_of(table, today, shown=True)
    _show(table, fields, list(fields))
    while True:
        said = typed("Right?", "", hint="Enter takes it; a column's number changes that column")
        if said in map(str, fields):
            _change(table, fields, int(said))
            _show(table, fields, [int(said)])
        elif said:
            aside(f"  {printable(said)}: type the number of a column, or Enter")
        elif not NAMES & set(fields.values()):
            aside("  Which column holds the names? Type its number.")
        else:
            return {name: table.headers[number - 1] for number, name in fields.items() if name}


def _show(table: Table, fields: Mapping[int, str | None], numbers: list[int]) -> None:
    from rich.cells import set_cell_size

    widest = max(len(table.headers[number - 1]) for number in fields)
    for number in numbers:
        name = fields[number]
        header = set_cell_size(printable(table.headers[number - 1]), min(widest, _WIDEST))
        example = set_cell_size(printable(_example(table, number)), _WIDEST - 6)
        left = "(not taken: last or next?)" if review_named(table.headers[number - 1]) else "(not taken)"
        words = FIELDS[name] if name else left
        aside(f"  {number:>2}  {header}  {example}  {words}")


def _example(table: Table, number: int) -> str:
    return as_shown(next((cell.strip() for cell in table.cells(number - 1) if cell.strip()), ""))


def _change(table: Table, fields: dict[int, str | None], number: int) -> None:
    """What one column holds, as it is typed; a column that held the same holds nothing then."""
    question = f"  {printable(table.headers[number - 1])} holds"
    hint = f"{_LIST} lists what there is, {_NONE} nothing"
    while True:
        said = typed(question, fields[number] or _NONE, hint=hint)
        if said == _LIST:
            for each, words in FIELDS.items():
                aside(f"    {each:<18} {words}")
            continue
        name = field_meant(said)
        if name or said == _NONE:
            for other, held in fields.items():
                if name and held == name and other != number:
                    fields[other] = None
                    _show(table, fields, [other])
            fields[number] = name
            return
        aside(f"    {printable(said)}: there is no such field; {_LIST} lists them")


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
