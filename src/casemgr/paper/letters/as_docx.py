"""A letter as a Word document, to be finished by hand: real headings, tables and styles, boxes to tick as ☐."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.fill import BLANK_MARK, ISOLATE_END, ISOLATE_MARK
from casemgr.paper.letters.page import SHORT_RULE, Letter, is_blank, is_form_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run
    from markdown_it.tree import SyntaxTreeNode

INK = "1D3B53"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def as_docx(letter: Letter) -> bytes:
    import docx

    document = docx.Document()
    _prepare(document, letter)
    _head(document, letter)
    document.add_heading(letter.title, level=1)
    for number, nodes in enumerate(letter.sections):
        if number:
            _cut(document)
        for node in nodes:
            _block(document, node, keep=number > 0)
    made = io.BytesIO()
    document.save(made)
    return _without_times(made.getvalue())


def _without_times(data: bytes) -> bytes:
    """The same file with every entry stamped alike, so that the same letter is the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, _EPOCH), old.read(item), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _prepare(document: Document, letter: Letter) -> None:
    """Paper, styles, language, footer and properties."""
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.95)
    section.top_margin = section.bottom_margin = Inches(0.85)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): letter.language})
    normal.element.get_or_add_rPr().append(language)
    for level, size in ((1, 17), (2, 12.5), (3, 11), (4, 11)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Georgia", Pt(size), True
        style.font.color.rgb = RGBColor.from_string(INK)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
    _footer(section.footer.paragraphs[0], letter)
    properties = document.core_properties
    properties.title, properties.language = letter.title, letter.language
    properties.author = properties.last_modified_by = letter.letterhead[0] if letter.letterhead else ""
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(letter.day, time())


def _footer(paragraph: Paragraph, letter: Letter) -> None:
    from docx.shared import Inches, Pt

    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Inches(3.3), 1)  # centred
    stops.add_tab_stop(Inches(6.6), 2)  # to the right
    paragraph.add_run(f"{_shown(letter.footer)}\t{_shown(letter.about)}\t")
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph.add_run(), "NUMPAGES")
    assert paragraph.style
    paragraph.style.font.size = Pt(8.5)


def _field(run: Run, name: str) -> None:
    """A field that Word fills in, such as the page's number."""
    from docx.oxml.ns import qn

    for tag, attributes, text in (
        ("w:fldChar", {qn("w:fldCharType"): "begin"}, None),
        ("w:instrText", {}, name),
        ("w:fldChar", {qn("w:fldCharType"): "end"}, None),
    ):
        element = run._r.makeelement(qn(tag), attributes)  # noqa: SLF001 - python-docx has no fields of its own
        element.text = text
        run._r.append(element)  # noqa: SLF001


def _head(document: Document, letter: Letter) -> None:
    """The letterhead: the district's lines, then who writes."""
    from docx.shared import Pt, RGBColor

    first, *more = letter.letterhead or ("",)
    paragraph = document.add_paragraph()
    run = paragraph.add_run(_shown(first))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RGBColor.from_string(INK)
    for line in more:
        paragraph.add_run(f"\n{_shown(line)}").font.size = Pt(9.5)
    if letter.sender:
        paragraph.add_run(f"\n{_shown(' · '.join(letter.sender))}").font.size = Pt(9.5)
    _border(paragraph, "bottom", "single", "12")


def _border(paragraph: Paragraph, side: str, kind: str, size: str) -> None:
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = properties.makeelement(qn("w:pBdr"), {})
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    edge = {qn("w:val"): kind, qn("w:sz"): size, qn("w:space"): "4", qn("w:color"): INK}
    borders.append(properties.makeelement(qn(f"w:{side}"), edge))


def _cut(document: Document) -> None:
    """The line above a slip, which is kept on one page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    _border(paragraph, "top", "dashed", "6")


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
        _writing(document, node)
    elif node.type == "blockquote":
        for child in node.children:
            _block(document, child, keep=keep, style="Intense Quote")
    elif node.type in ("paragraph", "fence", "code_block"):
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep
        if is_form_line(node):
            paragraph.paragraph_format.space_before = Pt(16)
        _runs(paragraph, node)


def _writing(document: Document, node: SyntaxTreeNode) -> None:
    """A line to write on: across the page, or as long as its underscores for a signature."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    if len(node.markup) > SHORT_RULE:
        paragraph.paragraph_format.space_before = Pt(24)
        paragraph.add_run("_" * len(node.markup))
    else:
        _border(paragraph, "bottom", "single", "4")
        _border(paragraph, "between", "single", "4")


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
    for column, weight in zip(table.columns, node.meta["weights"], strict=True):
        column.width = Inches(6.6 * weight)
    for part, row in rows:
        drawn = table.add_row()
        _keep_whole(drawn, repeated=part == "thead")
        if not all(map(_inside, row.children)):
            drawn.height = Inches(0.3)  # room to write in
        for number, (cell, made) in enumerate(zip(row.children, drawn.cells, strict=False)):
            made.width = Inches(6.6 * node.meta["weights"][number])
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
    document.add_paragraph().paragraph_format.space_after = Pt(2)


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
    run = paragraph.add_run(_shown(text))
    run.bold, run.italic = bold or None, italic or None


def _shown(text: str) -> str:
    """Blanks as underscores; names written from right to left kept in their place."""
    text = re.sub(f"{BLANK_MARK}+", lambda run: "_" * len(run[0]), text)
    return text.replace(ISOLATE_MARK, "\u2068").replace(ISOLATE_END, "\u2069")


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
