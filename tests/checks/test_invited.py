"""The meeting that an invitation is to, and who is to hear what of it."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import DocumentSent, TeamInvited
from casemgr.checks.not_booked import meeting_meant, not_booked
from recorded import recorded
from support import fact

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
