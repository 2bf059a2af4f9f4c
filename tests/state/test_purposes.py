"""What a meeting is for that is booked without a purpose."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.state.purposes import Wanted, purposes_meant

DAY = date(2026, 10, 20)


def wanted(purpose: str | None, due: str | None = None, *met_by: str) -> Wanted:
    return Wanted(
        purpose, frozenset(met_by or [purpose] if purpose else []), date.fromisoformat(due) if due else None
    )


ANNUAL, LATE_ANNUAL = wanted("annual", "2026-10-30"), wanted("annual", "2026-09-30")
TRIENNIAL, FAR_TRIENNIAL = wanted("triennial", "2026-11-19"), wanted("triennial", "2026-11-20")
UNDATED = wanted("interim")
UNKNOWN = wanted(None, "2026-10-28")


@pytest.mark.parametrize(
    ("due", "meant"),
    [
        ([], None),
        ([ANNUAL], ("annual",)),
        ([FAR_TRIENNIAL], ("triennial",)),  # the only one, however far ahead
        ([UNDATED], ("interim",)),
        ([ANNUAL, FAR_TRIENNIAL], ("annual",)),  # the 31st day after the meeting
        ([LATE_ANNUAL, FAR_TRIENNIAL], ("annual",)),
        ([ANNUAL, UNDATED], ("annual",)),
        ([ANNUAL, TRIENNIAL], None),  # the 30th
        ([ANNUAL, ANNUAL, FAR_TRIENNIAL], ("annual",)),
        ([UNDATED, FAR_TRIENNIAL], None),
        ([UNKNOWN], None),
        ([ANNUAL, UNKNOWN], None),
    ],
)
def test_the_one_meeting_that_is_due_is_meant(due: list[Wanted], meant: tuple[str, ...] | None) -> None:
    assert purposes_meant(due, (), DAY) == meant


@pytest.mark.parametrize(
    ("due", "meant"),
    [
        ([], ("supplemental",)),
        ([FAR_TRIENNIAL], ("supplemental",)),
        ([wanted("supplemental", "2026-10-30", "triennial", "supplemental")], ("supplemental",)),
        ([UNKNOWN], ("supplemental",)),  # any meeting meets it
        ([ANNUAL], None),
        ([FAR_TRIENNIAL, LATE_ANNUAL], None),
    ],
)
def test_an_unfinished_meeting_is_continued_unless_another_is_due(
    due: list[Wanted], meant: tuple[str, ...] | None
) -> None:
    assert purposes_meant(due, ("supplemental",), DAY) == meant
