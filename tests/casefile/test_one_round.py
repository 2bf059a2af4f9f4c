"""What makes the recordings of a command one round."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.rounds import Part, is_one_round
from support import fact, student_of


def part(*facts: dict[str, Any], providers: tuple[str, ...] = ()) -> Part:
    student = student_of(*facts, providers=providers)
    return Part(student.events, student.identity)


def changed(field: str, after: str | None = None, before: str | None = None) -> dict[str, Any]:
    return fact("identity_changed", "2026-10-23", field=field, before=before, after=after)


def left(place: int) -> dict[str, Any]:
    return changed(f"providers.{place}.left", "2026-10-23")


def test_the_ids_that_each_students_event_names_do_not_keep_a_round_apart() -> None:
    one, other, apart = (
        part(fact("provider_reported", "2026-11-06", provider=name, late_for=late))
        for name, late in (("Kim", "first"), ("Kim", "second"), ("Ito", "first"))
    )
    assert is_one_round([one, other])
    assert not is_one_round([one, apart])
    assert not is_one_round([one])


KEN = part(left(0), changed("providers.1.name", "Rosa"), providers=("Ken", "Rosa"))


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        # Another place in the file, and with the service; who follows was on file already.
        (
            part(
                left(1),
                changed("providers.2.name", "Rosa"),
                changed("providers.2.service", "OT"),
                providers=("Vera", "Ken", "Rosa"),
            ),
            True,
        ),
        (part(left(0), providers=("Ken", "Rosa")), True),
        # Another one left, another one follows, nobody follows, another day, something besides.
        (part(left(0), changed("providers.1.name", "Rosa"), providers=("Vera", "Rosa")), False),
        (part(left(0), changed("providers.1.name", "Zora"), providers=("Ken", "Zora")), False),
        (part(left(0), providers=("Ken",)), False),
        (part({**left(0), "date": "2026-10-24"}, providers=("Ken", "Rosa")), False),
        (part(left(0), changed("school", "Oak", "High"), providers=("Ken", "Rosa")), False),
    ],
)
def test_who_left_makes_a_round_wherever_the_file_has_the_name(other: Part, is_same: bool) -> None:
    assert is_one_round([KEN, other]) is is_same
    assert is_one_round([other, KEN]) is is_same
