"""A letter as one HTML file: nothing outside of it is needed, and it prints as a letter on US Letter paper."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.groups import SHORT_RULE, is_small_print
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

LONG_WORD = 26  # a word that may be broken so that a table stays on its page
_BLANK_RUN = re.compile(f"{BLANK_MARK}+")


def as_html(letter: Letter) -> str:
    body = "\n".join(map(_section, letter.sections))
    direction = ' dir="rtl"' if letter.right_to_left else ""
    return f"""<!doctype html>
<html lang="{letter.language}"{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(letter.title)}</title>
<style>
{_style(letter)}</style>
</head>
<body>
<main>
{_head(letter)}
<h1>{_text(letter.title)}</h1>
{body}
</main>
<footer>{_text(letter.footer)}</footer>
</body>
</html>
"""


def _style(letter: Letter) -> str:
    css = style("letter.css").replace("FOOTER", _css_text(letter.footer))
    return css.replace("ABOUT", _css_text(letter.about))


def _css_text(text: str) -> str:
    """Text inside a CSS string: everything but letters, digits and spaces as its code."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in text)


def _head(letter: Letter) -> str:
    first, *more = letter.letterhead or ("",)
    left = f"<strong>{_text(first)}</strong>" + "".join(f"<br>{_text(line)}" for line in more)
    right = "<br>".join(map(_text, letter.sender))
    return f'<header>{_logo(letter)}<div>{left}</div><div class="sender">{right}</div></header>'


def _logo(letter: Letter) -> str:
    if not letter.logo:
        return ""
    kind = {"png": "png", "jpg": "jpeg"}[letter.logo_format]
    return f'<img class="logo" alt="" src="data:image/{kind};base64,{b64encode(letter.logo).decode()}">'


def _section(section: Section) -> str:
    inside = "\n".join(map(_group, section.groups))
    return inside if section.kind == "letter" else f'<section class="{section.kind}">\n{inside}\n</section>'


def _group(nodes: list[SyntaxTreeNode]) -> str:
    inside = "\n".join(map(_node, nodes))
    return f'<div class="together">\n{inside}\n</div>' if len(nodes) > 1 else inside


def _text(text: str) -> str:
    """Text escaped; blanks become lines to write on, names written from right to left stay in their place."""
    escaped = html.escape(text, quote=True)
    escaped = escaped.replace(ISOLATE_MARK, "<bdi>").replace(ISOLATE_END, "</bdi>")
    escaped = re.sub(f"[{BOXES}]", r'<span class="box">\g<0></span>', escaped)
    return _BLANK_RUN.sub(_blank, escaped)


def _blank(run: re.Match[str]) -> str:
    return f'<span class="blank" style="width:{len(run[0]) * 0.5:g}em"></span>'


def _inside(node: SyntaxTreeNode) -> str:
    return "".join(map(_node, node.children))


def _node(node: SyntaxTreeNode) -> str:
    draw = _NODES.get(node.type)
    return draw(node) if draw else _inside(node)


def _tag(name: str) -> Any:
    return lambda node: f"<{name}>{_inside(node)}</{name}>"


def _heading(node: SyntaxTreeNode) -> str:
    level = min(int(node.tag[1]) + (node.tag == "h1"), 4)
    return f"<h{level}>{_inside(node)}</h{level}>"


def _paragraph(node: SyntaxTreeNode) -> str:
    tight = node.parent is not None and node.parent.type == "list_item" and node.hidden
    kind = ' class="form-line"' if is_form_line(node) else ' class="small"' if is_small_print(node) else ""
    return _inside(node) if tight else f"<p{kind}>{_inside(node)}</p>"


def _writing(node: SyntaxTreeNode) -> str:
    """A line to write on: across the page, or as long as its underscores for a signature."""
    length = len(node.markup)
    if length <= SHORT_RULE:
        return '<div class="writing"></div>'
    return f'<div class="writing signature" style="width:{length * 0.5:g}em"></div>'


def _list(node: SyntaxTreeNode) -> str:
    kind = ' class="boxes"' if node.meta.get("boxes") else ""
    return f"<ul{kind}>{_inside(node)}</ul>"


def _table(node: SyntaxTreeNode) -> str:
    columns = "".join(f'<col style="width:{weight:.1%}">' for weight in node.meta["weights"])
    kind = ' class="facts"' if node.meta["headless"] else ""
    return f"<table{kind}><colgroup>{columns}</colgroup>{_inside(node)}</table>"


def _cell(node: SyntaxTreeNode) -> str:
    inner = "" if any(map(is_blank, node.children)) else _inside(node)
    if any(len(word) > LONG_WORD for child in node.children for word in child.content.split()):
        inner = f'<span class="long">{inner}</span>'
    if node.type == "th":
        return f'<th scope="col">{inner}</th>'
    row = node.parent
    assert row is not None
    table = row.parent.parent if row.parent else None
    is_head = table is not None and table.meta.get("headless") and node is row.children[0]
    return f'<th scope="row">{inner}</th>' if is_head else f"<td>{inner}</td>"


def _link(node: SyntaxTreeNode) -> str:
    return f'<a href="{html.escape(str(node.attrs["href"]), quote=True)}">{_inside(node)}</a>'


_NODES: dict[str, Any] = {
    "text": lambda node: _text(node.content),
    "code_inline": lambda node: f"<code>{_text(node.content)}</code>",
    "fence": lambda node: f"<pre>{_text(node.content)}</pre>",
    "code_block": lambda node: f"<pre>{_text(node.content)}</pre>",
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>",
    "hr": _writing,
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _tag("ol"),
    "list_item": _tag("li"),
    "blockquote": _tag("blockquote"),
    "strong": _tag("strong"),
    "em": _tag("em"),
    "link": _link,
    "table": _table,
    "thead": _tag("thead"),
    "tbody": _tag("tbody"),
    "tr": _tag("tr"),
    "th": _cell,
    "td": _cell,
}
