"""The meeting that an invitation is to, and who is to hear what of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import DocumentSent, MeetingScheduled, TeamInvited
from casemgr.checks.invited import news_of
from casemgr.checks.not_booked import meeting_meant, not_booked
from casemgr.state.team import Invitation
from recorded import recorded
from support import fact, student_of

ANNUAL = fact("meeting_scheduled", "2026-10-01", meeting_date="2026-10-30", purposes=["annual"])
OTHER = fact("meeting_scheduled", "2026-10-01", meeting_date="2026-11-06", purposes=["supplemental"])
MOVED = {**ANNUAL, "date": "2026-10-05", "meeting_date": "2026-11-02"}
INVITED = fact("team_invited", "2026-10-02", to=[{"role": "slp"}])


@pytest.mark.parametrize(
    ("booked", "named", "meant"),
    [
        ([ANNUAL, OTHER], None, "e0"),
        ([ANNUAL, OTHER], "2026-11-06", "e1"),
        ([ANNUAL, OTHER], "2026-12-01", None),
        ([ANNUAL, MOVED], None, "e0"),  # as it was booked then
        ([ANNUAL, MOVED], "2026-10-30", "e0"),
        ([ANNUAL, MOVED], "2026-11-02", "e1"),  # as it is booked now
        ([], None, None),
    ],
)
def test_an_invitation_is_to_the_meeting_that_it_names(
    booked: list[dict[str, Any]], named: str | None, meant: str | None
) -> None:
    invited, case = recorded(TeamInvited, *booked, {**INVITED, "meeting": named})
    found = meeting_meant(invited, case)
    assert (found.id if found else None) == meant
    assert bool([*not_booked(invited, case)]) is (meant is None)


@pytest.mark.parametrize(
    ("document", "booked", "said"),
    [
        ("meeting-notice", [], True),
        ("meeting-notice", [ANNUAL], False),
        ("safeguards", [], False),
    ],
)
def test_a_meeting_notice_alone_asks_for_a_booking(
    document: str, booked: list[dict[str, Any]], said: bool
) -> None:
    sent = fact("document_sent", "2026-10-02", document=document)
    assert bool([*not_booked(*recorded(DocumentSent, *booked, sent))]) is said


@pytest.mark.parametrize(
    ("former", "now", "said"),
    [
        ({}, {"time": "15:00"}, ("hour", "hour, 3:00 pm", "before the hour was set")),
        ({"time": "14:00"}, {"time": "15:00"}, ("hour", "hour, 3:00 pm", "for 2:00 pm")),
        ({"time": "14:00"}, {}, ("day", "day, Fri 10/30", "for Fri 10/30")),  # no hour is set any more
        ({}, {"place": "R2"}, ("place", "place, R2", "before the place was set")),
        ({"place": "R1"}, {"place": "R2"}, ("place", "place, R2", "to R1")),
        ({"meeting_date": "2026-10-29"}, {"time": "15:00", "place": "R2"}, ("day", "day, Fri 10/30", "for Thu 10/29")),
        (
            {"meeting_date": "2026-10-29", "time": "14:00", "place": "R1"},
            {"time": "15:00", "place": "R2"},
            ("day, hour and place", "day, hour and place, Fri 10/30, 3:00 pm, R2", "for Thu 10/29, for 2:00 pm and to R1"),
        ),
        ({"purposes": ["exit"]}, {}, ("purpose", "purpose, annual", "for exit")),
        ({"interpreter": "Eva"}, {"interpreter": "Sam"}, ("day", "day, Fri 10/30", "for Fri 10/30")),
    ],
)  # fmt: skip
def test_what_is_new_about_a_meeting_that_was_moved(
    former: dict[str, Any], now: dict[str, Any], said: tuple[str, str, str]
) -> None:
    then, booked = student_of({**ANNUAL, **former}, {**ANNUAL, **now}).events
    assert isinstance(then, MeetingScheduled)
    assert isinstance(booked, MeetingScheduled)
    invitation = Invitation("slp", None, then.date, then)
    assert news_of(invitation, booked, date(2026, 10, 6)) == said
