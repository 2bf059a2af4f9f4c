"""Right to left in a Word document, where each run says its direction: names within a letter, and a whole letter.

Word knows nothing of Unicode's isolates, so a run never holds both directions. After a name written from right to left
a mark keeps a number that follows it, such as a phone number, on its right side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.docx_xml import element, named
from casemgr.paper.letters.marks import BLANK_MARK, ISOLATE_END, ISOLATE_MARK, is_right_to_left

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from casemgr.paper.letters.page import Letter

_ISOLATED = re.compile(f"({ISOLATE_MARK}[^{ISOLATE_END}]*{ISOLATE_END})")
_MARK = "\u200e"


def add_text(paragraph: Paragraph, text: str) -> list[Run]:
    """The text, in runs of one direction each; blanks as underscores."""
    text = re.sub(f"{BLANK_MARK}+", lambda run: "_" * len(run[0]), text)
    return [paragraph.add_run(piece) for piece in pieces(text)]


def pieces(text: str) -> list[str]:
    """The text in parts of one direction each, with a mark behind each part from right to left."""
    found: list[str] = []
    for part in _ISOLATED.split(text):
        inside = part.strip(ISOLATE_MARK + ISOLATE_END)
        if inside != part and _first_strong(inside) in ("R", "AL"):
            found.append(inside)
        else:
            found += _spans(inside)
    marked = ((part, _MARK if is_right_to_left(part) else "") for part in found)
    return [piece for pair in marked for piece in pair if piece]


def _first_strong(text: str) -> str:
    return next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "")


def _spans(text: str) -> Iterator[str]:
    """The text cut where words from right to left begin and end."""
    start, last, inside = 0, 0, False
    for place, sign in enumerate(text):
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL"):
            if not inside:
                yield text[start:place]
                start, inside = place, True
            last = place + 1
        elif kind == "L" and inside:
            yield text[start:last]
            start, inside = last, False
    if inside:
        yield text[start:last]
        start = last
    yield text[start:]


def mirror(document: Document, letter: Letter) -> None:
    """What is written from right to left is drawn so: each such run, and the whole page of such a letter."""
    footer = document.sections[0].footer
    _mirror_runs([*document.element.body.iter(), *footer._element.iter()])  # noqa: SLF001 - python-docx has no other way
    for style in document.styles:
        _same_for_all_scripts(style.element.find(named("w:rPr")))
    if letter.right_to_left:
        for text in [*document.element.body.iter(named("w:t")), *footer._element.iter(named("w:t"))]:  # noqa: SLF001
            text.text = text.text.replace(_MARK, "")
        normal = document.styles["Normal"].element.get_or_add_pPr()
        normal.insert_element_before(element("bidi"), *_AFTER_BIDI)
        section = document.sections[0]._sectPr  # noqa: SLF001
        section.insert_element_before(element("bidi"), "w:rtlGutter", "w:docGrid")
        for table in document.element.body.iter(named("w:tbl")):
            table.tblPr.insert_element_before(element("bidiVisual"), *_AFTER_VISUAL)


# What follows these elements in the order that the file format demands.
_AFTER_BIDI = (
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
)
_AFTER_VISUAL = (
    "w:tblStyleRowBandSize",
    "w:tblW",
    "w:jc",
    "w:tblInd",
    "w:tblBorders",
    "w:tblLayout",
    "w:tblLook",
)


def _mirror_runs(elements: Iterable[Any]) -> None:
    for run in elements:
        if run.tag == named("w:r") and is_right_to_left(run.text):
            properties = run.get_or_add_rPr()
            _same_for_all_scripts(properties)
            properties.insert_element_before(element("rtl"), "w:cs", "w:em", "w:lang")


def _same_for_all_scripts(properties: Any) -> None:
    """Size, boldness and slant also for scripts such as Arabic, which Word keeps apart."""
    if properties is None:
        return
    for name in ("b", "i", "sz"):
        latin, complex_ = (properties.find(named(f"w:{name}{cs}")) for cs in ("", "Cs"))
        if latin is not None:
            if complex_ is not None:
                properties.remove(complex_)
            made = element(f"{name}Cs")
            made.attrib.update(latin.attrib)
            latin.addnext(made)
