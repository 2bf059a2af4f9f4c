"""Every list on terminals of several widths: it fits, and no date is broken or cut."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from casemgr.paper.layout import page_lines, plain
from casemgr.reports.folding import folded_text
from casemgr.reports.report import Cell, Column, Report
from conftest import Run, on_screen
from lists import APART, LISTINGS, Listing

DATE = re.compile(r"\d{4}-\d\d-\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2}/\d{1,2}(?:/\d{4})?(?![/\d])")
PARTED = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$")  # a weekday whose date stands on the next line
LONG = Listing(("show", "eli-m"), "events", "eli-m")
DETAILS = Listing(("history", "eli-m"), "events", "eli-m")


def dates_in(text: str) -> Counter[str]:
    return Counter(DATE.findall(text))


@pytest.mark.parametrize("listing", [*LISTINGS, *APART, LONG, DETAILS], ids=str)
def test_a_list_fits_every_width_with_its_dates_whole(caseload: Path, run: Run, listing: Listing) -> None:
    said = dates_in(run(*listing.words).stdout)
    for width in (40, 60, 80, 120):
        page = on_screen(*listing.words, cwd=caseload.parent, width=width)
        lines = page.split("\n")
        assert [line for line in lines if len(line) > width] == [], width
        assert [line for line in lines if PARTED.search(line)] == [], width
        shown = dates_in(page)
        assert said - shown == Counter(), width
        # A wide screen shows more columns; and `why` draws on any screen the picture that a pipe does without.
        assert width > 60 or listing.words[0] == "why" or shown - said == Counter(), width


def test_problems_fit_a_narrow_screen(caseload: Path) -> None:
    (caseload / "students/ana-r.yaml").write_text("schema: 1\n", encoding="utf-8")
    for words in (["check"], ["due"], ["show", "jos-n"]):
        page = on_screen(*words, cwd=caseload.parent, width=40)
        assert [line for line in page.split("\n") if len(line) > 40] == []


def report_of(columns: tuple[Column, ...], *rows: tuple[Cell, ...]) -> Report:
    return Report("Title", columns, rows, dict)


def lines_of(report: Report, width: int) -> list[str]:
    return [plain(line) for line in page_lines(report, width)]


COLUMNS = (
    Column("day", "Due", "date"),
    Column("what", "What"),
    Column("why", "Why"),
    Column("x", "Who", "word"),
)
ROW: tuple[Cell, ...] = (date(2026, 8, 12), "of Wed 8/12/2026, and on", "words " * 5, "ana-r")


def test_a_date_among_words_is_not_broken_where_the_column_folds() -> None:
    lines = lines_of(report_of(COLUMNS, ROW), 60)
    assert all(len(line) <= 60 for line in lines)
    assert sum("Wed 8/12/2026" in line for line in lines) >= 1
    assert dates_in("\n".join(lines)) == Counter({"Wed 8/12/2026": 2})


@pytest.mark.parametrize("width", range(24, 48))
def test_a_column_of_words_is_never_narrower_than_a_date_in_it(width: int) -> None:
    words = "on Wed 8/12/2026 and so"
    columns = (Column("a", "A"), Column("b", "B"))
    lines = lines_of(report_of(columns, (words, words)), width)
    assert "\n".join(lines).count("Wed 8/12/2026") == 2
    assert all(len(line) <= width for line in lines)


def test_where_the_columns_do_not_fit_a_row_is_a_block() -> None:
    lines = lines_of(report_of(COLUMNS, ROW, (date(2026, 9, 1), None, "so", "ben-k")), 34)
    assert lines == [
        "Title",
        "",
        "Due   Wed 8/12/2026",
        "What  of Wed 8/12/2026, and on",
        "Why   words words words words",
        "      words",
        "Who   ana-r",
        "",
        "Due   Tue 9/1/2026",
        "Why   so",
        "Who   ben-k",
    ]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("due on Mon 11/2/2026, act by Fri 10/30/2026", 20),
        ("due on Mon 2026-11-02, act by Fri 2026-10-30", 20),
        ("  Started     Mon 2026-11-02 – Fri 2026-12-18   not counted", 30),
        ("Later: triennial 2029-11-17, annual-review 2027-11-17", 24),
        ("x" * 30 + " Wed 12/16 and Thu 2/4", 40),
    ],
)
def test_folded_text_breaks_no_date(text: str, width: int) -> None:
    folded = folded_text(text, width)
    assert dates_in(folded) == dates_in(text)
    assert not any(PARTED.search(line) for line in folded.split("\n"))
    assert all(len(line) <= width for line in folded.split("\n"))


def test_a_rule_across_the_page_ends_with_it() -> None:
    assert folded_text("── NOVEMBER 2026 " + "─" * 60, 40) == "── NOVEMBER 2026 " + "─" * 23
