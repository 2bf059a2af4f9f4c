"""Word documents: what is signed is kept on one page with its signature, no line is left alone, tables lie between the margins."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph
from test_letters import ORDER, letter, shipped

from casemgr.paper.letters.as_docx import as_docx
from casemgr.paper.letters.docx_direction import pieces
from libreoffice import converted, has_times, needs_office, pages_of

WITH_A_SLIP = [kind for kind in ORDER if "\n---\n" in shipped().choose(kind, "en").body]


@cache
def document_of(kind: str) -> Any:
    return docx.Document(io.BytesIO(as_docx(letter(kind, "ben-k"))))


def blocks_after_the_cut(document: Any) -> list[Any]:
    """The paragraphs of the last slip, those of its tables too: all below the last dashed line, up to a page in large type."""
    body = list(document.element.body)
    cut = next(at for at, block in enumerate(body) if "dashed" in block.xml)
    rest = [block for block in body[cut:] if hasattr(block, "xml")]
    end = next((at for at, block in enumerate(rest) if "pageBreakBefore" in block.xml), len(rest))
    return [p for block in rest[:end] for p in block.iter(qn("w:p"))]


@pytest.mark.parametrize("kind", WITH_A_SLIP)
def test_a_slip_is_kept_together(kind: str) -> None:
    document = document_of(kind)
    slip = [Paragraph(p, document) for p in blocks_after_the_cut(document)]
    loose = [p.text for p in slip[:-1] if not (p.paragraph_format.keep_with_next or is_heading(p))]
    assert loose == []


def is_heading(paragraph: Paragraph) -> bool:
    """A heading is kept with what follows by its style."""
    return str(paragraph.style and paragraph.style.name).startswith("Heading")


def test_no_line_is_left_alone() -> None:
    document = document_of("meeting-notice")
    assert document.styles["Normal"].paragraph_format.widow_control
    assert all(document.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))


@pytest.mark.parametrize("kind", ORDER)
def test_tables_lie_between_the_margins(kind: str) -> None:
    document = document_of(kind)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert compatibility_of(document) >= WORD_2013
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblInd")) is None
        assert sum(column.width for column in table.columns) <= room + len(table.columns) * TWIP
        assert all(
            sum(cell.width for cell in row.cells) <= room + len(row.cells) * TWIP for row in table.rows
        )
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


WORD_2013 = 15
"""From then on a table without an indent has its line, not its text, on the margin."""
TWIP = 635


def compatibility_of(document: Any) -> int:
    settings = document.settings.element.iter(qn("w:compatSetting"))
    return int(next(s.get(qn("w:val")) for s in settings if s.get(qn("w:name")) == "compatibilityMode"))


@pytest.mark.parametrize("kind", ORDER)
def test_what_is_signed_is_kept_with_its_signature(kind: str) -> None:
    """The line to sign on, with the paragraph before it and the name below it."""
    document = document_of(kind)
    paragraphs = [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]
    for place, paragraph in enumerate(paragraphs):
        if paragraph.text.strip("_") == "" and len(paragraph.text) > len("_____"):
            assert paragraph.paragraph_format.keep_with_next
            assert paragraphs[place - 1].paragraph_format.keep_with_next


def test_text_after_a_box_begins_where_its_next_lines_do() -> None:
    document = document_of("meeting-notice")
    boxes = [p for p in document.paragraphs if p.text.startswith("☐")]
    assert boxes
    for box in boxes:
        assert box.text.startswith("☐\t")
        spacing = box.paragraph_format
        assert spacing.left_indent
        assert spacing.first_line_indent == -spacing.left_indent


def test_no_line_is_wasted_below_a_table() -> None:
    """An empty paragraph parts a table from the next one; it is not a line of text high."""
    document = document_of("meeting-notice")
    for table in document.tables:
        assert Paragraph(table._tbl.getnext(), document).paragraph_format.line_spacing <= Pt(6)


def test_a_letter_that_would_just_not_fit_is_set_smaller() -> None:
    sizes = {kind: document_of(kind).styles["Normal"].font.size for kind in ("referral", "staff-notice")}
    assert sizes["referral"] < sizes["staff-notice"] == Pt(10.5)


@pytest.mark.process
@needs_office
def test_pages_in_libreoffice(tmp_path: Path) -> None:
    """With any font a slip is whole, and no page begins with a signature. Where there is one as wide as Times New Roman,
    a letter has as many pages as its PDF: one each, and the release a second one in large type."""
    wanted = {"meeting-notice": 1, "excusal": 1, "release": 2, "assessment-plan": 2}
    for kind in wanted:
        (tmp_path / f"{kind}.docx").write_bytes(as_docx(letter(kind, "ben-k")))
    pages = {pdf.stem: pages_of(pdf) for pdf in converted(tmp_path, "docx")}
    slip = next(page for page in pages["meeting-notice"] if "Reply slip" in page)
    assert "I will bring:" in slip
    assert "Signature" in slip
    begins = [page.split()[0] for page_list in pages.values() for page in page_list]
    assert not [word for word in begins if word.startswith(("_", "Signature"))]
    if has_times():
        assert {kind: len(found) for kind, found in pages.items()} == wanted


def test_a_sentence_apart_has_a_line_beside_it_and_no_more() -> None:
    style: Any = docx.Document(io.BytesIO(as_docx(letter("pwn", "ben-k")))).styles["Intense Quote"]
    (borders,) = style.element.iter(qn("w:pBdr"))
    assert [edge.tag for edge in borders] == [qn("w:left")]
    assert style.font.italic is False


NAME = "ياسمين حداد"


def test_a_name_from_right_to_left_is_drawn_so_and_what_follows_is_not() -> None:
    """Word takes the direction from the run, and its size and boldness from properties of their own."""
    made = letter("meeting-notice", "yas-h", student=NAME, recipient=NAME, recipient_address="12 Elm Street")
    body = docx.Document(io.BytesIO(as_docx(made))).element.body
    arabic = [run for run in body.iter(qn("w:r")) if NAME in run.text]
    assert arabic
    assert all(run.text == NAME and run.rPr.find(qn("w:rtl")) is not None for run in arabic)
    assert all(run.getnext().text == LEFT_TO_RIGHT_MARK for run in arabic)
    others = [run for run in body.iter(qn("w:r")) if NAME not in run.text and run.rPr is not None]
    assert not [run for run in others if run.rPr.find(qn("w:rtl")) is not None]
    assert not set("".join(run.text for run in body.iter(qn("w:r")))) & set("\u2068\u2069")


LEFT_TO_RIGHT_MARK = "\u200e"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ben Kim; 555-0100", ["Ben Kim; 555-0100"]),
        (f"Dear {NAME}: hello", ["Dear ", NAME, LEFT_TO_RIGHT_MARK, ": hello"]),
        (f"{NAME}; 555-0100", [NAME, LEFT_TO_RIGHT_MARK, "; 555-0100"]),
        (f"Ana {NAME} Ruiz", ["Ana ", NAME, LEFT_TO_RIGHT_MARK, " Ruiz"]),
        (f"to \ue001{NAME} (2)\ue002, 6", ["to ", f"{NAME} (2)", LEFT_TO_RIGHT_MARK, ", 6"]),
    ],
)
def test_a_run_holds_one_direction(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_letter_from_right_to_left_has_its_page_so(language: str) -> None:
    made = replace(letter("meeting-notice", "yas-h", student=NAME), language=language)
    document = docx.Document(io.BytesIO(as_docx(made)))
    assert document.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    assert document.tables
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    assert LEFT_TO_RIGHT_MARK not in "".join(run.text for run in document.element.body.iter(qn("w:r")))


def test_a_wide_logo_lies_within_its_column() -> None:
    """At the margin, and no wider than its place; without distances that are said, LibreOffice adds some."""
    made = replace(letter("pwn", "ben-k"), logo=WIDE)
    document: Any = docx.Document(io.BytesIO(as_docx(made)))
    (inline,) = document.element.body.iter(qn("wp:inline"))
    assert {inline.get(side) for side in ("distT", "distB", "distL", "distR")} == {"0"}
    head = document.tables[0]
    assert inline.extent.cx <= head.columns[0].width - Pt(10)
    assert inline.extent.cx == pytest.approx(Inches(1.4), abs=TWIP)
    room = document.sections[0].page_width - document.sections[0].left_margin * 2
    assert sum(column.width for column in head.columns) <= room + len(head.columns) * TWIP


def test_a_logo_is_at_the_head(tmp_path: Any) -> None:
    from casemgr.paper.letters.as_html import as_html
    from casemgr.paper.letters.as_pdf import as_pdf

    made = replace(letter("pwn", "ben-k"), logo=PIXEL)
    shapes = docx.Document(io.BytesIO(as_docx(made))).element.body.iter(qn("wp:inline"))
    assert len(list(shapes)) == 1
    assert "data:image/png;base64," in as_html(made)
    assert len(as_pdf(made)) > len(as_pdf(letter("pwn", "ben-k")))


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000000d494441"
    "54789c6310483000220004270141250e8e750000000049454e44ae426082"
)


def png(across: int, down: int) -> bytes:
    """A black picture of that many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", across, down, 8, 0, 0, 0, 0)
    points = zlib.compress((b"\0" + bytes(across)) * down)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


WIDE = png(1200, 100)
