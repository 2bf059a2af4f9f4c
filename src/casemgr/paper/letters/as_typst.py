"""Letters in typst's own language. Text goes in as string values, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.fit import Fit, turning
from casemgr.paper.letters.groups import is_short, is_small_print
from casemgr.paper.letters.marks import BLANK_MARK, ISOLATE_END, ISOLATE_MARK
from casemgr.paper.letters.page import (
    BOXES,
    Letter,
    Section,
    is_blank,
    is_form_line,
)
from casemgr.paper.letters.style import style

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_PIECES = re.compile(f"({BLANK_MARK}+|[{BOXES}])")
_LONG_WORD = re.compile(r"\S{40,}")  # may be broken anywhere, so that it stays on the page


class Points(float):
    """A length."""


def source(letters: Sequence[Letter], fits: Sequence[Fit]) -> str:
    """The letters in typst: the shipped style, and each with its fit, values and blocks."""
    first = letters[0]
    author = first.letterhead[0] if first.letterhead else ""
    document = f"#set document(title: {_value(first.title)}, author: {_value(author)}, date: auto)"
    return "\n".join(
        (
            style("letter.typ"),
            document,
            *(
                _letter(letter, number, fit)
                for number, (letter, fit) in enumerate(zip(letters, fits, strict=True))
            ),
        )
    )


def _letter(letter: Letter, number: int, fit: Fit) -> str:
    values = {
        "number": number,
        "size": Points(fit.size),
        "room": fit.room,
        "title": letter.title,
        "lang": letter.language,
        "rtl": letter.right_to_left,
        "letterhead": list(letter.letterhead),
        "sender": list(letter.sender),
        "footer": letter.footer,
        "about": letter.about,
    }
    logo = f", logo: bytes(({', '.join(map(str, letter.logo))}))" if letter.logo else ""
    given = ", ".join(f"{key}: {_value(value)}" for key, value in values.items())
    first, *others = letter.sections
    body = "\n".join((_groups(first.groups, turning(letter.sections, fit)), *map(_section, others)))
    return f"#letter({given}{logo})[\n{body}\n]\n"


def _section(section: Section) -> str:
    return f"#{section.kind}[\n{_groups(section.groups)}\n]"


def _groups(groups: list[list[SyntaxTreeNode]], turn: int | None = None) -> str:
    """The groups one after the other; a new page before that of the number `turn`."""
    drawn = [
        ("#pagebreak()\n\n" if number == turn else "") + _group(group) for number, group in enumerate(groups)
    ]
    return "\n\n".join(drawn)


def _group(nodes: list[SyntaxTreeNode]) -> str:
    """A heading is kept with what follows it by the style, and has the room above it that a block would take away."""
    head, rest = (nodes[:1], nodes[1:]) if nodes[0].type == "heading" else ([], nodes)
    whole = f"#together[\n{_blocks(rest)}\n]" if len(rest) > 1 else _blocks(rest)
    return "\n\n".join(filter(None, (_blocks(head), whole)))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Points):
        return f"{value}pt"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return "(" + "".join(f"{_value(item)}, " for item in value) + ")"
    return _string(value)


def _string(text: str) -> str:
    """A typst string; its escapes are JSON's, but for the code of a character."""
    text = _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(".{1,20}", word[0])), text)
    text = text.replace(ISOLATE_MARK, "\u2068").replace(ISOLATE_END, "\u2069")
    return json.dumps(text, ensure_ascii=False)


def _blocks(nodes: list[SyntaxTreeNode]) -> str:
    return "\n\n".join(map(_node, nodes))


def _text(text: str) -> str:
    """Text as typst expressions: strings, lines to write on, boxes to tick."""
    drawn = []
    for piece in _PIECES.split(text):
        if piece.startswith(BLANK_MARK):
            drawn.append(f"#blank({len(piece)});")
        elif piece in BOXES and piece:
            drawn.append(f'#tick("{piece}");')
        elif piece:
            drawn.append(f"#{_string(piece)};")
    return "".join(drawn)


def _inside(node: SyntaxTreeNode) -> str:
    return "".join(map(_node, node.children))


def _node(node: SyntaxTreeNode) -> str:
    draw = _NODES.get(node.type)
    return draw(node) if draw else _inside(node)


def _heading(node: SyntaxTreeNode) -> str:
    level = min(int(node.tag[1]) + (node.tag == "h1"), 4)
    return f"#heading(level: {level})[{_inside(node)}]"


def _list(node: SyntaxTreeNode) -> str:
    items = ", ".join(f"[{_blocks(item.children)}]" for item in node.children)
    if node.meta.get("boxes"):
        return f"#boxes({items})"
    return f"#{'enum' if node.type == 'ordered_list' else 'list'}({items})"


def _table(node: SyntaxTreeNode) -> str:
    columns = ", ".join(f"{weight:.4f}fr" for weight in node.meta["weights"])
    rows = []
    for part in node.children:
        drawn = [_row(row, first_is_head=node.meta["headless"]) for row in part.children]
        rows.append(f"table.header({', '.join(drawn)})" if part.type == "thead" else ",\n".join(drawn))
    inside = ",\n".join(row for row in rows if row)
    table = f"#table(columns: ({columns},),\n{inside})"
    return f"#together[{table}]" if is_short(node) else table


def _row(row: SyntaxTreeNode, *, first_is_head: bool) -> str:
    return ", ".join(
        f"{'head' if cell.type == 'th' or (first_is_head and not number) else 'cell'}[{_cell(cell)}]"
        for number, cell in enumerate(row.children)
    )


def _cell(node: SyntaxTreeNode) -> str:
    inside = "" if any(map(is_blank, node.children)) else _inside(node)
    return inside or "#room"


def _paragraph(node: SyntaxTreeNode) -> str:
    kind = "form-line" if is_form_line(node) else "small" if is_small_print(node) else ""
    return f"#{kind}[{_inside(node)}]" if kind else _inside(node)


_NODES: dict[str, Any] = {
    "text": lambda node: _text(node.content),
    "code_inline": lambda node: _text(node.content),
    "fence": lambda node: _text(node.content),
    "code_block": lambda node: _text(node.content),
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "#linebreak();",
    "hr": lambda node: f"#writing({len(node.markup)})",
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": lambda node: f"#quote(block: true)[{_blocks(node.children)}]",
    "strong": lambda node: f"#strong[{_inside(node)}];",
    "em": lambda node: f"#emph[{_inside(node)}];",
    "link": lambda node: f"#link({_string(str(node.attrs['href']))})[{_inside(node)}];",
    "table": _table,
}
