"""What is said of an event that `done` records: how it was done, and whether the safeguards went with it."""

import pytest

from casemgr.casefile.events import AssessmentPlanGiven, DocumentSent, Done
from casemgr.docket.doing import Made
from casemgr.docket.ticks import fields_said
from casemgr.errors import UsageError
from support import shipped_law

RULE = shipped_law().rules[0]


def test_how_it_was_done_goes_where_the_event_says_it() -> None:
    sent = Made(DocumentSent, {"document": "safeguards"})
    assert fields_said(sent, RULE, "mail", None) == {"document": "safeguards", "method": "mail"}
    assert fields_said(sent, RULE, None, True) == {"document": "safeguards"}


def test_a_tick_does_not_say_how() -> None:
    with pytest.raises(UsageError, match="does not say how it was done"):
        fields_said(Made(Done, {"rule": RULE.id}), RULE, "mail", None)


def test_the_safeguards_went_with_a_plan_or_not() -> None:
    plan = Made(AssessmentPlanGiven, {"purpose": "initial"})
    assert fields_said(plan, RULE, None, False) == {"purpose": "initial", "safeguards": False}
