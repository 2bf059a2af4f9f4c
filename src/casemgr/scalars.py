"""The scalar forms a file may hold. Files are read as text, so each type says which text it accepts.

YAML's own guessing is never used: `no`, `010` and `10:15` stay text, and a date is exactly `2026-09-14`.
"""

import re
from collections.abc import Callable
from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import CoreSchema, core_schema

from casemgr.characters import unsafe_characters

EARLIEST_YEAR, LATEST_YEAR = 1900, 2150  # outside of these a date is a slip of the finger

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,6})")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Frozen(BaseModel):
    """A value read once at the border and trusted inside.

    Its reader is built when a file first needs it. A default that is one of these is made by `model_construct`, which needs
    no reader.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )


def read_day(value: Any) -> Any:
    """A calendar date from `YYYY-MM-DD`; ValueError says what is wrong with anything else."""
    if type(value) is date:
        return value
    return _day_from_text(value if isinstance(value, str) else "")


@lru_cache(maxsize=4096)
def _day_from_text(value: str) -> date:
    if not _DATE.fullmatch(value):
        raise ValueError("is not a date; write it as YYYY-MM-DD, like 2026-09-14")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is not a date: {value} does not exist") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"is not a likely date: the year {day.year}")
    return day


def read_flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("must be true or false")


def read_number(value: Any) -> Any:
    """A number written with digits and at most one point."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    raise ValueError("must be a number, like 3 or 0.5")


def read_whole(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise ValueError("must be a whole number")


def read_schema(value: Any) -> Any:
    """The form a file is written in; this program knows one."""
    number = read_whole(value)
    if number != 1:
        raise ValueError(
            f"is {number}; this program reads 1. A newer casemgr wrote this file: install that one"
        )
    return number


def read_time(value: Any) -> Any:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    raise ValueError("must be a time of day, like 09:30 or 14:15")


def read_track(value: Any) -> Any:
    """Tracks are called A, B or year-round: capitals make no other one."""
    return value.lower() if isinstance(value, str) else value


def check_text(text: str) -> str:
    if bad := unsafe_characters(text):
        raise ValueError(f"holds a character that cannot be printed safely (U+{ord(bad[0]):04X})")
    return text


def check_line(text: str) -> str:
    check_text(text)
    if not text.strip():
        raise ValueError("is empty")
    if "\n" in text or "\t" in text:
        raise ValueError("must be a single line")
    if text != text.strip():
        raise ValueError("begins or ends with a space")
    return text


def check_slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError("must be small letters, digits and single hyphens, like speech-language")
    return text


class _Form:
    """How pydantic reads a scalar, said once: it would take a third longer to work it out for each field."""

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return {**self._schema}


def _read_by(read: Callable[[Any], Any], schema: CoreSchema) -> _Form:
    return _Form(core_schema.no_info_before_validator_function(read, schema))


Day = Annotated[date, _read_by(read_day, core_schema.date_schema())]
Flag = Annotated[bool, _read_by(read_flag, core_schema.bool_schema())]
Number = Annotated[float, _read_by(read_number, core_schema.float_schema())]
Whole = Annotated[int, _read_by(read_whole, core_schema.int_schema())]
SchemaNumber = Annotated[int, _read_by(read_schema, core_schema.int_schema())]
ClockTime = Annotated[time, _read_by(read_time, core_schema.time_schema())]

# The checks above once more as patterns, which the models run many times faster. The functions say what is wrong.
_SAFE = r"[[\P{C}&&[^\x{2028}\x{2029}]]\x{200c}\x{200d}]"
TEXT_PATTERN = rf"^(?:{_SAFE}|[\n\t])*$"
_SOLID = rf"[{_SAFE}&&\S]"
LINE_PATTERN = rf"^{_SOLID}(?:{_SAFE}*{_SOLID})?$"
SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
CHECKS = {TEXT_PATTERN: check_text, LINE_PATTERN: check_line, SLUG_PATTERN: check_slug}

Text = Annotated[str, _Form(core_schema.str_schema(max_length=20_000, pattern=TEXT_PATTERN))]
Line = Annotated[str, _Form(core_schema.str_schema(max_length=500, pattern=LINE_PATTERN))]
Slug = Annotated[str, _Form(core_schema.str_schema(max_length=60, pattern=SLUG_PATTERN))]

Track = Annotated[str, _read_by(read_track, core_schema.str_schema(max_length=60, pattern=SLUG_PATTERN))]


class Meant(Enum):
    """What is typed for a field means more than its letters."""

    AHEAD = "a day that may lie ahead"
    PERSON = "somebody's name, which may be cut short"
    AREA = "an area, which has other names"


DayAhead = Annotated[Day, Meant.AHEAD]
PersonName = Annotated[Line, Meant.PERSON]
Area = Annotated[Slug, Meant.AREA]
