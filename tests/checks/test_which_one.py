"""Which consent, request, removal or report is meant: what is taken, and how to say that it is another."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from casemgr.checks import put_in_writing, removal
from casemgr.checks.consent import no_plan_waits
from casemgr.checks.progress import counted_for
from support import fact, student_of

TODAY = date(2026, 11, 23)
DAY = date(2026, 10, 12)
PLAN = fact("assessment_plan_given", "2026-10-02", purpose="initial")
CONSENT = fact("consent_received", "2026-10-05", purpose="initial")
REFUSED = fact("consent_refused", "2026-10-05", purpose="initial")
COMES = fact("transferred_in", "2026-10-20", from_district="Redwood City", last_annual="2026-02-02")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ((PLAN, CONSENT), "the consent of Mon 10/5 is on file, .*casemgr correct ana-r e1 --on DATE"),
        ((PLAN, REFUSED), "the refusal of Mon 10/5 is on file, .*casemgr correct ana-r e1 --on DATE"),
        ((), "no assessment plan given on or before .* first: casemgr assessment-plan ana-r"),
        ((CONSENT | {"date": "2026-10-13"},), "no assessment plan given on or before"),
    ],
)
def test_an_answer_that_no_plan_waits_for(facts: tuple[dict[str, Any], ...], why: str) -> None:
    said = no_plan_waits("ana-r", student_of(*facts).events, DAY, TODAY)
    assert re.search(why, said or "")


def test_another_districts_plan_is_on_no_file_here() -> None:
    assert no_plan_waits("ana-r", student_of(COMES).events, DAY, TODAY) is None
    assert no_plan_waits("ana-r", student_of(COMES).events, date(2026, 10, 20), TODAY)


def test_a_request_in_writing_asks_for_all_that_the_oral_one_asked_for() -> None:
    (oral,) = student_of(
        fact("parent_request_received", "2026-11-03", what="an aide", form="oral", meeting="true")
    ).events
    chosen = {"meeting": False, "assessment": True}
    found = put_in_writing.asked_for(oral, chosen)  # type: ignore[arg-type]
    assert found == {"meeting": True, "assessment": True, "same_as": "e0"}
    said = put_in_writing.taken_as(oral, chosen, "correct {}".format, TODAY)  # type: ignore[arg-type]
    assert "oral request of Tue 11/3, now in writing" in said
    assert said.endswith("If it is another: correct same_as= meeting=no")
    (alike,) = put_in_writing.alike([oral], {"meeting": True, "assessment": True}, "correct {}".format, TODAY)  # type: ignore[list-item]
    assert alike.endswith("now in writing: correct same_as=e0")


def test_a_removal_proposed_is_counted_already() -> None:
    one, two = student_of(
        *(
            fact("removal", day, days="2", kind="suspension", proposed="true")
            for day in ("2026-11-03", "2026-11-04")
        )
    ).events
    said = removal.to_be_said([one, two], "--carries-out", "none", TODAY)  # type: ignore[list-item]
    assert said.startswith(
        "The removal of 2 days proposed on Tue 11/3 and the removal of 2 days proposed on Wed 11/4 are"
    )
    assert (
        "add --carries-out e0 or --carries-out e1. If it is another removal, add --carries-out none." in said
    )
    alone = removal.to_be_said([one], "--carries-out", "none", TODAY)  # type: ignore[list-item]
    assert "Tue 11/3 is counted already" in alone
    taken = removal.taken_as(one, "correct carries_out=", TODAY)  # type: ignore[arg-type]
    assert "removal proposed on Tue 11/3, now carried out" in taken
    assert taken.endswith("If it is another: correct carries_out=")


def test_a_late_report_counts_for_the_oldest_that_lacks_it() -> None:
    sent = student_of(*(fact("progress_report_sent", day) for day in ("2026-09-14", "2026-11-04"))).events
    to_correct = "correct {}".format
    assert counted_for("ben-k", sent, to_correct, TODAY).endswith(
        "for another: correct late_for=e1 (that of Wed 11/4), or correct late_for= (the next one)"
    )
    alone = counted_for("ben-k", sent[:1], to_correct, TODAY)
    assert "report of Mon 9/14, which went home without it" in alone
    assert alone.endswith("If it is for another: correct late_for= (the next one)")
