"""The tables of a Word document, its letterhead among them: between the margins, no row torn by a page's end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.docx_direction import add_text
from casemgr.paper.letters.docx_page import INK, TEXT_WIDTH, gap, room_of
from casemgr.paper.letters.docx_runs import add_runs
from casemgr.paper.letters.docx_xml import element
from casemgr.paper.letters.groups import is_short
from casemgr.paper.letters.page import Letter, is_blank

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from markdown_it.tree import SyntaxTreeNode

SIZE = 9.5  # points
_TO_WRITE_IN = 0.25  # inches
_LOGO = (1.4, 0.62)  # inches
_BESIDE_LOGO, _SENDER = 0.03, 0.34
"""How much of the head is left free beside the picture, and how much is for who writes."""


def add_table(document: Document, node: SyntaxTreeNode, *, keep: bool) -> None:
    from docx.shared import Inches

    room = room_of(document)
    rows = [(part.type, row) for part in node.children for row in part.children]
    table = _ruled(document, node.meta["weights"], "Table Grid")
    whole = is_short(node)
    for place, (part, row) in enumerate(rows, start=1):
        drawn = _row(table, repeated=part == "thead")
        if not all(map(_inside, row.children)):
            drawn.height = Inches(_TO_WRITE_IN * room)
        for number, (cell, made) in enumerate(zip(row.children, drawn.cells, strict=False)):
            made.width = Inches(TEXT_WIDTH * node.meta["weights"][number])
            is_head = cell.type == "th" or (node.meta["headless"] and number == 0)
            _fill(made, cell, is_head=is_head, keep=keep or part == "thead" or (whole and place < len(rows)))
            _set(made, room)
    gap(document, 6 * room).keep_with_next = keep


def _ruled(document: Document, weights: Sequence[float], style: str) -> Table:
    """An empty table from margin to margin."""
    from docx.shared import Inches

    table: Table = document.add_table(rows=0, cols=len(weights), style=style)
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Inches(TEXT_WIDTH * weight)
    return table


def _fill(made: Any, cell: SyntaxTreeNode, *, is_head: bool, keep: bool) -> None:
    paragraph = made.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = keep
    if _inside(cell):
        add_runs(paragraph, cell, bold=is_head)
    if is_head:
        _shade(made)


def _set(cell: Any, room: float) -> None:
    """The size and the room of a cell's text, as the PDF has them."""
    from docx.shared import Pt

    for paragraph in cell.paragraphs:
        spacing = paragraph.paragraph_format
        spacing.space_before = spacing.space_after = Pt(1.2 * room**6)  # a row of Word is higher than ours
        for run in paragraph.runs:
            run.font.size = Pt(SIZE)


def _inside(cell: SyntaxTreeNode) -> str:
    """A cell's text; none where it is only to be written in."""
    return "" if any(map(is_blank, cell.children)) else "".join(child.content for child in cell.children)


def _row(table: Any, *, repeated: bool) -> Any:
    """A new row, which is not torn by a page's end; a head is repeated on the next page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("cantSplit"))
    if repeated:
        properties.append(element("tblHeader"))
    return row


def _shade(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    properties.append(element("shd", val="clear", color="auto", fill="EEF2F4"))


def letterhead(document: Document, letter: Letter) -> None:
    """The district's picture and lines at the left, who writes at the right, and a line below them."""
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Inches

    size = _logo_size(letter.logo) if letter.logo else None
    logo = size[0] / TEXT_WIDTH + _BESIDE_LOGO if size else 0
    weights = [*([logo] if logo else []), 1 - logo - _SENDER, _SENDER]
    table = _ruled(document, weights, "Normal Table")
    row = _row(table, repeated=False)
    for cell, weight in zip(row.cells, weights, strict=True):
        cell.width = Inches(TEXT_WIDTH * weight)
        _underline(cell)
    if size:
        _logo(row.cells[0], letter.logo, size)
        row.cells[0].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _lines(row.cells[-2], letter.letterhead, is_first_large=True)
    _lines(row.cells[-1], letter.sender, is_first_large=False)
    gap(document, 4).keep_with_next = True


def _lines(cell: Any, lines: Sequence[str], *, is_first_large: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    if not is_first_large:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, line in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        for run in add_text(paragraph, line):
            run.font.size = Pt(SIZE)
            if is_first_large and not place:
                run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RGBColor.from_string(INK)


def _logo_size(logo: bytes) -> tuple[float, float]:
    """Inches across and down: as large as its place lets it be."""
    from docx.image.image import Image

    picture = Image.from_blob(logo)
    across = min(_LOGO[0], _LOGO[1] * picture.px_width / picture.px_height)
    return across, across * picture.px_height / picture.px_width


def _logo(cell: Any, logo: bytes, size: tuple[float, float]) -> None:
    from docx.shared import Inches

    across, down = map(Inches, size)
    shape = cell.paragraphs[0].add_run().add_picture(io.BytesIO(logo), across, down)
    for side in (
        "distT",
        "distB",
        "distL",
        "distR",
    ):  # where it is not said, LibreOffice leaves an eighth of an inch
        shape._inline.set(side, "0")  # noqa: SLF001 - python-docx does not say it


def _underline(cell: Any) -> None:
    """The line below the head; its text begins on the margin, as the letter's does."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no borders of its own
    line = element("bottom", val="single", sz="12", space="0", color=INK)
    sides = (element(side, w="0", type="dxa") for side in ("left", "right"))
    properties.extend([element("tcBorders", line), element("tcMar", *sides)])
