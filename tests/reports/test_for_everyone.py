"""The round that the start of the year and the morning page name is taken as printed, for all whom the line names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-08-17")


def many(run: Run) -> None:
    """Seven students with an IEP, more than a line of the page names one by one, and the year begun."""
    for number in range(7):
        who = ["--name", f"Kid Lund{number}", "--born", "2016-05-01", "--grade", "4"]
        more = ["--school", "Fernbrook Elementary", "--last-annual", "2026-02-10"]
        ok(run, "--as-of", "2026-08-10", "add", f"kl{number}", *who, *more)
    ok(run, "--as-of", "2026-08-10", "start-year", "--open", "--yes")


def test_the_round_of_the_start_of_the_year_is_taken(empty: Path, run: Run) -> None:
    many(run)
    said = ok(run, *AT, "start-year")
    (command,) = re.findall(r", or for everyone: casemgr (.*)", said)
    assert command == "sent safeguards --all --reason yearly"
    ok(run, *AT, *shlex.split(command), "--yes")
    assert "once in the school year  7 of 7" in ok(run, *AT, "start-year")


def test_the_morning_page_names_the_rounds_of_its_lines(empty: Path, run: Run) -> None:
    many(run)
    page = ok(run, *AT, "today")
    (line,) = re.findall(r"^(\d+) .*Safeguards, yearly", page, re.MULTILINE)
    notes = " ".join(page.split())
    assert f"casemgr sent safeguards --all --reason yearly (line {line})" in notes
    assert "casemgr review-with --all --staff NAME (line " in notes
    assert "casemgr done --all RULE (" in notes
    ok(run, *AT, "sent", "safeguards", "--all", "--reason", "yearly", "--yes")
    assert "sent safeguards --all" not in ok(run, *AT, "today")
