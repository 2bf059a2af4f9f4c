"""What is kept on one page: blocks that belong together, tables of a few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

SHORT_RULE = 4
"""Up to so many underscores alone on a line are a line to write on across the page; more are a line to sign on."""
_SHORT_TABLE, _SHORT_TEXT = 9, 1500  # rows, characters


def together(nodes: list[SyntaxTreeNode]) -> list[list[SyntaxTreeNode]]:
    """The blocks in groups that are each kept on one page: what ends in a colon goes with what follows it, lines to write
    on and the note of the law with what they are for, a line to sign on with the two blocks before it and the name below
    it."""
    groups: list[list[SyntaxTreeNode]] = []
    is_signed = False
    for node in nodes:
        if is_signed or (groups and _belongs(node, groups[-1][-1])):
            groups[-1].append(node)
            is_signed = False
        elif is_signed := _is_signature(node):
            group = [each for before in groups[-2:] for each in before]
            groups[-2:] = [[*group, node]]
        else:
            groups.append([node])
    return groups


def _belongs(node: SyntaxTreeNode, before: SyntaxTreeNode) -> bool:
    return _is_writing(node) or is_small_print(node) or _announces(before, node)


def _announces(before: SyntaxTreeNode, node: SyntaxTreeNode) -> bool:
    """Whether a paragraph ends in a colon, and what follows is not a table, which may be longer than a page."""
    return before.type == "paragraph" and before.children[-1].content.endswith(":") and node.type != "table"


def _is_writing(node: SyntaxTreeNode) -> bool:
    """A line to write on, across the page."""
    return node.type == "hr" and len(node.markup) <= SHORT_RULE


def _is_signature(node: SyntaxTreeNode) -> bool:
    return node.type == "hr" and len(node.markup) > SHORT_RULE


def is_short(table: SyntaxTreeNode) -> bool:
    """Whether a table has so little in it that it is kept on one page."""
    rows = [row for part in table.children for row in part.children]
    text = "".join(piece.content for row in rows for cell in row.children for piece in cell.children)
    return len(rows) <= _SHORT_TABLE and len(text) <= _SHORT_TEXT


def is_small_print(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph is all in italics, as the note of the law is: it is set in small type."""
    inside = [child for part in node.children for child in part.children]
    return bool(inside) and all(
        child.type == "em" for child in inside if child.type != "text" or child.content
    )
