"""What letters, lists and the wall calendar share where they are set as PDF."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.paper.typeset import UndrawnError, can_typeset, typeset

pytestmark = pytest.mark.skipif(not can_typeset(), reason="typst is not installed here")
DAY = date(2026, 11, 23)


def page(text: str) -> bytes:
    return f'#set document(title: "A page")\n#set text(lang: "en")\n{text}\n'.encode()


@pytest.mark.parametrize("sign", ["\u0f39", "\U0001f9f7", "漢"])
def test_a_sign_that_no_font_draws_is_named(sign: str) -> None:
    """Typst writes some of them as a number, like the mark of Tibetan."""
    with pytest.raises(UndrawnError) as error:
        typeset(page(f"Ana {sign}"), DAY, own_fonts=True)
    assert error.value.letters == [sign]


def test_the_same_page_of_a_day_is_the_same_bytes() -> None:
    made = typeset(page("Ana"), DAY, own_fonts=True)
    assert made.startswith(b"%PDF")
    assert made == typeset(page("Ana"), DAY, own_fonts=True)
