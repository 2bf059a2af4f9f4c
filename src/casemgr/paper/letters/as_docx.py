"""A letter as a Word document, to be finished by hand: real headings, tables and styles, boxes to tick as ☐."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.docx_page import (
    CELL_MARGIN,
    TEXT_WIDTH,
    border,
    head,
    prepare,
    shown,
    without_times,
)
from casemgr.paper.letters.page import SHORT_RULE, Letter, Section, is_blank, is_form_line, is_small_print

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.tree import SyntaxTreeNode

SMALL, LARGE, LARGE_HEADING = 8.5, 14, 16  # points


def as_docx(letter: Letter) -> bytes:
    import docx

    document = docx.Document()
    prepare(document, letter)
    head(document, letter)
    document.add_heading(letter.title, level=1)
    for section in letter.sections:
        _section(document, section)
    made = io.BytesIO()
    document.save(made)
    return without_times(made.getvalue())


def _section(document: Document, section: Section) -> None:
    if section.kind == "slip":
        _cut(document)
    before = len(list(document.iter_inner_content()))
    for group in section.groups:
        for number, node in enumerate(group, start=1):
            _block(document, node, keep=section.kind == "slip" or number < len(group))
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
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    border(paragraph, "top", "dashed", "6")


def _block(document: Document, node: SyntaxTreeNode, *, keep: bool, style: str | None = None) -> None:
    from docx.shared import Pt

    if node.type == "heading":
        level = min(int(node.tag[1]) + (node.tag == "h1"), 4)
        _runs(document.add_heading(level=level), node)
    elif node.type in ("bullet_list", "ordered_list"):
        _list(document, node, keep=keep)
    elif node.type == "table":
        _table(document, node, keep=keep)
    elif node.type == "hr":
        _writing(document, node, keep=keep)
    elif node.type == "blockquote":
        for child in node.children:
            _block(document, child, keep=keep, style="Intense Quote")
    elif node.type in ("paragraph", "fence", "code_block"):
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep
        if is_form_line(node):
            paragraph.paragraph_format.space_before = Pt(16)
        _runs(paragraph, node)
        for run in paragraph.runs if is_small_print(node) else ():
            run.font.size = Pt(SMALL)


def _writing(document: Document, node: SyntaxTreeNode, *, keep: bool) -> None:
    """A line to write on: across the page, or as long as its underscores for a signature."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = keep
    if len(node.markup) > SHORT_RULE:
        paragraph.paragraph_format.space_before = Pt(24)
        paragraph.add_run("_" * len(node.markup))
    else:
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
                paragraph.paragraph_format.left_indent = Inches(0.28)
                paragraph.paragraph_format.first_line_indent = Inches(-0.28)
            _runs(paragraph, child)


def _table(document: Document, node: SyntaxTreeNode, *, keep: bool) -> None:
    from docx.shared import Inches, Pt

    rows = [(part.type, row) for part in node.children for row in part.children]
    table = document.add_table(rows=0, cols=len(node.meta["weights"]), style="Table Grid")
    table.autofit = False
    _move_in(table)
    width = TEXT_WIDTH - 2 * CELL_MARGIN
    for column, weight in zip(table.columns, node.meta["weights"], strict=True):
        column.width = Inches(width * weight)
    for part, row in rows:
        drawn = table.add_row()
        _keep_whole(drawn, repeated=part == "thead")
        if not all(map(_inside, row.children)):
            drawn.height = Inches(0.3)  # room to write in
        for number, (cell, made) in enumerate(zip(row.children, drawn.cells, strict=False)):
            made.width = Inches(width * node.meta["weights"][number])
            paragraph = made.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.keep_with_next = keep
            is_head = cell.type == "th" or (node.meta["headless"] and number == 0)
            if _inside(cell):
                _runs(paragraph, cell, bold=is_head)
            for run in paragraph.runs:
                run.font.size = Pt(9.5)
            if is_head:
                _shade(made)
    below = document.add_paragraph().paragraph_format
    below.space_after, below.keep_with_next = Pt(2), keep


def _move_in(table: Any) -> None:
    """So that the table's lines are between the margins, not its text alone."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no indent of a table
    indent = {qn("w:w"): str(round(CELL_MARGIN * 1440)), qn("w:type"): "dxa"}
    element = properties.makeelement(qn("w:tblInd"), indent)
    layout = properties.find(qn("w:tblLayout"))
    properties.insert(list(properties).index(layout) if layout is not None else len(properties), element)


def _inside(cell: SyntaxTreeNode) -> str:
    """A cell's text; none where it is only to be written in."""
    return "" if any(map(is_blank, cell.children)) else "".join(child.content for child in cell.children)


def _keep_whole(row: Any, *, repeated: bool) -> None:
    """A row is not torn by a page's end; a head is repeated on the next page."""
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(properties.makeelement(qn("w:cantSplit"), {}))
    if repeated:
        properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _shade(cell: Any) -> None:
    from docx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    colors = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "EEF2F4"}
    properties.append(properties.makeelement(qn("w:shd"), colors))


def _runs(paragraph: Paragraph, node: SyntaxTreeNode, *, bold: bool = False, italic: bool = False) -> None:
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
            _runs(paragraph, child, bold=bold or node.type == "strong", italic=italic or node.type == "em")


def _run(paragraph: Paragraph, text: str, *, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(shown(text))
    run.bold, run.italic = bold or None, italic or None


def _link(paragraph: Paragraph, node: SyntaxTreeNode) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    target = paragraph.part.relate_to(str(node.attrs["href"]), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = paragraph._p.makeelement(qn("w:hyperlink"), {qn("r:id"): target})  # noqa: SLF001
    before = len(paragraph.runs)
    for child in node.children:
        _runs(paragraph, child)
    for run in paragraph.runs[before:]:
        run.underline = True
        element.append(run._r)  # noqa: SLF001
    paragraph._p.append(element)  # noqa: SLF001
