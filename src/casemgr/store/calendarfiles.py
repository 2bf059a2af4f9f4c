"""Reading the school calendars: one adopted calendar a file, named for its year and, where there is one, its track."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import BadFile, Problem
from casemgr.store.files import read_bytes
from casemgr.store.folders import CALENDARS, listing
from casemgr.store.typed import read_whole
from casemgr.store.yamltext import decode, line_of, parse


def read_calendars(root: Path) -> tuple[tuple[tuple[str, SchoolYear], ...], tuple[Problem, ...]]:
    """Each calendar that could be read, with its file's name, and what is wrong in the others."""
    found = listing(root, CALENDARS)
    years: list[tuple[str, SchoolYear]] = []
    problems = list(found.problems)
    for path in found.paths:
        name = f"{CALENDARS.name}/{path.name}"
        try:
            text = decode(read_bytes(path, name), name)
            year = calendar_of(text, name)
        except BadFile as error:
            problems += error.problems
            continue
        if path.name.split(".")[0] != year.school_year:
            words = f"holds the school year {year.school_year}; rename one or the other"
            problems.append(Problem(name, _line(text, name, "school_year"), words))
        if (track := track_of(name)) and track != year.track:
            words = f"is named for track {track} and says {year.track}; change one"
            problems.append(Problem(name, _line(text, name, "track"), words))
        years.append((name, year))
    return tuple(years), tuple(problems)


def _line(text: str, name: str, key: str) -> int:
    return line_of(parse(text, name, end_mark=False), [key])


def texts_now(root: Path) -> dict[str, str]:
    """The text of each calendar file that can be read, by its name."""
    found: dict[str, str] = {}
    for path in listing(root, CALENDARS).paths:
        name = f"{CALENDARS.name}/{path.name}"
        with suppress(BadFile):
            found[name] = decode(read_bytes(path, name), name)
    return found


def calendar_of(text: str, name: str) -> SchoolYear:
    """The school year that a file's text holds. BadFile where it cannot be read."""
    return read_whole(SchoolYear, parse(text, name, end_mark=False), name)


def track_of(name: str) -> str | None:
    """The track that a calendar's file name holds: `2026-27.yearround.yaml`; None for a main calendar. Capitals make no other
    track."""
    parts = name.rsplit("/", 1)[-1].split(".")
    return ".".join(parts[1:-1]).lower() or None


class SchoolYears(NamedTuple):
    """The school years of the main calendar, and those of each track."""

    main: tuple[SchoolYear, ...]
    tracks: dict[str, tuple[SchoolYear, ...]]


def by_track(calendars: Iterable[tuple[str, SchoolYear]], problems: Iterable[Problem]) -> SchoolYears:
    """The calendars by their track. A track whose calendar is damaged has no years; it does not fall back to the main one."""
    tracks: dict[str | None, tuple[SchoolYear, ...]] = {}
    for name, year in calendars:
        track = track_of(name)
        tracks[track] = (*tracks.get(track, ()), year)
    main = tracks.pop(None, ())
    named = {track: years for track, years in tracks.items() if track}
    for problem in problems:
        if track := track_of(problem.file):
            named.setdefault(track, ())
    if main:  # the main calendars also go by their own track's name
        named.setdefault(main[-1].track, main)
    return SchoolYears(main, named)
