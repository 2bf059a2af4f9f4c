"""An event that a file of another system leads to, before it is recorded."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import Event


class Fact(NamedTuple):
    """An event to record."""

    event: type[Event]
    day: date
    fields: Mapping[str, Any]
