"""A long line of the morning page is folded as Python's own `wrap` folds it."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import example, given
from hypothesis import strategies as st

from casemgr.reports.today_folding import WIDTH, folded

WORDS = ["a", "it", "the", "IEP-team", "Nov", "12/4;", "signature", "é\u00a0è", "tab\t", "independently"]
LONG_WORDS = ["w" * number for number in (WIDTH - 1, WIDTH, WIDTH + 1)]
GAPS = ["  ", "\n"]


@given(st.lists(st.sampled_from([*WORDS * 9, *LONG_WORDS, *GAPS]), max_size=60))
@example(["a" * WIDTH, "b"])
@example(["a" * (WIDTH - 1), "b", "c" * WIDTH])
@example(["a" * (WIDTH + 1), "b"])
@example(["", "a" * WIDTH])
def test_a_text_is_folded_as_wrap_folds_it(words: list[str]) -> None:
    text = " ".join(words)
    wanted = "\n".join(wrap(text, WIDTH, break_on_hyphens=False)) if len(text) > WIDTH else text
    assert folded(text) == wanted
