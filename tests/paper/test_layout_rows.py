"""Rows without marks are filled into a form: their text is that of rows with marks."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from casemgr.paper.layout import plain
from casemgr.paper.layout_rows import Mark, drawer, natural_widths

CELLS = st.one_of(st.text("ab 1/%", max_size=9), st.text("a\né\u0301\u4e00", max_size=5))
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5)
MARKED: tuple[Mark, ...] = ("plain", "status", "plain")


def drawn(rows: list[tuple[str, str, str]], marks: tuple[Mark, ...], widths: list[int]) -> list[str]:
    draw = drawer(marks, widths)
    return [plain(line) for row in rows for line in draw(row)]


@given(ROWS, st.sampled_from([0, 0, 0, 2]))
@example([("a", "b\nb", "c")], 0)
@example([("\u4e00", "b", "c")], 0)
@example([("a", "", "c c c")], 2)
def test_a_row_without_marks_reads_as_one_with_marks(rows: list[tuple[str, str, str]], less: int) -> None:
    widths = [max(3, width - less) for width in natural_widths(["", "", ""], rows)]
    assert drawn(rows, ("plain",) * 3, widths) == drawn(rows, MARKED, widths)


def test_a_column_is_as_wide_as_its_widest_line() -> None:
    rows = [("a", "one\ntwelve", "\u4e00\u4e00")] + [("abcd", "", "")] * 2_000
    assert natural_widths(["h", "h", "head"], rows) == [4, 6, 4]
    assert natural_widths(["h", "h", ""], rows) == [4, 6, 4]
    assert natural_widths(["h", "head"], []) == [1, 4]
