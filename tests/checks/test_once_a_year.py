"""More than one reassessment a year needs parent and district to agree: noted where one is asked for or planned, and refused
nowhere (34 CFR 300.303(b)(1), EC 56381(a)(2))."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.checks import out_of_place
from casemgr.checks.noted import notes_on
from casemgr.checks.required import Under
from recorded import case_of
from support import fact, shipped_law, student_of

LIMIT = "the last evaluation was on Tue 10/20/2026, less than a year before; another within the year needs the agreement"
OWED = "the district still owes an answer: an assessment plan, or prior written notice"
CITED = "(34 CFR 300.303(b)(1), EC 56381(a)(2))"

JOINED = fact("student_added", "2024-08-12", last_annual="2023-12-14", last_evaluation="2023-12-14")
NEW = fact("student_added", "2026-11-02", last_annual="2026-10-20", last_evaluation="2026-10-20")
REFERRED = fact("referral_received", "2026-08-12", by="parent")
CONSENT = fact("consent_received", "2026-08-20", purpose="initial")
MOVED_IN = fact(
    "transferred_in", "2026-11-02", from_district="Lakeside", kind="other-selpa", last_evaluation="2026-10-20"
)
FROM_ELSEWHERE = {**MOVED_IN, "kind": "out-of-state"}
REVOKED = fact("consent_revoked", "2026-11-02")


def held(purpose: str, **more: Any) -> dict[str, Any]:
    return fact("meeting_held", "2026-10-20", purposes=(purpose,), outcome="completed", **more)


ELIGIBLE = (REFERRED, CONSENT, held("initial", eligible=True))
NOT_ELIGIBLE = (REFERRED, CONSENT, held("initial", eligible=False))


def asked(day: str, **more: Any) -> dict[str, Any]:
    return fact("parent_request_received", day, what="new testing", assessment=True, **more)


def plan(day: str, purpose: str) -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose)


def limits(*facts: dict[str, Any]) -> list[tuple[str, str]]:
    """What is noted of the limit on the last of these facts: the strength, and the words."""
    found = notes_on(case_of(student_of(*facts), today=date(2027, 12, 1)))
    return [(note.strength, note.text) for note in found if "the last evaluation was on" in note.text]


@pytest.mark.parametrize(
    "facts",
    [
        (JOINED, held("triennial")),
        (JOINED, held("supplemental")),
        (JOINED, held("triennial", eligible=True)),
        ELIGIBLE,
        (NEW,),
        (MOVED_IN,),
    ],
)
@pytest.mark.parametrize("kind", ["request", "referral"])
def test_a_reassessment_that_is_asked_for_within_the_year_is_noted(
    facts: tuple[dict[str, Any], ...], kind: str
) -> None:
    """10/19 is within the year, 10/20 is not."""

    def wish(day: str) -> dict[str, Any]:
        return asked(day) if kind == "request" else fact("referral_received", day, by="teacher")

    for day in ("2026-11-20", "2027-10-19"):
        ((strength, words),) = limits(*facts, wish(day))
        assert strength == "note"
        assert words.startswith(LIMIT)
        assert OWED in words
        assert words.endswith(CITED)
    assert limits(*facts, wish("2027-10-20")) == []


@pytest.mark.parametrize(
    ("facts", "wish"),
    [
        ((*NOT_ELIGIBLE,), asked("2026-11-20")),  # a first evaluation again
        ((JOINED, held("triennial", eligible=False)), asked("2026-11-20")),
        ((JOINED, held("triennial"), REVOKED), asked("2026-11-20")),
        ((NEW, REVOKED), asked("2026-11-20")),
        ((FROM_ELSEWHERE,), asked("2026-11-20")),  # 71 FR 46682
        ((REFERRED,), asked("2026-11-20")),
        ((JOINED, held("annual")), asked("2026-11-20")),
        ((JOINED, held("triennial")), {**asked("2026-11-20"), "assessment": False}),
        ((JOINED, held("triennial")), asked("2026-11-20", form="oral")),
        ((JOINED, held("triennial")), fact("referral_received", "2026-11-20", form="oral")),
        ((REFERRED,), plan("2026-08-20", "initial")),
        ((*NOT_ELIGIBLE, fact("referral_received", "2026-11-20")), plan("2026-11-23", "initial")),
    ],
)
def test_a_first_evaluation_and_what_asks_for_none_is_not(
    facts: tuple[dict[str, Any], ...], wish: dict[str, Any]
) -> None:
    assert limits(*facts, wish) == []


@pytest.mark.parametrize(
    ("purpose", "before", "is_noted"),
    [
        ("supplemental", "triennial", True),
        ("supplemental", "supplemental", True),
        ("triennial", "triennial", True),
        ("triennial", "supplemental", False),  # it is owed every three years
        ("supplemental", "annual", False),
    ],
)
def test_a_plan_for_another_within_the_year_is_noted_too(
    purpose: str, before: str, *, is_noted: bool
) -> None:
    found = limits(JOINED, held(before), plan("2027-10-19", purpose))
    assert [(strength, words.startswith(LIMIT), words.endswith(CITED)) for strength, words in found] == (
        [("note", True, True)] if is_noted else []
    )
    assert limits(JOINED, held(before), plan("2027-10-20", purpose)) == []


@pytest.mark.parametrize("wish", [asked("2026-11-20"), plan("2026-11-20", "supplemental")])
def test_it_is_never_refused(wish: dict[str, Any]) -> None:
    *before, event = student_of(JOINED, held("triennial"), wish).events
    assert out_of_place(event, tuple(before), Under(shipped_law())) is None
