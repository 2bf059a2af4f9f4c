"""A filled letter, and its Markdown as one tree that every format draws from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from casemgr.paper.letters.groups import together
from casemgr.paper.letters.marks import BLANK_MARK, LINE_MARK, with_marks, without_marks
from casemgr.paper.letters.words import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

CHECKBOX = "☐"
BOXES = "☐☒☑"
_CONFIDENTIAL = {"en": "Confidential student record", "es": "Expediente estudiantil confidencial"}
_PAGE = 100  # characters of a table's size that fit across the page
_PADDING = 3
_BOLD = 1.2
_MOST = 70  # past this a cell's text is folded anyway
_TO_WRITE_IN = 20  # the width of an empty cell
_LONG_BLANK = 12
_LABELS = 70  # characters beside the lines to write on; a paragraph with more is text


SectionKind = Literal["letter", "slip", "large"]


class Section(NamedTuple):
    """A part of a letter: the letter itself; a slip, which is kept on one page; or a page of its own in large type
    (14 points, which Civil Code 56.11(b)(1) asks for). Its blocks are in groups that are each kept on one page."""

    kind: SectionKind
    groups: list[list[SyntaxTreeNode]]


@dataclass(frozen=True)
class Letter:
    """A letter ready to be drawn. `markdown` is filled; `letterhead` are the lines at its head, `footer` is on each page."""

    title: str
    language: str
    markdown: str
    letterhead: tuple[str, ...]
    sender: tuple[str, ...]
    about: str
    day: date
    logo: bytes = b""
    """The district's picture at the head, PNG or JPEG; none where it is empty."""

    @property
    def footer(self) -> str:
        return _CONFIDENTIAL.get(self.language, _CONFIDENTIAL["en"])

    @property
    def logo_format(self) -> Literal["png", "jpg"]:
        return "png" if self.logo.startswith(b"\x89PNG") else "jpg"

    @property
    def right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @cached_property
    def tokens(self) -> list[Token]:
        return arranged(parser().parse(with_marks(self.markdown)))

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the letter. A rule `---` begins a slip, a rule `***` a page of its own in large type."""
        from markdown_it.tree import SyntaxTreeNode

        found: list[tuple[SectionKind, list[SyntaxTreeNode]]] = [("letter", [])]
        for node in SyntaxTreeNode(self.tokens).children:
            if node.type == "hr" and not node.markup.startswith("_"):
                found.append(("large" if node.markup.startswith("*") else "slip", []))
            else:
                found[-1][1].append(node)
        return [Section(kind, together(nodes)) for kind, nodes in found]


def parser() -> MarkdownIt:
    """CommonMark with tables; no HTML, and no pictures, which a letter in one file could not hold."""
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .disable(["html_block", "html_inline", "image"])
    )


def arranged(tokens: list[Token]) -> list[Token]:
    """The tokens with what our letters mean by them: lists of boxes to tick, tables whose head is empty."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "bullet_list_open" and _first_text(tokens, place).startswith(CHECKBOX):
            token = replace(token, meta={"boxes": True})
        elif token.type == "table_open":
            end = _closing(tokens, place, "thead_close")
            headless = not any(t.content for t in tokens[place:end] if t.type == "inline")
            weights = _weights(tokens[place : _closing(tokens, place, "table_close")], headless=headless)
            token = replace(token, meta={"headless": headless, "weights": weights})
            if headless:
                kept.append(token)
                place = end + 1
                continue
        elif token.type == "inline" and LINE_MARK in token.content:
            token = replace(token, children=_on_lines(token.children or []))
        kept.append(token)
        place += 1
    return kept


def _on_lines(children: list[Token]) -> list[Token]:
    """Text with the mark of a line's end as text and hard breaks, which every format draws."""
    from markdown_it.token import Token

    found: list[Token] = []
    for child in children:
        for number, line in enumerate(child.content.split(LINE_MARK) if child.type == "text" else [""]):
            found += [Token("hardbreak", "br", 0)] if number else []
            found.append(replace(child, content=line) if child.type == "text" else child)
    return found


def _first_text(tokens: list[Token], place: int) -> str:
    return next((token.content for token in tokens[place:] if token.type == "inline"), "")


def _closing(tokens: list[Token], place: int, kind: str) -> int:
    return next(at for at in range(place, len(tokens)) if tokens[at].type == kind)


def _weights(table: list[Token], *, headless: bool) -> list[float]:
    """How wide each column is, as its part of 1: room for its longest word, and the rest by its longest cell."""
    columns = list(zip(*_rows(table), strict=False))
    least = [
        max((len(word) for text in texts for word in text.split()), default=0) * _BOLD + _PADDING
        for texts in columns
    ]
    wanted = [min(_MOST, max(map(len, texts))) * 1.1 + _PADDING for texts in columns]
    if headless and len(columns) == 2:
        first = max(least[0], min(wanted[0], _PAGE * 0.42))
        return [first / _PAGE, 1 - first / _PAGE]
    if sum(wide := [max(n, w) for n, w in zip(least, wanted, strict=True)]) <= _PAGE:
        return [width / sum(wide) for width in wide]
    spare, more = (
        max(0, _PAGE - sum(least)),
        sum(w - n for w, n in zip(wanted, least, strict=True) if w > n) or 1,
    )
    wide = [n + spare * max(0, w - n) / more for w, n in zip(wanted, least, strict=True)]
    return [width / sum(wide) for width in wide]


def _rows(table: list[Token]) -> list[list[str]]:
    """The text of each cell; an empty one counts as what is to be written in it, but for a cell of a head."""
    rows: list[list[str]] = []
    empty = ""
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            empty = "" if token.type == "th_open" else "_ " * (_TO_WRITE_IN // 2)
        elif token.type == "inline":
            rows[-1].append(without_marks(token.content) or empty)
    return rows


def is_blank(node: SyntaxTreeNode) -> bool:
    """Whether a cell holds nothing but a line to write on: then the empty cell is where one writes."""
    return bool(node.content) and not node.content.strip(BLANK_MARK + " ")


def is_form_line(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph is little more than a long line to write on; it is given room above."""
    in_list = node.parent is not None and node.parent.type == "list_item"
    text = "".join(child.content for child in node.children)
    return not in_list and BLANK_MARK * _LONG_BLANK in text and len(text.replace(BLANK_MARK, "")) <= _LABELS


def as_markdown(letter: Letter) -> str:
    """The letter as Markdown text, its head in plain lines."""
    head = "  \n".join(line for line in (*letter.letterhead, *letter.sender) if line)
    parts = (
        head,
        f"# {_escaped_title(letter.title)}",
        without_marks(letter.markdown).strip(),
        f"*{letter.footer}*",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped_title(title: str) -> str:
    from casemgr.paper.letters.fill import escaped

    return without_marks(escaped(title))
