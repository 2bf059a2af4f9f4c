"""Who is invited to a meeting, and who is to be invited again once it was moved."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.law.tables import RequiredMember
from casemgr.state.meetings import meeting_ties
from casemgr.state.team import Invitation, invitations, never_asked, not_excused, to_invite_again
from support import fact, student_of

LATER = date(2026, 12, 31)
SLP, PRINCIPAL = ("slp", "Nina Roth"), ("principal", None)


def booked(on: str, day: str, *purposes: str, **more: Any) -> dict[str, Any]:
    return fact("meeting_scheduled", on, meeting_date=day, purposes=purposes or ("annual",), **more)


def invited(on: str, *whom: tuple[str, str | None], **more: Any) -> dict[str, Any]:
    return fact("team_invited", on, to=[{"role": role, "name": name} for role, name in whom], **more)


def meeting_of(day: str, *facts: dict[str, Any]) -> tuple[MeetingScheduled, tuple[Event, ...]]:
    """The last booking for a day, and all that is on file."""
    events = student_of(*facts).known(LATER)
    bookings = [event for event in events if isinstance(event, MeetingScheduled)]
    return [each for each in bookings if str(each.meeting_date) == day][-1], events


def roles(day: str, *facts: dict[str, Any]) -> list[str]:
    return [each.role for each in invitations(*meeting_of(day, *facts))]


FIRST = booked("2026-09-01", "2026-10-06")
MOVED = booked("2026-09-14", "2026-10-13")
OTHER = booked("2026-09-02", "2026-11-09", "supplemental")


def test_an_invitation_that_names_its_day_is_for_that_meeting_alone() -> None:
    named = invited("2026-09-03", SLP, meeting="2026-11-09")
    assert roles("2026-10-06", FIRST, OTHER, named) == []
    assert roles("2026-11-09", FIRST, OTHER, named) == ["slp"]
    # For the new day it may be sent before the move is entered.
    early = invited("2026-09-10", SLP, meeting="2026-10-13")
    assert roles("2026-10-13", FIRST, early, MOVED) == ["slp"]


@pytest.mark.parametrize(
    ("role", "left"),
    [("lea-representative", []), ("principal", ["district"]), ("slp", ["district"])],
)
def test_a_place_is_excused_with_the_role_that_has_it(role: str, left: list[str]) -> None:
    place = RequiredMember(
        what="district", roles=("lea-representative", "principal"), cite=("34 CFR 300.321",)
    )
    excused = fact("member_excused", "2026-09-03", role=role, agreed="2026-09-03")
    meeting, events = meeting_of("2026-10-06", FIRST, excused)
    assert [each.what for each in not_excused([place], meeting, events, meeting_ties(events))] == left
    other, events = meeting_of(
        "2026-11-09",
        FIRST,
        OTHER,
        fact("meeting_held", "2026-10-06", purposes=["annual"], outcome="completed"),
    )
    assert not_excused([place], other, events, meeting_ties(events)) == [place]


def test_an_invitation_to_the_same_day_was_for_the_hour_booked_then() -> None:
    new_hour = booked("2026-09-14", "2026-10-06", time="08:00")
    named = invited("2026-09-03", SLP, meeting="2026-10-06")
    assert roles("2026-10-06", FIRST, named) == ["slp"]
    assert roles("2026-10-06", FIRST, named, new_hour) == []
    assert [each.role for each in to_invite_again(*meeting_of("2026-10-06", FIRST, named, new_hour))] == [
        "slp"
    ]


def test_only_an_invitation_and_the_notice_of_the_meeting_invite() -> None:
    others = (
        fact("parent_replied", "2026-09-03", reply="attending"),
        fact("document_sent", "2026-09-03", document="safeguards", reason="yearly", to="Luz Rivera"),
        fact("note_made", "2026-09-04", text="x"),
    )
    notice = fact("document_sent", "2026-09-03", document="meeting-notice", to="Luz Rivera")
    assert roles("2026-10-06", FIRST, *others) == []
    assert roles("2026-10-06", FIRST, notice, *others, invited("2026-09-04", SLP)) == ["parent", "slp"]


def test_who_was_invited_for_the_former_day_is_not_for_the_new_one() -> None:
    before, after = invited("2026-09-14", SLP), invited("2026-09-14", PRINCIPAL)
    assert roles("2026-10-13", FIRST, before, MOVED, after) == ["principal"]
    assert roles("2026-10-06", FIRST, before, MOVED) == ["slp"]


@pytest.mark.parametrize(
    ("before", "since", "again"),
    [
        ([SLP, PRINCIPAL], [], [SLP, PRINCIPAL]),
        ([SLP, PRINCIPAL], [SLP], [PRINCIPAL]),
        ([SLP, PRINCIPAL], [SLP, PRINCIPAL], []),
        # Whoever fills a role was invited with it; one who was named was not invited with another of that role.
        ([SLP], [("slp", None)], []),
        ([SLP], [("slp", "Kim Bell")], [SLP]),
        ([SLP, ("slp", "Kim Bell")], [("slp", "Kim Bell")], [SLP]),
        ([SLP], [("principal", "Nina Roth")], [SLP]),
        ([PRINCIPAL], [("principal", "Ruth Abara")], []),
        ([PRINCIPAL], [SLP], [PRINCIPAL]),
    ],
)
def test_after_a_move_those_are_to_be_invited_again_whom_nobody_has(
    before: list[tuple[str, str | None]],
    since: list[tuple[str, str | None]],
    again: list[tuple[str, str | None]],
) -> None:
    facts = [FIRST, invited("2026-09-03", *before), MOVED]
    if since:
        facts.append(invited("2026-09-15", *since))
    found = to_invite_again(*meeting_of("2026-10-13", *facts))
    assert [(each.role, each.name) for each in found] == again


def test_of_a_meeting_moved_twice_each_is_invited_again_once_with_the_last_day_for_which_they_were() -> None:
    facts = (
        FIRST,
        invited("2026-09-03", SLP, PRINCIPAL),
        MOVED,
        invited("2026-09-15", SLP),
        booked("2026-09-21", "2026-10-20"),
    )
    found = to_invite_again(*meeting_of("2026-10-20", *facts))
    assert [(each.role, each.name, each.day, each.booking.meeting_date) for each in found] == [
        ("slp", "Nina Roth", date(2026, 9, 15), date(2026, 10, 13)),
        ("principal", None, date(2026, 9, 3), date(2026, 10, 6)),
    ]
    assert to_invite_again(*meeting_of("2026-10-06", *facts)) == []


def test_a_member_was_never_asked_for_whom_nobody_in_the_roles_was_invited_before() -> None:
    specialist = RequiredMember(
        what="specialist",
        roles=("education-specialist",),
        alone={"speech-language": "slp"},
        cite=("EC 56341(b)(3)",),
    )
    leader = RequiredMember(
        what="leader", roles=("principal", "lea-representative"), cite=("EC 56341(b)(4)",)
    )
    before = [Invitation("slp", None, date(2026, 9, 3), meeting_of("2026-10-06", FIRST)[0])]

    def never(*facts: dict[str, Any], before: list[Invitation] = before) -> list[str]:
        student = student_of(*facts)
        found = never_asked([specialist, leader], before, student.events, student.identity)
        return [member.what for member in found]

    suspected = fact("referral_received", "2026-08-20", areas=["speech-language"])
    assert never() == ["specialist", "leader"]
    assert never(suspected) == ["leader"]
    assert never(suspected, before=[before[0]._replace(role="principal")]) == ["specialist"]
