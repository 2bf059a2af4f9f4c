"""Word documents: what is signed is kept on one page with its signature, no line is left alone, tables lie between the margins."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Inches
from docx.text.paragraph import Paragraph
from test_letters import ORDER, letter, shipped

from casemgr.paper.letters.as_docx import as_docx

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
    for table in document.tables:
        indent = int(table._tbl.tblPr.find(qn("w:tblInd")).get(qn("w:w"))) * 635
        assert indent >= Inches(0.07)
        assert indent + sum(column.width for column in table.columns) <= room
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_logo_is_at_the_head(tmp_path: Any) -> None:
    from dataclasses import replace

    from casemgr.paper.letters.as_html import as_html
    from casemgr.paper.letters.as_pdf import as_pdf

    made = replace(letter("pwn", "ben-k"), logo=PIXEL)
    assert docx.Document(io.BytesIO(as_docx(made))).inline_shapes
    assert "data:image/png;base64," in as_html(made)
    assert len(as_pdf(made)) > len(as_pdf(letter("pwn", "ben-k")))


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000000d494441"
    "54789c6310483000220004270141250e8e750000000049454e44ae426082"
)
