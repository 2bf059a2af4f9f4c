"""Which requests a written notice may answer."""

from datetime import date

from casemgr.state.requests import requests_to_answer
from support import fact, student_of


def test_those_open_by_then_or_where_they_are_named_all() -> None:
    first = fact("parent_request_received", "2026-11-03", what="an aide")
    second = fact("parent_request_received", "2026-11-20", what="a laptop")
    events = student_of(first, second).events
    assert [each.what for each in requests_to_answer(events, date(2026, 11, 10), is_named=False)] == [
        "an aide"
    ]
    assert len(requests_to_answer(events, date(2026, 11, 10), is_named=True)) == 2
