"""How many students one case manager may have: by the law's own numbers, of each case manager alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from casemgr.law.caseloads import CaseloadLimit
from casemgr.reports.caseloads import Limits, Managed, above_limit
from support import shipped_law

TODAY = date(2026, 11, 23)
SCHOOL_AGE, FIVE, THREE, TWO = (date(2018, 3, 1), date(2020, 11, 24), date(2023, 11, 23), date(2023, 11, 24))
SIX = date(2020, 11, 23)
DANA = "Dana Whitfield"


def said(
    students: dict[str, list[date]],
    role: str | None = None,
    shown: list[str] | None = None,
    own: int | None = None,
    served: Sequence[Managed] = (),
) -> list[str]:
    limits = (CaseloadLimit.own(own),) if own else shipped_law().caseload_limits
    managed = [Managed(name, born) for name, days in students.items() for born in days]
    return above_limit([*managed, *served], shown or list(students), _by(limits, role), TODAY)


def _by(limits: tuple[CaseloadLimit, ...], role: str | None) -> Limits:
    return Limits(limits, {"dana whitfield": role} if role else {})


@pytest.mark.parametrize(
    ("role", "born", "most", "cite"),
    [
        ("education-specialist", SCHOOL_AGE, 28, "EC 56362(c)"),
        ("case-manager", SCHOOL_AGE, 28, "EC 56362(c)"),
        (None, SCHOOL_AGE, 28, "EC 56362(c)"),
        ("slp", SCHOOL_AGE, 55, "EC 56363.3"),
        ("slp", SIX, 55, "EC 56363.3"),
        ("slp", FIVE, 40, "EC 56441.7(a)"),
        ("slp", THREE, 40, "EC 56441.7(a)"),
        ("slp", TWO, 55, "EC 56363.3"),
    ],
)
def test_each_role_has_its_own_number(role: str | None, born: date, most: int, cite: str) -> None:
    assert said({DANA: [born] * most}, role) == []
    (line,) = said({DANA: [born] * (most + 1)}, role)
    has = "serves or manages" if role == "slp" else "has"
    assert line.startswith(f"{DANA} {has} {most + 1} students, above the caseload limit of {most}, ")
    assert f"({cite})" in line
    assert ("`role`" in line) == (role in (None, "case-manager"))


@pytest.mark.parametrize(
    ("role", "born", "most", "counts"),
    [
        ("slp", SCHOOL_AGE, 55, True),
        ("slp", FIVE, 40, True),
        ("education-specialist", SCHOOL_AGE, 28, False),
        (None, SCHOOL_AGE, 28, False),
    ],
)
def test_of_speech_those_count_who_are_served_too(
    role: str | None, born: date, most: int, counts: bool
) -> None:
    """Each student once, whoever manages the case, and however often the provider is on file."""
    served = [Managed("Somebody Else", born, ("Dana  whitfield", DANA))] * most
    own = {DANA: [born]}
    assert said({}, role, [DANA], served=served) == []
    assert said(own, role, served=served[1:]) == []
    assert bool(said(own, role, served=served)) is counts
    both = Managed(DANA, born, (DANA,))
    assert said({}, role, [DANA], served=[both] * most) == []


def test_with_a_number_of_your_own_those_managed_count_and_nothing_is_said_twice() -> None:
    served = [Managed("Somebody Else", SCHOOL_AGE, (DANA,))] * 20
    assert said({DANA: [SCHOOL_AGE] * 20}, "slp", own=20, served=served) == []
    assert said({DANA: [SCHOOL_AGE] * 21}, "slp", own=20, served=served) == [
        f"{DANA} has 21 students, above the caseload limit of 20, the limit that you have set (casemgr.yaml)"
    ]


def test_one_older_student_makes_it_the_average() -> None:
    assert said({DANA: [*([FIVE] * 40), SCHOOL_AGE]}, "slp") == []


def test_a_role_of_which_the_law_says_nothing_has_no_limit() -> None:
    assert said({DANA: [SCHOOL_AGE] * 90}, "school-psychologist") == []


def test_several_people_are_never_counted_together() -> None:
    each = {f"Manager {number}": [SCHOOL_AGE] * 15 for number in range(8)}
    assert said(each) == []
    assert said({**each, DANA: [SCHOOL_AGE] * 29}, shown=["Manager 1"]) == []
    assert len(said({**each, DANA: [SCHOOL_AGE] * 29})) == 1


def test_of_many_who_have_too_many_the_first_are_named() -> None:
    lines = said({f"Manager {number}": [SCHOOL_AGE] * 3 for number in range(5)}, own=2)
    assert [line.split(" has ")[0] for line in lines[:3]] == ["Manager 0", "Manager 1", "Manager 2"]
    assert lines[3:] == ["2 more have too many: casemgr list --case-manager NAME"]
    assert "the limit that you have set (casemgr.yaml)" in lines[0]
