"""Each note hangs on the events that it is about: what is noted on a recording, whichever command made it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.checks.noted import notes_on
from recorded import case_of
from support import fact, student_of

JOINED = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
REMOVED = fact("removal", "2026-09-14", days="4", kind="suspension")
LONG_REMOVED = {**REMOVED, "days": "11"}
CONSENT = fact(
    "consent_received", "2026-09-01", purpose="supplemental", signed="2026-09-01", areas=("motor",)
)
TRIENNIAL = fact("meeting_held", "2026-10-05", purposes=("triennial",), outcome="completed")
BOTH_HELD = {**TRIENNIAL, "purposes": ("manifestation", "supplemental")}
TOTAL = "4 school days of removal in 2026-27"


def said(*facts: dict[str, Any], **head: Any) -> list[tuple[str, str]]:
    """The strength and the words of each note on the last of these facts."""
    case = case_of(student_of(JOINED, *facts, **head), today=date(2026, 12, 1))
    return [(note.strength, note.text) for note in notes_on(case)]


@pytest.mark.parametrize(
    ("facts", "strength", "words"),
    [
        (
            [REMOVED, fact("manifestation_review_held", "2026-09-18", caused=True, not_implemented=False)],
            "say",
            TOTAL,
        ),
        ([REMOVED, fact("placement_change_decided", "2026-09-18")], "say", TOTAL),
        (
            [
                fact(
                    "identity_changed", "2026-09-18", field="suspected.0", before="autism", after="clumsiness"
                )
            ],
            "note",
            "clumsiness is not a category of",
        ),
        (
            [CONSENT, LONG_REMOVED, BOTH_HELD],
            "note",
            "this completed supplemental meeting also meets",
        ),
        (
            [TRIENNIAL],
            "note",
            "No consent to assess, records review or signed waiver is on file",
        ),
    ],
)
def test_a_note_hangs_on_its_event(facts: list[dict[str, Any]], strength: str, words: str) -> None:
    (note,) = (each for each in said(*facts) if each[1].startswith(words))
    assert note[0] == strength


SLIP = fact("referral_received", "2026-09-18", areas=["autsm"])
REVIEWED = fact("manifestation_review_held", "2026-09-18", caused=True, not_implemented=False)
CORRECTED = fact("void", "2026-09-20", event="e1", why="corrected", replaced_by="e3")
VOIDED = fact("void", "2026-09-20", event="e1", why="duplicate")


@pytest.mark.parametrize(
    ("first", "void", "again", "strengths"),
    [
        (SLIP, CORRECTED, {}, []),  # neither is new
        (SLIP, CORRECTED, {"areas": ["reding"]}, ["refuse", "note"]),
        (SLIP, VOIDED, {}, ["refuse", "note"]),  # another event, and no correction
        (REVIEWED, CORRECTED, {}, ["say"]),  # what follows from it is said again
    ],
)
def test_of_a_correction_what_is_new_is_noted(
    first: dict[str, Any], void: dict[str, Any], again: dict[str, Any], strengths: list[str]
) -> None:
    student = student_of(JOINED, first, void, {**first, "date": "2026-09-19", **again})
    case = case_of(student, new=2, today=date(2026, 12, 1))
    assert [note.strength for note in notes_on(case)] == strengths


def test_what_another_event_was_noted_for_is_new_of_a_correction() -> None:
    other = {**SLIP, "areas": ["reding"]}
    void = {**CORRECTED, "replaced_by": "e4"}
    student = student_of(JOINED, SLIP, other, void, {**other, "date": "2026-09-19"})
    case = case_of(student, new=2, today=date(2026, 12, 1))
    assert [note.strength for note in notes_on(case)][:1] == ["refuse"]


def test_what_two_events_are_noted_for_is_said_once() -> None:
    case = case_of(student_of(JOINED, SLIP, SLIP), new=2, today=date(2026, 12, 1))
    found = [note.text for note in notes_on(case) if "autsm" in note.text]
    assert len(found) == len(set(found)) == 2


# --- a certificate ------------------------------------------------------------------------------------------------------

NOT_BEFORE = "does not end eligibility before the student is 22"


@pytest.mark.parametrize(
    ("kind", "born", "is_noted"),
    [
        ({"reason": "certificate"}, "2008-06-12", True),
        ({"reason": "certificate"}, "2004-12-02", True),  # 22 on the day after
        ({"reason": "certificate"}, "2004-12-01", False),
        ({"reason": "graduated-diploma"}, "2008-06-12", False),
        ({"reason": "certificate", "expected": "2027-06-10"}, "2005-06-11", True),
        ({"reason": "certificate", "expected": "2027-06-10"}, "2005-06-10", False),  # 22 on the day planned
        ({"reason": "graduated-diploma", "expected": "2027-06-10"}, "2005-06-11", False),
    ],
)
def test_a_certificate_does_not_end_eligibility(kind: dict[str, str], born: str, is_noted: bool) -> None:
    event = "exit_planned" if "expected" in kind else "exited"
    noted = [
        (how, words)
        for how, words in said(fact(event, "2026-12-01", **kind), born=born)
        if NOT_BEFORE in words
    ]
    assert [how for how, _ in noted] == ["note"] * is_noted
    assert all(words.endswith("(34 CFR 300.102(a)(3)(ii), EC 56026.1)") for _, words in noted)


# --- what is on file after an exit --------------------------------------------------------------------------------------

SENT = fact("progress_report_sent", "2026-11-20")
BACK = fact("referral_received", "2026-11-23", by="parent", form="written")


@pytest.mark.parametrize(
    ("before", "day", "words"),
    [
        ([SENT], "2026-11-16", "progress report of Fri 11/20. No deadline counts from there"),
        ([SENT], "2026-11-20", None),
        ([SENT, BACK], "2026-11-21", None),  # came back since
        ([SENT, BACK], "2026-11-16", "progress report of Fri 11/20. No deadline counts from there"),
        ([fact("document_sent", "2026-11-20", document="iep-copy")], "2026-11-16", None),
        ([SENT] * 5, "2026-11-16", "and 2 more. No deadline"),
    ],
)
def test_an_exit_names_what_is_on_file_after_it(
    before: list[dict[str, Any]], day: str, words: str | None
) -> None:
    noted = [
        text
        for _, text in said(*before, fact("exited", day, reason="moved-in-state"))
        if "on file after" in text
    ]
    assert len(noted) == bool(words)
    assert not words or words in noted[0]
