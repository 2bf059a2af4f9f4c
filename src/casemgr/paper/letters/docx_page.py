"""The page of a Word document: paper, styles, letterhead, footer, borders; and the file without the time of its making."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

from casemgr.paper.letters.docx_direction import add_text
from casemgr.paper.letters.fit import Fit
from casemgr.paper.letters.page import Letter

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.parfmt import ParagraphFormat
    from docx.text.run import Run

INK = "1D3B53"
_RULED, _FOOTER = "9AA5AD", "555555"
FONT = "Times New Roman"
"""On every computer under this name, or as a free one of the same widths: so pages end where they end on ours."""
_BETWEEN = 3.7
"""Points between paragraphs."""
_LOOSEST = 1.12
"""Lines of Times New Roman are closer than ours; only in a letter with little room are they closer still."""
TEXT_WIDTH = 6.7
"""Inches between the margins."""
_WORD_2013 = "15"
"""How Word lays out since 2013: a table's line is on the margin, and the title bar does not say "compatibility mode"."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_times(data: bytes) -> bytes:
    """The same file with every entry stamped alike, so that the same letter is the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, _EPOCH), old.read(item), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def prepare(document: Document, letter: Letter, fit: Fit) -> None:
    """Paper, styles, language, footer and properties."""
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches((8.5 - TEXT_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Inches(0.5), Inches(0.62)
    section.header_distance = section.footer_distance = Inches(0.3)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(fit.size)
    spacing = normal.paragraph_format
    spacing.space_after, spacing.widow_control = Pt(_BETWEEN * fit.room), True
    spacing.line_spacing = min(1.0, fit.room * _LOOSEST)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): letter.language})
    normal.element.get_or_add_rPr().append(language)
    _headings(document, fit.room)
    _tables(document)
    _quotes(document)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    _footer(section.footer.paragraphs[0], letter)
    _properties(document, letter)


def room_of(document: Document) -> float:
    """How much room is between the document's blocks, the usual one being 1."""
    after = document.styles["Normal"].paragraph_format.space_after
    return float(after.pt) / _BETWEEN if after else 1.0


def _headings(document: Document, room: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for level, size, above, below in ((1, 17, 7, 4), (2, 12, 6, 2), (3, 11, 7, 3), (4, 11, 7, 3)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size * max(room, 0.95)), True
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_before = Pt(above * room)
        style.paragraph_format.space_after = Pt(below * room)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)


def _tables(document: Document) -> None:
    """The lines of tables in gray, as in the PDF."""
    from docx.oxml.ns import qn

    for borders in document.styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for edge in borders:
            edge.set(qn("w:color"), _RULED)


def _quotes(document: Document) -> None:
    """A sentence apart from the others has a line beside it, on gray, as in the PDF."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles["Intense Quote"]
    style.font.italic = style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    block = style.paragraph_format
    block.left_indent = block.right_indent = block.space_before = block.space_after = Pt(7)
    (borders,) = style.element.iter(qn("w:pBdr"))
    borders.clear()
    line = {"val": "single", "sz": "16", "space": "5", "color": INK}
    borders.append(borders.makeelement(qn("w:left"), {qn(f"w:{name}"): text for name, text in line.items()}))
    gray = {"val": "clear", "color": "auto", "fill": "F5F7F8"}
    borders.addnext(borders.makeelement(qn("w:shd"), {qn(f"w:{name}"): text for name, text in gray.items()}))


def _properties(document: Document, letter: Letter) -> None:
    properties = document.core_properties
    properties.title, properties.language = letter.title, letter.language
    properties.author = properties.last_modified_by = letter.letterhead[0] if letter.letterhead else ""
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(letter.day, time())


def _footer(paragraph: Paragraph, letter: Letter) -> None:
    from docx.shared import Inches, Pt, RGBColor

    assert paragraph.style
    paragraph.style.font.size, paragraph.style.font.color.rgb = Pt(8.5), RGBColor.from_string(_FOOTER)
    stops = (
        paragraph.style.paragraph_format.tab_stops
    )  # in place of those of the style, which are for other margins
    stops.clear_all()
    stops.add_tab_stop(Inches(TEXT_WIDTH / 2), 1)  # centred
    stops.add_tab_stop(Inches(TEXT_WIDTH), 2)  # to the right
    add_text(paragraph, f"{letter.footer}\t{letter.about}\t")
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph.add_run(), "NUMPAGES")


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


def gap(document: Document, points: float) -> ParagraphFormat:
    """An empty line no higher than that: between two tables Word wants a paragraph."""
    from docx.shared import Pt

    spacing: ParagraphFormat = document.add_paragraph().paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(0), Pt(points)
    return spacing


def border(paragraph: Paragraph, side: str, kind: str, size: str) -> None:
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = properties.makeelement(qn("w:pBdr"), {})
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    edge = {qn("w:val"): kind, qn("w:sz"): size, qn("w:space"): "4", qn("w:color"): INK}
    borders.append(properties.makeelement(qn(f"w:{side}"), edge))
