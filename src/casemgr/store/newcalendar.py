"""A new school calendar as the text of its file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from casemgr.casefile.names import as_slug, did_you_mean
from casemgr.casefile.saying import joined
from casemgr.days.schoolyear import SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.errors import Refused, UsageError
from casemgr.scalars import check_slug
from casemgr.store.calendarfiles import track_of
from casemgr.store.files import replace
from casemgr.store.typed import read_model
from casemgr.store.yamltext import parse
from casemgr.store.yamlwrite import dump_mapping, inline


def calendar_name(school_year: str, track: str | None) -> str:
    """A calendar's place in the folder; the main one has no track in its name."""
    return f"calendars/{school_year}.{track}.yaml" if track else f"calendars/{school_year}.yaml"


def track_of_main(calendars: Collection[tuple[str, SchoolYear]]) -> str | None:
    """The name that the main calendar's own track has, by the last year on file; None where there is none."""
    return next((year.track for name, year in reversed([*calendars]) if track_of(name) is None), None)


def second_track(typed: str, main: str | None) -> str | None:
    """The track meant, of a second calendar; None for the main one. UsageError for what cannot be the name of one."""
    track = as_slug(typed)
    try:
        return None if track == main else check_slug(track)
    except ValueError as wrong:
        raise UsageError(f"--track {typed}: {wrong}") from None


def file_of(calendars: Collection[tuple[str, SchoolYear]], school_year: str, track: str | None) -> str:
    """The file of a track's school year: the one that is there, or else its usual name."""
    there = (name for name, year in calendars if (year.school_year, track_of(name)) == (school_year, track))
    return next(there, calendar_name(school_year, track))


def holding(
    calendars: Collection[tuple[str, SchoolYear]], day: date, typed: str | None
) -> tuple[str, SchoolYear]:
    """The file of a track that holds a day, and its year. UsageError where there is none."""
    span, track = YearSpan.around(day), typed and as_slug(typed)
    for name, year in calendars:
        is_in_it = year.first_day <= day <= year.last_day or year.school_year == span.name
        of_main = track == year.track and track_of(name) is None
        if is_in_it and (of_main or track == track_of(name)):
            return name, year
    name = calendar_name(span.name, track)
    tracks = sorted({year.track for _, year in calendars})
    if track and track not in tracks:
        listed = f"{joined(tracks)}{did_you_mean(track, tracks)}" if tracks else "none"
        raise UsageError(f"--track {track}: no calendar has this track; those there are: {listed}")
    adopt = f"casemgr year {span.name}{f' --track {track}' if track else ''}"
    raise UsageError(f"{day}: no calendar holds this day; add {name} with {adopt}")


def of_each_track(
    calendars: Collection[tuple[str, SchoolYear]], day: date, track: str | None
) -> list[tuple[str, SchoolYear]]:
    """The files of every track, the main one first, or of one track, that hold a day's school year. UsageError where there
    is none."""
    name, year = holding(calendars, day, track)
    others = [each for each in calendars if each[1].school_year == year.school_year and each[0] != name]
    return [(name, year), *([] if track else others)]


def add_calendar(root: Path, name: str, year: SchoolYear) -> Path:
    """Write a calendar that is not there yet. Refused where it is, or where it would not be read back as it is."""
    text = calendar_text(year)
    if read_model(SchoolYear, parse(text, name, end_mark=False), name) != year:
        raise Refused(f"{name}: would not be read back as it is; nothing was written")
    path = root / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    replace(path, text.encode(), None, name)
    return path


def calendar_text(year: SchoolYear) -> str:
    """The file: a line for each value, and one for each day off."""
    values = year.model_dump(by_alias=True, exclude_none=True)
    days_off = values.pop("days_off")
    source = values.pop("source", None)
    kept = {key: value for key, value in values.items() if value not in ((), [])}
    items = "".join(f"- {inline(item)}\n" for item in days_off)
    last = dump_mapping({"source": source}) if source else ""
    return f"{dump_mapping(kept)}{'days_off:' if items else 'days_off: []'}\n{items}{last}"
