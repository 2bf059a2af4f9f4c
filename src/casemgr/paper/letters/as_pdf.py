"""A letter as PDF, set by typst: tagged, and checked against PDF/UA-1 as it is made."""

from __future__ import annotations

import json
from collections.abc import Sequence

from casemgr.errors import Refused
from casemgr.paper.letters.as_typst import source
from casemgr.paper.letters.fit import FITS, Fit
from casemgr.paper.letters.marks import is_right_to_left
from casemgr.paper.letters.page import Letter
from casemgr.paper.typeset import UndrawnError, can_typeset, typeset


def as_pdf(letter: Letter) -> bytes:
    """The letter's pages. Refused where typst is missing, or where no font on this computer can draw a name."""
    return as_one_pdf([letter])


def as_one_pdf(letters: Sequence[Letter]) -> bytes:
    """Several letters in one file, each on pages of its own with its own page numbers."""
    if not can_typeset():
        raise Refused(
            "PDF needs the package typst, which is not installed here; write HTML (-o letter.html) and print it from the browser"
        )
    is_mirrored = any(is_right_to_left(letter.markdown) for letter in letters)
    made_of = source(letters, fits_of(letters, embedded_only=not is_mirrored))
    for embedded_only in (True, False):
        if embedded_only and is_mirrored:
            continue  # the embedded fonts write such names as a typewriter would
        try:
            return typeset(made_of.encode(), letters[0].day, own_fonts=embedded_only)
        except UndrawnError as error:
            undrawn = error.letters
    raise Refused(
        f"no font on this computer draws {_words_with(undrawn, letters)}; write HTML (-o letter.html), "
        "and the browser draws it with its own fonts"
    )


def _words_with(signs: list[str], letters: Sequence[Letter]) -> str:
    texts = ((each.title, each.about, each.markdown, *each.letterhead, *each.sender) for each in letters)
    text = " ".join(piece for pieces in texts for piece in pieces)
    words = [
        word.strip(".,;:()|*").removesuffix("'s")
        for word in text.split()
        if any(sign in word for sign in signs)
    ]
    return ", ".join(dict.fromkeys(words)) or ", ".join(dict.fromkeys(signs))


_TOP, _USED = 43, 698
"""Where the text of a page begins, and how much there is of it, in points."""
_NEARLY_EMPTY = 0.4
"""So much of a page is spared by a smaller type."""
_TOO_EMPTY = 0.25
"""A last page with less on it begins with the last heading, or with the one before it."""
_TURNS = (1, 2)
_WORD = 1.04
"""How much longer than ours a page is in Word, and in LibreOffice, at most."""


def fits_of(letters: Sequence[Letter], *, embedded_only: bool, longer: float = 1) -> list[Fit]:
    """The fit of each letter, where the text is so many times as long as typst sets it."""

    def pages(fits: Sequence[Fit]) -> list[tuple[int, float]]:
        return _pages(letters, fits, embedded_only=embedded_only, longer=longer)

    fits = [FITS[0]] * len(letters)
    usual = pages(fits)
    spill = [n for n, (count, used) in enumerate(usual) if count > 1 and used < _NEARLY_EMPTY]
    for fit in FITS[1:]:
        if not spill:
            break
        found = pages([fit if n in spill else old for n, old in enumerate(fits)])
        saved = [n for n in spill if found[n][0] < usual[n][0]]
        for n in saved:
            fits[n] = fit
        spill = [n for n in spill if n not in saved]
    sparse = [n for n in spill if usual[n][1] < _TOO_EMPTY]
    for turns in _TURNS if sparse else ():
        turned = [fit._replace(turns=turns if n in sparse else fit.turns) for n, fit in enumerate(fits)]
        found = pages(turned)
        fits = [turned[n] if found[n][0] == usual[n][0] else fit for n, fit in enumerate(fits)]
        sparse = [n for n in sparse if found[n][1] < _TOO_EMPTY]
    return fits


def fit_for_word(letter: Letter) -> Fit:
    """The fit of a letter in a Word document; the usual one where typst is missing or has no font for it."""
    try:
        import typst
    except ImportError:
        return FITS[0]
    is_mirrored = is_right_to_left(letter.markdown)
    try:
        ours, longer = (
            fits_of([letter], embedded_only=not is_mirrored, longer=longer)[0] for longer in (1, _WORD)
        )
    except typst.TypstError:
        return FITS[0]
    return min(ours, longer)._replace(turns=ours.turns)


def _pages(
    letters: Sequence[Letter], fits: Sequence[Fit], *, embedded_only: bool, longer: float
) -> list[tuple[int, float]]:
    """How many pages each letter takes, and how much of the last one."""
    import typst

    made_of = source(letters, fits).encode()
    ends = json.loads(typst.query(made_of, "metadata", field="value", ignore_system_fonts=embedded_only))
    found = [(int(end["page"]), (end["down"] - _TOP) / _USED * longer) for end in ends]
    return [(page, used) if used <= 1 else (page + 1, used - 1) for page, used in found]
