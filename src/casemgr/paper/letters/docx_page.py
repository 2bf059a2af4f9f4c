"""The page of a Word document: paper, styles, letterhead, footer, borders; and the file without the time of its making."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

from casemgr.paper.letters.fill import BLANK_MARK, ISOLATE_END, ISOLATE_MARK
from casemgr.paper.letters.page import Letter

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

INK = "1D3B53"
TEXT_WIDTH = 6.6
"""Inches between the margins."""
CELL_MARGIN = 0.08
"""Inches by which Word lets a table's text begin after its line; a table is moved in by as much, so that its line is on the
margin."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_times(data: bytes) -> bytes:
    """The same file with every entry stamped alike, so that the same letter is the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, _EPOCH), old.read(item), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def prepare(document: Document, letter: Letter) -> None:
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
    normal.paragraph_format.widow_control = True
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
    paragraph.add_run(f"{shown(letter.footer)}\t{shown(letter.about)}\t")
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


def head(document: Document, letter: Letter) -> None:
    """The letterhead: the district's lines, then who writes."""
    from docx.shared import Pt, RGBColor

    first, *more = letter.letterhead or ("",)
    if letter.logo:
        _logo(document, letter)
    paragraph = document.add_paragraph()
    run = paragraph.add_run(shown(first))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RGBColor.from_string(INK)
    for line in more:
        paragraph.add_run(f"\n{shown(line)}").font.size = Pt(9.5)
    if letter.sender:
        paragraph.add_run(f"\n{shown(' · '.join(letter.sender))}").font.size = Pt(9.5)
    border(paragraph, "bottom", "single", "12")


def _logo(document: Document, letter: Letter) -> None:
    """The district's picture, above its name."""
    from docx.shared import Inches

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(io.BytesIO(letter.logo), height=Inches(0.62))


def border(paragraph: Paragraph, side: str, kind: str, size: str) -> None:
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders of its own
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = properties.makeelement(qn("w:pBdr"), {})
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    edge = {qn("w:val"): kind, qn("w:sz"): size, qn("w:space"): "4", qn("w:color"): INK}
    borders.append(properties.makeelement(qn(f"w:{side}"), edge))


def shown(text: str) -> str:
    """Blanks as underscores; names written from right to left kept in their place."""
    text = re.sub(f"{BLANK_MARK}+", lambda run: "_" * len(run[0]), text)
    return text.replace(ISOLATE_MARK, "\u2068").replace(ISOLATE_END, "\u2069")
