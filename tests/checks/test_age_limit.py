"""Who leaves for age has reached the age limit: the day is that of the rule, under the reading that is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.checks import out_of_place
from casemgr.checks.noted import notes_on
from casemgr.checks.required import Under
from casemgr.law.readings import Readings
from recorded import case_of
from support import fact, shipped_law, student_of

BY_TABLE = Readings(age_22="exit_by_table")
REFUSED = "the student does not reach the age limit of 22 before "
MAY_STAY = "a student who reaches 22 then may go on in special education until "

FISCAL_YEAR = (
    "with a birthday from January to June, to the end of the fiscal year, extended school year included"
)
NO_NEW_YEAR = "with a birthday from July to September, the statute lets nobody begin a new fiscal year"
DECEMBER = "with a birthday from October to December, to December 31, or to the end of the fiscal year"


def leaving(born: str, day: str, *, planned: bool, reason: str = "aged-out") -> Any:
    """A student who leaves on a day, or is to leave then."""
    expected = {"expected": day} if planned else {}
    exit_ = fact("exit_planned" if planned else "exited", "2026-11-01" if planned else day, **expected)
    return student_of(fact("student_added", "2024-08-12"), {**exit_, "reason": reason}, born=born)


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize(
    ("born", "day", "readings", "until"),
    [
        ("2010-12-01", "2026-12-01", Readings(), "Wed 12/1/2032"),  # 16
        ("2005-03-10", "2026-06-30", Readings(), "Wed 3/10/2027"),  # in the school year before
        ("2005-03-10", "2026-07-01", Readings(), None),
        ("2005-06-20", "2027-06-03", Readings(), None),  # the last day of school before the birthday
        ("2005-12-28", "2027-12-17", Readings(), None),
        ("2005-09-15", "2026-06-30", Readings(), "Wed 6/30/2027"),  # the earlier reading
        ("2005-09-15", "2027-06-30", Readings(), None),
        ("2005-09-15", "2026-07-01", BY_TABLE, None),
        ("2005-11-03", "2027-06-30", BY_TABLE, "Wed 11/3/2027"),
        ("2005-11-03", "2027-07-01", BY_TABLE, None),
        ("2004-02-29", "2025-06-30", Readings(), "Sat 2/28/2026"),
        ("2004-02-29", "2026-12-01", Readings(), None),
    ],
)
def test_nobody_leaves_for_age_before_the_school_year_of_the_age_limit(
    born: str, day: str, readings: Readings, until: str | None, *, planned: bool
) -> None:
    student = leaving(born, day, planned=planned)
    under = Under(shipped_law(), student.identity, readings)
    refused = out_of_place(student.events[-1], student.events[:-1], under) or ""
    assert refused.startswith(f"{REFUSED}{until};" if until else "")
    assert bool(refused) == bool(until)
    assert not refused or refused.endswith(
        "(EC 56026(c)(4), EC 56026.1, N.D. v. Reykdal, 102 F.4th 982 (9th Cir. 2024))"
    )


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize("reason", ["dropout", "moved-in-state", "graduated-diploma"])
def test_whoever_leaves_for_another_reason_may_be_younger(reason: str, *, planned: bool) -> None:
    student = leaving("2010-12-01", "2026-12-01", planned=planned, reason=reason)
    under = Under(shipped_law(), student.identity)
    assert out_of_place(student.events[-1], student.events[:-1], under) is None


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize(
    ("born", "day", "until", "says"),
    [
        ("2005-01-01", "2027-06-04", "Wed 6/30/2027", FISCAL_YEAR),
        ("2005-06-30", "2027-06-29", "Wed 6/30/2027", FISCAL_YEAR),
        ("2005-03-10", "2027-06-30", None, ""),
        ("2004-07-01", "2026-06-05", "Wed 7/1/2026", NO_NEW_YEAR),
        ("2004-08-30", "2026-08-20", "Sun 8/30/2026", NO_NEW_YEAR),
        ("2004-09-30", "2026-06-05", "Wed 9/30/2026", NO_NEW_YEAR),
        ("2005-09-15", "2027-09-15", None, ""),
        ("2004-10-01", "2026-12-18", "Thu 12/31/2026", DECEMBER),
        ("2004-12-31", "2026-12-30", "Thu 12/31/2026", DECEMBER),
        ("2004-11-03", "2026-12-31", None, ""),
    ],
)
def test_who_has_reached_it_may_go_on_until_the_months_end(
    born: str, day: str, until: str | None, says: str, *, planned: bool
) -> None:
    case = case_of(leaving(born, day, planned=planned), today=date(2027, 12, 1))
    noted = [note for note in notes_on(case) if note.text.startswith(MAY_STAY)]
    assert [note.strength for note in noted] == ["note"] * bool(until)
    assert all(note.text.startswith(f"{MAY_STAY}{until}: {says}") for note in noted)
    assert all(("extended school year" in note.text) == (says == FISCAL_YEAR) for note in noted)
    assert all(note.text.endswith("(EC 56026(c)(4))") for note in noted)


def test_nothing_is_asked_of_an_age_where_no_rule_has_the_role() -> None:
    law = shipped_law()
    without = law.having(rules=tuple(rule for rule in law.rules if rule.role != "age-limit"))
    student = leaving("2010-12-01", "2026-12-01", planned=False)
    assert out_of_place(student.events[-1], student.events[:-1], Under(without, student.identity)) is None
