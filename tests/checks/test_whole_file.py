"""What no command would have recorded, found in a file as it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import ResolutionSessionHeld
from casemgr.casefile.student import Student
from casemgr.checks.whole_file import misfits, no_longer_fits
from support import context_with, fact, student_of

TODAY = date(2027, 6, 1)
REFERRED = fact("referral_received", "2026-09-01")
PLAN = fact("assessment_plan_given", "2026-09-10", purpose="initial", areas=[{"area": "reading"}])
CONSENT = fact("consent_received", "2026-09-15", purpose="initial")
ADDED = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
ORAL = fact("parent_request_received", "2026-09-10", what="an aide", form="oral")
WAIVED = fact("triennial_planned", "2026-10-01", scope="not-needed", waiver_signed="2026-10-01")
CAME = fact("student_added", "2023-08-12", last_annual="2022-12-14", last_evaluation="2021-10-14")
WAIVED_EARLY = fact("triennial_planned", "2024-10-01", scope="not-needed", waiver_signed="2024-10-01")
HELD = fact("meeting_held", "2026-10-05", purposes=["annual"], outcome="completed")


def found(*facts: dict[str, Any]) -> list[tuple[str, str]]:
    """The id of each event that does not fit, and why."""
    student = student_of(*facts)
    return [(each.event.id, each.reason) for each in misfits(student, context_with("sample-2026-27"), TODAY)]


WRONG = [
    ([REFERRED, {**PLAN, "date": "2026-09-20"}, CONSENT], "e2", "no initial assessment plan was given on or before"),
    ([REFERRED, PLAN, {**CONSENT, "signed": "2026-09-09"}], "e2", "is earlier than the plan was given"),
    ([REFERRED, PLAN, {**CONSENT, "recorded": "2026-10-01", "signed": "2026-09-16"}], "e2", "is later than received"),
    ([REFERRED, PLAN, {**CONSENT, "areas": ["motor"]}], "e2", "motor is not an area of the plan"),
    (
        [REFERRED, PLAN, CONSENT, fact("consent_refused", "2026-09-20", purpose="initial")],
        "e3",
        "has been answered already; where the parent withdraws the consent, it says `withdraws: [e2]`",
    ),
    ([REFERRED, PLAN, CONSENT, CONSENT | {"date": "2026-09-20"}], "e3", "/2026 has been answered already"),
    ([PLAN], "e0", "no referral was received on or before"),
    ([ADDED, HELD, fact("iep_answered", "2026-08-01", answer="agreed")], "e2", "no IEP was offered on or before"),
    (
        [ADDED, HELD, fact("iep_answered", "2026-10-06", answer="agreed", expected="2026-10-09")],
        "e2",
        "an answer is expected only of a parent who is undecided",
    ),
    (
        [ADDED, fact("meeting_scheduled", "2026-10-09", purposes=["annual"], meeting_date="2026-10-08")],
        "e1",
        "lies before Fri 10/9/2026, the day on which it was booked",
    ),
    (
        [ADDED, fact("meeting_held", "2026-10-09", purposes=["annual"], outcome="completed", plan_not_reviewed="true")],
        "e1",
        "only a triennial leaves the review of the IEP for another day",
    ),
    (
        [ADDED, ORAL, fact("parent_request_received", "2026-09-09", what="an aide", same_as="e1")],
        "e2",
        "oral parent request received on Thu 9/10/2026 came later than Wed 9/9/2026",
    ),
    (
        [REFERRED, PLAN, CONSENT, fact("extension_agreed", "2026-10-01", rule="initial-iep", until="2026-10-30", signed="2026-10-01")],
        "e3",
        "is not later than the due date",
    ),
    (
        [ADDED, fact("triennial_planned", "2026-10-01", scope="not-needed", waiver_signed="2024-10-01")],
        "e1",
        "is from before the evaluation of",
    ),
    (
        [ADDED, WAIVED, fact("triennial_planned", "2026-10-05", scope="comprehensive")],
        "e2",
        "on Thu 10/1/2026 it was agreed in writing that no triennial is needed, and the next one is due on Mon 10/1/2029",
    ),
    ([ADDED, WAIVED, {**WAIVED, "date": "2026-10-02", "waiver_signed": "2026-10-02"}], "e2", "and the next one is due on"),
    (
        [ADDED, ORAL, fact("removal", "2026-10-01", days="1", kind="suspension", carries_out="e1")],
        "e2",
        "carries out: e1 is something else (oral parent request received)",
    ),
    (
        [ADDED, fact("member_excused", "2026-10-01", role="slp", agreed="2028-10-01")],
        "e1",
        "agreed Sun 10/1/2028 is in the future",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name", "why"), WRONG)
def test_what_no_command_would_have_recorded_is_found(
    facts: list[dict[str, Any]], name: str, why: str
) -> None:
    ((event, reason),) = found(*facts)
    assert (event, why in reason) == (name, True), reason


RIGHT = [
    [REFERRED, PLAN, CONSENT],
    [REFERRED, PLAN, {**CONSENT, "signed": "2026-09-10"}],
    # What was entered late is in its place by its day.
    [CONSENT, PLAN, REFERRED],
    # It did not fit when it was recorded, and does now; and the other way round.
    [REFERRED, CONSENT, PLAN],
    [REFERRED, PLAN, {**CONSENT, "date": "2026-09-20"}, CONSENT],
    [REFERRED, PLAN, CONSENT, fact("extension_agreed", "2026-10-01", rule="initial-iep", until="2027-01-15", signed="2026-10-01")],
    # How a triennial is done, settled twice; and one that an agreement has settled, in the half of the time before the next.
    [ADDED, fact("triennial_planned", "2026-10-01", scope="limited"), fact("triennial_planned", "2026-10-05", scope="comprehensive")],
    [CAME, WAIVED_EARLY, fact("triennial_planned", "2026-10-05", scope="limited")],
    # An agreement about one triennial, and the next one held, or left out too.
    [CAME, WAIVED_EARLY, fact("meeting_held", "2027-05-05", purposes=["triennial"], outcome="completed")],
    [CAME, WAIVED_EARLY, fact("triennial_planned", "2027-05-05", scope="not-needed", waiver_signed="2027-05-05")],
]  # fmt: skip


@pytest.mark.parametrize("facts", RIGHT)
def test_what_fits_is_not_said(facts: list[dict[str, Any]]) -> None:
    assert found(*facts) == []


def test_what_check_calls_wrong_by_itself_is_not_said_again() -> None:
    nobody = fact("parent_request_withdrawn", "2026-09-10", request="e9")
    rule = fact("extension_agreed", "2026-10-01", rule="no-rule", until="2027-01-15", signed="2026-10-01")
    later = fact(
        "consent_received", "2026-09-15", recorded="2026-09-15", purpose="initial", signed="2027-09-09"
    )
    assert found(REFERRED, nobody, rule, PLAN, later) == []
    assert found({**ADDED, "last_annual": "2027-12-14"}) == []


def test_a_session_is_about_the_complaint_that_was_corrected() -> None:
    """Its id is one that a correction changes."""
    filed = fact("complaint_filed", "2026-09-10", kind="due-process")
    session = fact("resolution_session_held", "2026-09-20", complaint="e1")
    void = fact("void", "2026-09-21", event="e1", why="corrected", replaced_by="e4")
    student = student_of(ADDED, filed, session, void, {**filed, "date": "2026-09-11"})
    (held,) = (each for each in student.known(TODAY) if isinstance(each, ResolutionSessionHeld))
    assert held.complaint == "e4"
    assert found(ADDED, filed, session) == []
    assert found(ADDED, ORAL, filed, {**session, "complaint": "e1"})


REFUSED = fact("consent_refused", "2026-09-20", purpose="initial")
REPORTED = fact("assessor_reported", "2026-10-01", area="reading")
MOVED = [
    fact("void", "2026-10-10", event="e1", why="corrected", replaced_by="e5"),
    {**PLAN, "date": "2026-09-18"},
]

LATER_ON = [
    # What is corrected, voided or recorded; and what does not fit from then on.
    ([REFERRED, PLAN, CONSENT, REPORTED], MOVED, ["e2", "e3"]),
    ([REFERRED, PLAN, CONSENT, REPORTED], [fact("void", "2026-10-10", event="e1", why="x")], ["e2"]),
    ([REFERRED, PLAN, CONSENT, REPORTED], [fact("void", "2026-10-10", event="e2", why="x")], ["e3"]),
    ([REFERRED, PLAN, CONSENT, REPORTED], [fact("void", "2026-10-10", event="e0", why="x")], ["e1"]),
    ([REFERRED, PLAN, REFUSED], [CONSENT], ["e2"]),
    ([REFERRED, PLAN, {**CONSENT, "date": "2026-09-20"}], [CONSENT], ["e2"]),
    # It does not fit before either.
    ([REFERRED, CONSENT], [REPORTED], []),
    ([REFERRED, PLAN, CONSENT, CONSENT | {"date": "2026-09-20"}], [REPORTED], []),
    # What is recorded itself, and what is of the same day and comes first in the file.
    ([REFERRED, PLAN, CONSENT], [CONSENT | {"date": "2026-09-20"}], []),
    ([REFERRED, PLAN, CONSENT], [CONSENT], []),
    ([REFERRED, PLAN, CONSENT, REPORTED], [fact("void", "2026-10-10", event="e3", why="x")], []),
]  # fmt: skip


@pytest.mark.parametrize(("there", "new", "unfit"), LATER_ON)
def test_what_does_not_fit_any_more_is_found(
    there: list[dict[str, Any]], new: list[dict[str, Any]], unfit: list[str]
) -> None:
    after = student_of(*there, *new)
    before = Student(after.identity, after.events[: len(there)])
    context = context_with("sample-2026-27")
    assert [each.event.id for each in no_longer_fits(before, after, context, TODAY)] == unfit


def test_what_counts_again_may_not_fit() -> None:
    void = fact("void", "2026-10-10", event="e3", why="x")
    again = fact("void", "2026-10-11", event="e4", why="x")
    after = student_of(REFERRED, PLAN, CONSENT, REFUSED, void, again)
    before = Student(after.identity, after.events[:-1])
    (found,) = no_longer_fits(before, after, context_with("sample-2026-27"), TODAY)
    assert (found.event.id, "has been answered already" in found.reason) == ("e3", True)
