"""The shipped law in a form that loads in a tenth of the time: `generated.json` beside the YAML of each place.

`python -m casemgr.store.generatelaw` writes these files, which are committed; a test holds them to the YAML, which alone
is edited. Each bears a checksum of the YAML that it was made from, and counts for nothing beside any other. The examples
stay in the YAML: only the tests read them.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from casemgr.law import caseloads, entryages, letter_words, required, rules, starts, tables, within, words
from casemgr.scalars import Frozen
from casemgr.store.holidaytable import HolidayTable
from casemgr.store.lawfile import LawFile, Named

NAME = "generated.json"
_CLASS, _DAY = "", "day"  # no field is called so
_MODULES = (caseloads, entryages, letter_words, required, rules, starts, tables, within, words)
_CLASSES: dict[str, type[Frozen]] = {
    cls.__name__: cls
    for cls in (LawFile, HolidayTable, *(each for module in _MODULES for each in vars(module).values()))
    if isinstance(cls, type) and issubclass(cls, Frozen)
}


class PlaceLaw(NamedTuple):
    """The law files and holiday tables of a place, or of several, in the order in which they count."""

    law: tuple[Named, ...] = ()
    tables: tuple[HolidayTable, ...] = ()


def load(folder: Path, sources: Sequence[bytes]) -> PlaceLaw | None:
    """The law of a place from its generated form; None where that is missing or was made from other YAML."""
    path = folder / NAME
    if not path.is_file():
        return None
    stamp, _, text = path.read_bytes().partition(b"\n")
    if stamp.decode() != _stamp(sources):
        return None
    law, tables = json.loads(text, object_hook=_built)
    return PlaceLaw(tuple((name, law_file) for name, law_file in law), tuple(tables))


def text_of(place: PlaceLaw, sources: Sequence[bytes]) -> str:
    """The generated form of a place's law."""
    text = json.dumps([_plain(place.law), _plain(place.tables)], ensure_ascii=False, indent=0)
    return f"{_stamp(sources)}\n{text}\n"


def _stamp(sources: Sequence[bytes]) -> str:
    return f"{sum(map(len, sources))} {crc32(b''.join(sources)):08x}"


def _plain(value: object) -> Any:
    """A value as JSON; a model as what was said of it, with its class."""
    if isinstance(value, Frozen):
        said = {key: () if key == "examples" else getattr(value, key) for key in value.model_fields_set}
        return {_CLASS: type(value).__name__} | {key: _plain(said[key]) for key in sorted(said)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {_CLASS: _DAY, _DAY: value.isoformat()} if isinstance(value, date) else value


def _built(said: dict[str, Any]) -> Any:
    """The value that `_plain` was given. It was checked when it was read from the YAML."""
    name = said.pop(_CLASS, None)
    if name == _DAY:
        return date.fromisoformat(said[_DAY])
    for key, value in said.items():
        if type(value) is list:
            said[key] = tuple(value)
    return said if name is None else _blank(name).model_copy(update=said)


@cache
def _blank(name: str) -> Frozen:
    """A model of which nothing is said: copying it is faster than making one."""
    return _CLASSES[name].model_construct()
