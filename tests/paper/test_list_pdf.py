"""Lists as PDF: what a reader of PDFs finds in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.errors import Problem, Refused
from casemgr.paper.listpdf import as_pdf
from casemgr.reports.report import Column, Report
from conftest import Run
from readers import facts_of, text_of

WHAT = Column("what", "What")
DAY = date(2026, 9, 14)


def pages(tmp_path: Path, report: Report) -> list[str]:
    path = tmp_path / "list.pdf"
    path.write_bytes(as_pdf(report._replace(as_of=DAY)))
    return text_of(path)


def listed(*rows: str, **more: Any) -> Report:
    columns = (Column("box", "", "word", shown="screen"), WHAT, Column("cite", "Law", shown="data"))
    cells = tuple(("☐", row, "EC 56321") for row in rows)
    return Report(title="What is open", columns=columns, rows=cells, data=dict)._replace(**more)


@pytest.mark.process
def test_the_week_is_a_sheet_with_title_day_and_page(caseload: Path, run: Run, tmp_path: Path) -> None:
    done = run("week", "-o", str(tmp_path / "week.pdf"))
    assert done.returncode == 0, done.stderr
    facts = facts_of(tmp_path / "week.pdf")
    assert facts["Title"].startswith("Five school days: ")
    assert facts["Tagged"] == "yes"
    assert facts["Page size"] == "612 x 792 pts (letter)"
    page, last = text_of(tmp_path / "week.pdf")
    printed = (page + last).split()
    assert "page 1 of 2" in page
    assert "as of Mon 11/23/2026" in page
    assert "CONFIDENTIAL: student information" in page
    assert "☐" not in page  # drawn as a box
    on_screen = run("week").stdout.replace("☐", "").split()
    assert [word for word in on_screen if word not in printed] == []


@pytest.mark.process
@pytest.mark.parametrize(
    "command", ["due", "list", "duties", "triennials", "progress-due", "late", "contacts", "rules"]
)
def test_every_list_prints(caseload: Path, run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, "-o", str(tmp_path / "list.pdf"))
    assert done.returncode in (0, 1), done.stderr
    title = run(command).stdout.splitlines()[0]
    first = text_of(tmp_path / "list.pdf")[0]
    assert " ".join(title.split()) in " ".join(first.split())


@pytest.mark.process
def test_a_long_list_has_its_heads_on_every_page_and_its_notes_at_the_end(tmp_path: Path) -> None:
    found = pages(
        tmp_path,
        listed(
            *(f"line {n}" for n in range(120)),
            headings={0: "THE FIRST", 60: "THE REST"},
            notes=("Last words.",),
        ),
    )
    assert len(found) > 2
    assert all("What" in page and f"page {n} of {len(found)}" in page for n, page in enumerate(found, 1))
    assert "Last words." in found[-1]
    assert not any("Last words." in page for page in found[:-1])
    on = {name: [n for n, page in enumerate(found) if name in page] for name in ("THE FIRST", "THE REST")}
    assert on == {"THE FIRST": [0, 1], "THE REST": [1, 2]}  # said again where a section goes on
    assert "EC 56321" not in "".join(found)  # a column of data alone


@pytest.mark.process
def test_a_list_of_many_columns_lies_across(tmp_path: Path) -> None:
    columns = tuple(Column(f"c{n}", f"Column {n}", "word") for n in range(8))
    wide = Report("Wide", columns, (tuple("a status in words" for _ in columns),), dict, as_of=DAY)
    (tmp_path / "list.pdf").write_bytes(as_pdf(wide))
    assert facts_of(tmp_path / "list.pdf")["Page size"] == "792 x 612 pts (letter)"


@pytest.mark.process
def test_signs_of_markup_are_text_and_an_empty_list_says_so(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, listed("#let x = 1 *bold* $y$ @z", "Ana Núñez"))
    assert "#let x = 1 *bold* $y$ @z" in page
    assert "Núñez" in page
    (page,) = pages(tmp_path, listed(empty="Nothing is open."))
    assert "Nothing is open." in page


@pytest.mark.process
def test_an_incomplete_list_says_so_above_and_below(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, listed("line", problems=(Problem("students/a.yaml", 3, "damaged"),)))
    assert page.count("INCOMPLETE: 1 file could not be read") == 2


def test_what_no_font_draws_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"write a workbook \(-o list\.xlsx\)"):
        as_pdf(listed("\U000133e4", as_of=DAY))


@pytest.mark.process
def test_it_is_made_where_not_even_the_day_is_known(tmp_path: Path) -> None:
    (tmp_path / "list.pdf").write_bytes(as_pdf(listed("line")))
    (page,) = text_of(tmp_path / "list.pdf")
    assert "as of" not in page


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "held"),
    [
        (("show", "luk-g"), ("Case manager: Dana Whitfield", "Deadlines", "Rights at 18", "Last 8 events")),
        (("why", "luk-g", "rights-at-18"), ("Due Sat 12/5/2026", "How long    by the 18th birthday", "Met by      casemgr done")),
    ],
)  # fmt: skip
def test_a_page_of_texts_and_lists_prints_as_it_is_shown(
    caseload: Path, run: Run, tmp_path: Path, words: tuple[str, ...], held: tuple[str, ...]
) -> None:
    assert run(*words, "-o", str(tmp_path / "page.pdf")).returncode == 0
    printed = [" ".join(page.split()) for page in text_of(tmp_path / "page.pdf")]
    assert [each for each in held if " ".join(each.split()) not in " ".join(printed)] == []
    assert facts_of(tmp_path / "page.pdf")["Title"] == run(*words).stdout.splitlines()[0]
