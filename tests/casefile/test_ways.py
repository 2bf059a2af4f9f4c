"""Which words for a way to send something, or to reach somebody, may be a slip for a usual one."""

from __future__ import annotations

import pytest

from casemgr.casefile.ways import usual_way_near


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("mial", "mail"),
        ("by mial", "mail"),
        ("emial", "email"),
        ("by e-mial", "email"),
        ("certifed mail", "certified mail"),
        ("by certified mial", "certified mail"),
        ("in preson", "in person"),
        ("telefone", "telephone"),
        ("by telphone", "telephone"),
        ("potral", "portal"),
        ("lettre", "letter"),
        ("afx", "fax"),
    ],
)
def test_a_slip_has_the_usual_way(words: str, near: str) -> None:
    assert usual_way_near(words) == near


@pytest.mark.parametrize(
    "words",
    [
        *(
            "mail",
            "by mail",
            "e-mail",
            "E-Mail",
            "emailed",
            "mailed home",
            "in person",
            "personally",
            "by phone",
        ),
        *(
            "handed over",
            "hand delivery",
            "ParentSquare message",
            "FedEx",
            "Zoom",
            "text",
            "video",
            "at home",
        ),
        *(
            "backpack",
            "main office",
            "at the IEP meeting",
            "with the IEP at a glance",
            "a memo",
            "courier",
            "USPS",
        ),
        *("UPS", "WhatsApp", "faxed", "letters", "in class", "sent with the bus driver on Monday"),
    ],
)
def test_any_other_way_is_as_good(words: str) -> None:
    assert usual_way_near(words) is None
