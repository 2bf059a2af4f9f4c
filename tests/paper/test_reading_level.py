"""Parents' letters can be read by a reader of the seventh grade. What the law says word for word is set apart as a quotation,
and is not measured; neither are tables, the lines of a form, and the note that names the law."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from markdown_it.tree import SyntaxTreeNode
from reading_level import grade, syllables
from test_letters import ORDER, letter, shipped

from casemgr.paper.letters.groups import is_small_print
from casemgr.paper.letters.marks import BLANK_MARK
from casemgr.paper.letters.page import Letter

HARDEST = 7.0
PLAIN = {
    "decision": "proposed",
    "action": "We will give more help with speech.",
    "reasons": "The tests show a need.",
    "evidence": "We used the speech report.",
    "other_options": "We thought of less time.",
    "other_factors": "There are none.",
}
PARENTS = [kind for kind in ORDER if shipped().choose(kind, "en").audience == "parent"]


@pytest.mark.parametrize("student", ["ana-r", "jos-n", "luk-g"])
@pytest.mark.parametrize("kind", PARENTS)
def test_a_parents_letter_is_of_the_seventh_grade_at_most(kind: str, student: str) -> None:
    sentences = list(prose(letter(kind, student, **(PLAIN if kind == "pwn" else {}))))
    assert grade(sentences) <= HARDEST, sorted(sentences, key=lambda text: grade([text]))[-4:]


def test_the_quotation_of_the_law_is_set_apart() -> None:
    kinds = {
        node.type
        for section in letter("pwn", "ana-r", **PLAIN).sections
        for g in section.groups
        for node in g
    }
    assert "blockquote" in kinds


@pytest.mark.parametrize(
    ("word", "count"),
    [("cake", 1), ("table", 2), ("asked", 1), ("needed", 2), ("evaluation", 5), ("the", 1), ("IEP", 3)],
)
def test_syllables_are_those_that_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_longer_sentence_of_longer_words_is_harder() -> None:
    assert grade(["We meet at school."]) < 3
    assert grade(["The educational representative facilitates interdisciplinary communication."]) > 12


def prose(made: Letter) -> Iterator[str]:
    """The paragraphs and items that are whole sentences."""
    for section in made.sections:
        for group in section.groups:
            for node in group:
                yield from _sentences(node)


def _sentences(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type in ("table", "hr", "blockquote", "heading"):
        return
    if node.type != "paragraph":
        for child in node.children:
            yield from _sentences(child)
        return
    text = _text(node)
    if text.endswith((".", "?", "!")) and BLANK_MARK not in text and not is_small_print(node):
        yield text


def _text(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "".join(map(_text, node.children)) if node.children else node.content.replace("☐", "").strip("\n")
