"""How a case that stays after a move is said to stay, where a district asks for the hand-off in words of its own."""

from datetime import date

import pytest

from casemgr.checks.hand_off import to_keep_it
from casemgr.docket.derive import derive
from support import context_with, fact, student_of, with_rule

DANA = "Dana Whitfield"
MOVED = fact("moved_within_district", "2026-09-16", school="Alder Creek Elementary")


@pytest.mark.parametrize(
    ("met_by", "is_named"),
    [("handed_off", True), ("hand_off_acknowledged", False)],
    ids=["handed", "confirmed"],
)
def test_the_duty_is_the_one_that_a_hand_off_meets(met_by: str, *, is_named: bool) -> None:
    context = with_rule(
        context_with("sample-2026-27"),
        starts=({"event": "moved_within_district"},),
        met_by=({"event": met_by},),
        next="hand-off {student}",
    )
    clocks = [c for c in derive(student_of(MOVED), context, date(2026, 9, 16)) if c.rule.id == "own"]
    assert [c.is_open for c in clocks] == [True]
    said = to_keep_it("ana-r", clocks, DANA, DANA)
    assert said == ("; to keep the case: casemgr na ana-r own --why TEXT" if is_named else "")
