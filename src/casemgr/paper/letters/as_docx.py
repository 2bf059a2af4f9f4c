"""A letter as a Word document, to be finished by hand: real headings, tables and styles, boxes to tick as ☐."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from casemgr.paper.letters.as_pdf import fit_for_word
from casemgr.paper.letters.docx_direction import add_text, mirror
from casemgr.paper.letters.docx_page import border, gap, prepare
from casemgr.paper.letters.docx_runs import add_runs
from casemgr.paper.letters.docx_table import add_table, letterhead
from casemgr.paper.letters.fit import turning
from casemgr.paper.letters.groups import SHORT_RULE, is_small_print
from casemgr.paper.letters.page import BOXES, Letter, Section, is_form_line
from casemgr.paper.stamped import stamped

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.tree import SyntaxTreeNode

SMALL, LARGE, LARGE_HEADING = 8.5, 14, 16  # points
_LONGEST_LINE = 60
_BOX = 0.25
"""Inches from a box to tick to its text."""


def as_docx(letter: Letter) -> bytes:
    import docx

    document = docx.Document()
    fit = fit_for_word(letter)
    prepare(document, letter, fit)
    letterhead(document, letter)
    add_text(document.add_heading(level=1), letter.title)
    turn = turning(letter.sections, fit)
    for section in letter.sections:
        _section(document, section, turn if section.kind == "letter" else None)
    mirror(document, letter)
    made = io.BytesIO()
    document.save(made)
    return stamped(made.getvalue())


def _section(document: Document, section: Section, turn: int | None) -> None:
    """The section's blocks; the group of the number `turn` begins a page."""
    if section.kind == "slip":
        _cut(document)
    before = len(list(document.iter_inner_content()))
    for place, group in enumerate(section.groups):
        for number, node in enumerate(group, start=1):
            _block(document, node, keep=section.kind == "slip" or number < len(group))
            if place == turn and number == 1:
                document.paragraphs[-1].paragraph_format.page_break_before = True
    if section.kind == "large":
        _enlarge(document, before)


def _enlarge(document: Document, first: int) -> None:
    """What begins there as a page of its own in large type."""
    from docx.shared import Pt
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    drawn = list(document.iter_inner_content())[first:]
    is_first = True
    for block in drawn:
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else []
        for paragraph in [p for cell in cells for p in cell.paragraphs] or [block]:
            assert isinstance(paragraph, Paragraph)
            if is_first:
                paragraph.paragraph_format.page_break_before = True
            is_first = False
            is_heading = bool(paragraph.style and str(paragraph.style.name).startswith("Heading"))
            for run in paragraph.runs:
                run.font.size = Pt(LARGE_HEADING if is_heading else LARGE)


def _cut(document: Document) -> None:
    """The line above a slip, which is kept on one page."""
    from docx.shared import Pt

    spacing = gap(document, 4)
    spacing.keep_with_next, spacing.space_before = True, Pt(12)
    border(document.paragraphs[-1], "top", "dashed", "6")


def _block(document: Document, node: SyntaxTreeNode, *, keep: bool, style: str | None = None) -> None:
    from docx.shared import Pt

    if node.type == "heading":
        level = min(int(node.tag[1]) + (node.tag == "h1"), 4)
        add_runs(document.add_heading(level=level), node)
    elif node.type in ("bullet_list", "ordered_list"):
        _list(document, node, keep=keep)
    elif node.type == "table":
        add_table(document, node, keep=keep)
    elif node.type == "hr":
        _writing(document, node, keep=keep)
    elif node.type == "blockquote":
        for child in node.children:
            _block(document, child, keep=keep, style="Intense Quote")
    elif node.type in ("paragraph", "fence", "code_block"):
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep
        if is_form_line(node):
            paragraph.paragraph_format.space_before = Pt(10)
        add_runs(paragraph, node)
        for run in paragraph.runs if is_small_print(node) else ():
            run.font.size = Pt(SMALL)


def _writing(document: Document, node: SyntaxTreeNode, *, keep: bool) -> None:
    """A line to write on: across the page, or as long as its underscores for a signature."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = keep
    if len(node.markup) > SHORT_RULE:
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(1)
        paragraph.add_run("_" * min(len(node.markup), _LONGEST_LINE))
    else:
        paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(11.5), Pt(0)
        border(paragraph, "bottom", "single", "4")
        border(paragraph, "between", "single", "4")


def _list(document: Document, node: SyntaxTreeNode, *, keep: bool) -> None:
    from docx.shared import Inches

    boxes = node.meta.get("boxes")
    style = "Normal" if boxes else {"bullet_list": "List Bullet", "ordered_list": "List Number"}[node.type]
    for item in node.children:
        for child in item.children:
            if child.type != "paragraph":
                _block(document, child, keep=keep)
                continue
            paragraph = document.add_paragraph(style=style)
            paragraph.paragraph_format.keep_with_next = keep
            if boxes:
                paragraph.paragraph_format.left_indent = Inches(_BOX)
                paragraph.paragraph_format.first_line_indent = Inches(-_BOX)
            add_runs(paragraph, child)
            if boxes:
                _set_off(paragraph)


def _set_off(paragraph: Paragraph) -> None:
    """The text after a box begins where its next lines begin."""
    first = paragraph.runs[0]
    first.text = re.sub(f"^([{BOXES}]) ", "\\1\t", first.text)
