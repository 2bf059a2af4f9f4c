"""The page of a Word document: paper, styles, letterhead, footer, borders."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from casemgr.paper.letters.docx_direction import add_text
from casemgr.paper.letters.docx_xml import element, named
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


def prepare(document: Document, letter: Letter, fit: Fit) -> None:
    """Paper, styles, language, footer and properties."""
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
    normal.element.get_or_add_rPr().append(element("lang", val=letter.language))
    _headings(document, fit.room)
    _tables(document)
    _quotes(document)
    for setting in document.settings.element.iter(named("w:compatSetting")):
        if setting.get(named("w:name")) == "compatibilityMode":
            setting.set(named("w:val"), _WORD_2013)
    _footer(section.footer.paragraphs[0], letter)
    _properties(document, letter)


def room_of(document: Document) -> float:
    """How much room is between the document's blocks, the usual one being 1."""
    after = document.styles["Normal"].paragraph_format.space_after
    return float(after.pt) / _BETWEEN if after else 1.0


def _headings(document: Document, room: float) -> None:
    from docx.shared import Pt, RGBColor

    for level, size, above, below in ((1, 17, 7, 4), (2, 12, 6, 2), (3, 11, 7, 3), (4, 11, 7, 3)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size * max(room, 0.95)), True
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_before = Pt(above * room)
        style.paragraph_format.space_after = Pt(below * room)
        style.element.rPr.rFonts.set(named("w:asciiTheme"), "")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(named(theme), None)


def _tables(document: Document) -> None:
    """The lines of tables in gray, as in the PDF."""
    for borders in document.styles["Table Grid"].element.iter(named("w:tblBorders")):
        for edge in borders:
            edge.set(named("w:color"), _RULED)


def _quotes(document: Document) -> None:
    """A sentence apart from the others has a line beside it, on gray, as in the PDF."""
    from docx.shared import Pt, RGBColor

    style = document.styles["Intense Quote"]
    style.font.italic = style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    block = style.paragraph_format
    block.left_indent = block.right_indent = block.space_before = block.space_after = Pt(7)
    (borders,) = style.element.iter(named("w:pBdr"))
    borders.clear()
    borders.append(element("left", val="single", sz="16", space="5", color=INK))
    borders.addnext(element("shd", val="clear", color="auto", fill="F5F7F8"))


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
    begin, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "end"))
    said = element("instrText")
    said.text = name
    run._r.extend([begin, said, end])  # noqa: SLF001 - python-docx has no fields of its own


def gap(document: Document, points: float) -> ParagraphFormat:
    """An empty line no higher than that: between two tables Word wants a paragraph."""
    from docx.shared import Pt

    spacing: ParagraphFormat = document.add_paragraph().paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(0), Pt(points)
    return spacing


def border(paragraph: Paragraph, side: str, kind: str, size: str) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = properties.find(named("w:pBdr"))
    if borders is None:
        borders = element("pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    borders.append(element(side, val=kind, sz=size, space="4", color=INK))
