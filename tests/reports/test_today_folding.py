"""A long line of the morning page is folded as Python's own `wrap` folds it."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import example, given
from hypothesis import strategies as st

from casemgr.reports.today_folding import WIDTH, folded

WORDS = st.text("abcdé-,;\u00a0\t", min_size=1, max_size=12)
LONG_WORDS = st.text("ab-", min_size=WIDTH - 2, max_size=WIDTH + 2)
GAPS = st.sampled_from([" "] * 20 + ["  ", "\n"])


@given(st.lists(st.tuples(st.one_of(*[WORDS] * 9, LONG_WORDS), GAPS), max_size=40))
@example([("a" * WIDTH, " "), ("b", " ")])
@example([("a" * (WIDTH - 1), " "), ("b", " "), ("c" * WIDTH, " ")])
@example([("a" * (WIDTH + 1), " "), ("b", " ")])
@example([(" ", "a" * WIDTH)])
def test_a_text_is_folded_as_wrap_folds_it(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts).rstrip()
    wanted = "\n".join(wrap(text, WIDTH, break_on_hyphens=False)) if len(text) > WIDTH else text
    assert folded(text) == wanted
