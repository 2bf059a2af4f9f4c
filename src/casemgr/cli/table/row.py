"""Every command: its panel and line in the help, and either its module or, where it only records one event, all there is.

`Entry` is a command with a module of its own in `commands/`, `Lists` one that a function of `listings.py` makes. `Records`
is one that `declared/` makes of the event's fields; a `Slot` says how a field is typed, where the field itself does not.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

_NONE: Mapping[str, str] = MappingProxyType({})


class Entry(NamedTuple):
    """A command of a module of its own, and its line in the help."""

    summary: str
    round: bool = False
    """Whether --all records it for several students."""


class Lists(NamedTuple):
    """A command that only lists."""

    summary: str
    makes: str
    """The function of `listings.py` that makes the list."""
    round: Literal[False] = False
    """It records nothing."""


class Slot(NamedTuple):
    """How a field of the event is typed."""

    name: str
    """The field's name."""
    place: Literal["option", "argument", "filled"] = "option"
    """`filled`: nothing is typed, its reader knows it."""
    option: str = ""
    """The option's name or names, where it is not that of the field."""
    metavar: str = ""
    help: str = ""
    """In place of the field's own sentence."""
    ask: str = ""
    """The question asked where nothing was typed."""
    read: str = "words"
    """What is made of the words: a name of `READERS` in `recording/readers.py`."""
    fills: bool = False
    """Whether the reader knows a value where nothing was typed."""
    shows_default: bool = False
    """Whether the help shows what the field is when nothing is typed."""
    flags: Mapping[str, str] = _NONE
    """The words of a closed list that are options of their own, each with its help."""


class Records(NamedTuple):
    """A command that records one event."""

    summary: str
    event: str
    """The event's type."""
    example: str
    details: str = ""
    """The paragraph between the summary and the example in the command's help."""
    slots: tuple[Slot, ...] = ()
    without: tuple[str, ...] = ()
    """The shared options that it does not take."""
    round: bool = False
    """Whether --all records it for every student for whom a duty asks for it."""
    says: str = ""
    """A line for after what was recorded."""
    knows: str = ""
    """What the file says already of what was not typed, and against what was: a name of `KNOWS` in
    `recording/knows.py`."""
    settles: str = ""
    """What settles the words typed before anything is recorded: a name of `SETTLES` in
    `recording/settles.py`."""


Row = Entry | Lists | Records

ORAL = Slot("form", flags={"oral": "By word of mouth."})
