"""A removal that was proposed and is then carried out counts once, whatever command says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from terminal import asked

AS_OF = ("--as-of", "2026-11-23")
FIRST = ["removal", "jos-n", "--on", "10/5", "--days", "8.5"]
PROPOSED = ["removal", "jos-n", "--on", "11/19", "--days", "3", "--proposed"]
DONE = ["removal", "jos-n", "--on", "11/20", "--days"]


def ok(run: Run, *words: str) -> str:
    done = run(*AS_OF, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def state(run: Run) -> tuple[str, str, bool]:
    """The days counted, when the review is due, and whether the safeguards are still owed."""
    due = {
        d["rule"]: d
        for d in json.loads(ok(run, "due", "--student", "jos-n", "--format", "json").split("Note:")[0])[
            "deadlines"
        ]
    }
    said = ok(run, "show", "jos-n")
    counted = re.search(r"Removal days: ([\d.]+) days", said)
    assert counted
    return counted[1], due["manifestation-review"]["due"], "safeguards-discipline" in due


@pytest.fixture
def proposed(caseload: Path, run: Run) -> Any:
    """Seven and more days, and a removal proposed that makes them more than ten; the safeguards were given that day."""
    ok(run, *FIRST)
    ok(run, *PROPOSED)
    ok(run, "sent", "jos-n", "safeguards", "--on", "11/19")
    return state(run)


def test_one_of_the_same_length_is_taken_as_its_carrying_out(proposed: Any, run: Run) -> None:
    said = ok(run, *DONE, "3")
    assert "taken as the removal proposed on Thu 11/19, now carried out" in said
    assert state(run) == proposed
    ok(run, "undo", "jos-n")
    ok(run, *DONE, "3", "--carries-out", "none")
    assert state(run)[0] == "14.5"


def test_one_of_another_length_asks_which_it_is(proposed: Any, caseload: Path, run: Run) -> None:
    refused = run(*AS_OF, *DONE, "5")
    assert refused.returncode == 2
    named = re.search(
        r"The removal of 3 days proposed on Thu 11/19 .* carries it out, add --carries-out (\w+)\.",
        refused.stderr,
    )
    assert named
    ok(run, *DONE, "5", "--carries-out", named[1])
    assert state(run) == ("13.5", *proposed[1:])


@pytest.mark.parametrize(("answer", "days"), [("yes", "12.5"), ("no", "15.5")])
def test_at_a_keyboard_it_is_a_question(
    proposed: Any, caseload: Path, run: Run, answer: str, days: str
) -> None:
    said = asked(caseload, [*AS_OF, *DONE, "4"], [answer])
    assert "Is this the removal of 3 days proposed on Thu 11/19, now carried out?" in said
    assert state(run)[0] == days


def test_its_day_names_it(proposed: Any, run: Run) -> None:
    ok(run, *DONE, "2", "--carries-out", "11/19")
    assert state(run) == ("10.5", *proposed[1:])


def test_one_before_the_proposal_does_not_carry_it_out(proposed: Any, run: Run) -> None:
    assert "taken as" not in ok(run, "removal", "jos-n", "--on", "11/17", "--days", "1")
    assert state(run)[0] == "12.5"


@pytest.mark.parametrize("order", ["proposed first", "carried out first", "not overlapping"])
def test_the_command_of_the_note_leads_to_the_truth(order: str, caseload: Path, run: Run) -> None:
    ok(run, *FIRST)
    if order == "proposed first":
        ok(run, *PROPOSED)
        said = ok(run, *DONE, "3", "--carries-out", "none")
    else:
        ok(run, *(DONE if order == "carried out first" else [*DONE[:3], "11/23", "--days"]), "3")
        words = PROPOSED if order == "carried out first" else [*PROPOSED[:3], "11/17", *PROPOSED[4:]]
        said = ok(run, *words)
    assert state(run)[0] == "14.5"
    way = re.search(r"casemgr (correct jos-n \w+ carries_out=\w+)", said)
    assert way, said
    ok(run, *way[1].split())
    start = "2026-12-04" if order == "not overlapping" else "2026-12-08"
    assert state(run)[:2] == ("11.5", start)


def test_carried_out_and_recorded_once_more_names_the_one_that_is_too_many(proposed: Any, run: Run) -> None:
    ok(run, *DONE, "3", "--carries-out", "none")
    said = ok(run, *DONE, "3", "--carries-out", "11/19", "--force")
    for way in re.findall(r"casemgr (void jos-n \w+ --why \S+)", said):
        ok(run, *way.split())
    assert state(run) == proposed


def test_of_two_alike_the_person_says_which_day_is_right(caseload: Path, run: Run) -> None:
    ok(run, *FIRST)
    ok(run, *DONE, "3")
    said = ok(run, "removal", "jos-n", "--on", "11/19", "--days", "3")
    ways = re.findall(r"casemgr (void jos-n \w+ --why \S+) \((\w+ [\d/]+)\)", said)
    assert [day for _, day in ways] == ["Fri 11/20", "Thu 11/19"]
    ok(run, *ways[1][0].split())
    assert state(run)[0] == "11.5"


def _id(run: Run, kind: str) -> str:
    events = json.loads(run(*AS_OF, "show", "jos-n", "--format", "json").stdout)["events"]
    return [str(each["id"]) for each in events if each["type"] == kind][-1]


def test_a_correction_says_what_is_late_now(proposed: Any, run: Run) -> None:
    said = ok(run, "correct", "jos-n", _id(run, "removal"), "--on", "11/18")
    assert re.search(r"met +Safeguards, discipline +on Thu 11/19 LATE: it was due Wed 11/18", said)
    assert re.search(r"moved +Manifestation review +from Tue 12/8 to Mon 12/7", said)
    back = ok(run, "correct", "jos-n", _id(run, "removal"), "--on", "11/19")
    assert re.search(r"met +Safeguards, discipline +on Thu 11/19 \(due Thu 11/19\)", back)


def test_a_correction_says_what_has_gone_with_it(proposed: Any, run: Run) -> None:
    ok(run, "mdr", "jos-n", "--held", "11/20", "--caused", "yes", "--not-implemented", "no")
    said = ok(run, "correct", "jos-n", _id(run, "manifestation_review_held"), "caused=no")
    assert "closed with this: Behavior plan; Return to placement" in said
    assert "Services after review" in said


def test_a_correction_says_that_a_day_is_counted_twice(caseload: Path, run: Run) -> None:
    ok(run, *FIRST)
    ok(run, *DONE, "1")
    said = ok(run, "correct", "jos-n", _id(run, "removal"), "--on", "10/6")
    assert "takes in the same school day" in said


def test_the_page_names_the_days_past_the_limit_once_no_step_does(proposed: Any, run: Run) -> None:
    def named() -> bool:
        return "jos-n 11.5" in run(*AS_OF, "today").stdout

    assert not named()  # the line of the review says it
    ok(run, "mdr", "jos-n", "--held", "11/20", "--caused", "no", "--not-implemented", "no")
    ok(run, "done", "jos-n", "services-from-day-11")
    assert named()


def test_safeguards_that_no_duty_waits_for_were_not_asked_for(proposed: Any, run: Run) -> None:
    ok(run, "sent", "jos-n", "safeguards", "--reason", "yearly")
    said = ok(run, "sent", "jos-n", "safeguards")
    assert "it is filed without a reason. If it was asked for: casemgr correct jos-n" in said
    assert "on-request" not in run(*AS_OF, "show", "jos-n", "--format", "json").stdout


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("1", "9.5 school days of removal in 2026-27; more than 10 asks for a review; 0.5 more before"),
        ("1.5", "10 school days of removal in 2026-27; more than 10 asks for a review; the limit is reached"),
    ],
)
def test_at_the_limit_the_next_half_day_passes_it(caseload: Path, run: Run, days: str, words: str) -> None:
    ok(run, *FIRST)
    assert words in ok(run, *DONE, days)


@pytest.mark.parametrize(
    ("words", "is_noted"),
    [
        ("--days 5", False),
        ("--days 5.5", True),
        ("--days 6 --proposed", True),
        ("--days 6 --kind in-school", False),
        ("--days 6 --from-school Bayport", False),
    ],
)
def test_a_suspension_of_more_than_five_days_is_noted_and_not_refused(
    caseload: Path, run: Run, words: str, is_noted: bool
) -> None:
    """EC 48911(a); (g): it may be longer while an expulsion is decided."""
    done = run("removal", "ben-k", "--on", "9/15", *words.split())
    assert done.returncode == 0, done.stderr
    assert ("no more than 5 school days in a row" in done.stderr and "EC 48911(a)" in done.stderr) is is_noted
