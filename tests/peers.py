"""Other programs that list what is due, each with as many dated items, for tests/benchmark.py."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

TODAY = date(2026, 11, 23)
UNTIL = TODAY + timedelta(days=14)


class Peer(NamedTuple):
    name: str
    command: list[str] | None
    """What lists the items of the next 14 days; None where the program is not installed."""


def peers_with(folder: Path, items: int) -> list[Peer]:
    folder.mkdir()
    found = [(peer, _where(program), prepare) for peer, program, prepare in PEERS]
    return [
        Peer(peer, [path, *prepare(folder / peer, items)[1:]] if path else None)
        for peer, path, prepare in found
    ]


def _where(program: str) -> str | None:
    """Beside this Python, or on the path."""
    return shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)


def _days(items: int) -> Iterator[tuple[int, date]]:
    """Items spread over three years, as deadlines are."""
    for number in range(items):
        yield number, TODAY + timedelta(days=number * 7919 % 1095 - 200)


def _todoman(folder: Path, items: int) -> list[str]:
    _calendar(folder, items, "VTODO", "DUE;VALUE=DATE")
    settings = folder / "config.py"
    cache = folder / "cache.sqlite3"
    settings.write_text(
        f'path = "{folder}/list*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ncache_path = "{cache}"\n'
    )
    return ["todo", "--config", str(settings), "list", "--due", "336"]


def _khal(folder: Path, items: int) -> list[str]:
    _calendar(folder, items, "VEVENT", "DTSTART;VALUE=DATE")
    settings = folder / "config"
    settings.write_text(
        f"[calendars]\n[[one]]\npath = {folder}/list\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\ntimeformat = %H:%M\n"
    )
    return ["khal", "-c", str(settings), "list", str(TODAY), "14d"]


def _calendar(folder: Path, items: int, kind: str, field: str) -> None:
    (folder / "list").mkdir(parents=True)
    for number, day in _days(items):
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:benchmark",
            f"BEGIN:{kind}",
            f"UID:{number}",
            "DTSTAMP:20261123T000000Z",
            f"{field}:{day:%Y%m%d}",
            f"SUMMARY:Duty {number}",
            f"END:{kind}",
            "END:VCALENDAR",
        ]
        text = "\r\n".join([*lines, ""])
        (folder / "list" / f"{number}.ics").write_text(text, encoding="utf-8", newline="")


def _hledger(folder: Path, items: int) -> list[str]:
    folder.mkdir()
    journal = folder / "all.journal"
    text = (f"{day} duty {number}\n  due  1\n  open  -1\n\n" for number, day in _days(items))
    journal.write_text("".join(text), encoding="utf-8")
    return ["hledger", "-f", str(journal), "register", "due", f"date:{TODAY}..{UNTIL}"]


def _taskwarrior(folder: Path, items: int) -> list[str]:
    folder.mkdir()
    (folder / "rc").write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\n")
    lines = (
        f'[description:"Duty {number}" due:"{_seconds(day)}" entry:"{_seconds(TODAY)}" status:"pending" '
        f'uuid:"00000000-0000-4000-8000-{number:012d}"]\n'
        for number, day in _days(items)
    )
    (folder / "pending.data").write_text("".join(lines), encoding="utf-8")
    return ["task", f"rc:{folder}/rc", f"due.before:{UNTIL}", "export"]


def _seconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400


PEERS: tuple[tuple[str, str, Callable[[Path, int], list[str]]], ...] = (
    ("todoman", "todo", _todoman),
    ("khal", "khal", _khal),
    ("hledger", "hledger", _hledger),
    ("taskwarrior", "task", _taskwarrior),
)
"""Its name, its program, and what prepares its items."""
