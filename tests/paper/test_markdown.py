"""A page of the guide on a terminal."""

import re

from casemgr.paper.markdown import drawn

PAGE = "# Days\n\nA long line of words that goes on and on, past the edge of a narrow terminal.\n\n```sh\ncasemgr today\n```\n"


def plain(text: str) -> list[str]:
    return [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in text.splitlines()]


def test_words_are_folded_and_examples_are_set_in() -> None:
    lines = plain(drawn(PAGE, 40))
    assert max(map(len, lines)) <= 40
    assert "  casemgr today" in lines


def test_no_line_is_longer_than_is_good_to_read() -> None:
    assert max(map(len, plain(drawn("word " * 100, 300)))) <= 100
