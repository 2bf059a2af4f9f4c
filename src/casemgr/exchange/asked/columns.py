"""Which column of a table of somebody's own holds what: shown as it seems, and asked until it is right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from casemgr.casefile.typed.asker import Asker
from casemgr.characters import printable
from casemgr.exchange.questions import as_shown
from casemgr.exchange.rosters.fieldtyped import field_typed, fields_near
from casemgr.exchange.rosters.formats import nearest_words
from casemgr.exchange.rosters.headers import fields_of, review_named
from casemgr.exchange.rosters.plain import FIELDS, NAMES
from casemgr.exchange.table import Table

Columns = Mapping[str, str]
"""Field → header."""
Row = tuple[int, str, str, str]
"""A column as it is shown: its number, its header, a cell of it, and what it is taken for."""
Show = Callable[[Sequence[Row], int], None]
"""Shows columns, with the length of the longest header of the table."""
_LIST, _NONE = "?", "-"


def columns_asked(asker: Asker, table: Table, today: date, show: Show, *, is_said: bool) -> Columns | None:
    """What its headers seem to hold, shown at once, and then as it is corrected. None where it is no table of one's own."""
    if not is_said:
        asker.say(printable(f"{table.file}: {nearest_words(table)}"))
        if not asker.yes_or_no("Is it a table of your own?", default=True):
            return None
    fields = fields_of(table, today, shown=True)
    widest = max(len(table.headers[number - 1]) for number in fields)
    show([_row(table, fields, number) for number in fields], widest)
    while True:
        said = asker.typed("Right?", "", hint="Enter takes it; a column's number changes that column")
        if said in map(str, fields):
            changed = _change(asker, table, fields, int(said))
            show([_row(table, fields, number) for number in (*changed, int(said))], widest)
        elif said:
            asker.say(f"  {printable(said)}: type the number of a column, or Enter")
        elif not NAMES & set(fields.values()):
            asker.say("  Which column holds the names? Type its number.")
        else:
            return {name: table.headers[number - 1] for number, name in fields.items() if name}


def _row(table: Table, fields: Mapping[int, str | None], number: int) -> Row:
    header, name = table.headers[number - 1], fields[number]
    example = as_shown(next((cell.strip() for cell in table.cells(number - 1) if cell.strip()), ""))
    left = "(not taken: last or next?)" if review_named(header) else "(not taken)"
    return number, printable(header), printable(example), FIELDS[name] if name else left


def _change(asker: Asker, table: Table, fields: dict[int, str | None], number: int) -> list[int]:
    """What one column holds, as it is typed; the columns that held the same hold nothing then, and are given back."""
    question = f"  {printable(table.headers[number - 1])} holds"
    hint = f"{_LIST} lists what there is, {_NONE} nothing"
    while True:
        said = asker.typed(question, fields[number] or _NONE, hint=hint)
        name = field_typed(said)
        if said == _LIST:
            for each, words in FIELDS.items():
                asker.say(f"    {each:<18} {words}")
        elif name or said == _NONE:
            others = [other for other, held in fields.items() if name and held == name and other != number]
            fields |= {**dict.fromkeys(others), number: name}
            return others
        else:
            near = fields_near(said)
            instead = f"did you mean {' or '.join(near)}? " if near else ""
            asker.say(f"    {printable(said)}: there is no such field; {instead}{_LIST} lists them")
