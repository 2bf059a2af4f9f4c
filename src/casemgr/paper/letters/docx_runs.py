"""The words of a Word document: runs of one kind each, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.paper.letters.docx_direction import add_text
from casemgr.paper.letters.docx_xml import element, named

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from markdown_it.tree import SyntaxTreeNode


def add_runs(paragraph: Paragraph, node: SyntaxTreeNode, *, bold: bool = False, italic: bool = False) -> None:
    """The words of a block, in runs of one kind each."""
    if node.type in ("text", "code_inline", "fence", "code_block"):
        _run(paragraph, node.content, bold=bold, italic=italic)
    elif node.type == "softbreak":
        paragraph.add_run(" ")
    elif node.type == "hardbreak":
        paragraph.add_run().add_break()
    elif node.type == "link":
        _link(paragraph, node)
    else:
        for child in node.children:
            add_runs(paragraph, child, bold=bold or node.type == "strong", italic=italic or node.type == "em")


def _run(paragraph: Paragraph, text: str, *, bold: bool, italic: bool) -> None:
    for run in add_text(paragraph, text):
        run.bold, run.italic = bold or None, italic or None


def _link(paragraph: Paragraph, node: SyntaxTreeNode) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    target = paragraph.part.relate_to(str(node.attrs["href"]), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("hyperlink")
    link.set(named("r:id"), target)
    before = len(paragraph.runs)
    for child in node.children:
        add_runs(paragraph, child)
    for run in paragraph.runs[before:]:
        run.underline = True
        link.append(run._r)  # noqa: SLF001
    paragraph._p.append(link)  # noqa: SLF001
