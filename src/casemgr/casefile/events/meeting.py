"""The IEP meeting: booked, prepared, held, answered, and its papers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import (
    Answer,
    DraftStep,
    FiledPaper,
    Outcome,
    ParentReply,
    Presence,
    Purpose,
    Role,
)
from casemgr.scalars import ClockTime, Day, Flag, Frozen, Line, Slug, Text


class MeetingScheduled(Event):
    """An IEP team meeting is booked; a later one that shares a purpose replaces it."""

    type: Literal["meeting_scheduled"] = "meeting_scheduled"
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    meeting_date: Day
    time: ClockTime | None = None
    place: Line | None = None
    interpreter: Line | None = None
    """The language, or who interprets."""
    why: Text | None = None
    """Why an earlier booking was moved."""


class MeetingCancelled(Event):
    """A booked meeting is called off."""

    type: Literal["meeting_cancelled"] = "meeting_cancelled"
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    meeting_date: Day
    why: Text


class Invitee(Frozen):
    """A member of the IEP team, by role and perhaps by name."""

    role: Role | Literal["parent", "student"]
    name: Line | None = None

    def __str__(self) -> str:
        return f"{self.role} ({self.name})" if self.name else self.role


class TeamInvited(Event):
    """The members of the IEP team are invited."""

    type: Literal["team_invited"] = "team_invited"
    to: tuple[Invitee, ...] = Field(min_length=1)
    """Each role, and who fills it."""
    meeting: Day | None = None
    """The day of the meeting, where more than one is booked."""


class ParentReplied(Event):
    """The parent answers the meeting notice."""

    type: Literal["parent_replied"] = "parent_replied"
    reply: ParentReply
    """attending, by-phone, by-video, not-attending, go-on-without-me or reschedule."""
    meeting: Day | None = None
    """The day of the meeting, where more than one is booked."""


class MemberExcused(Event):
    """Parent and district agree in writing that a member of the team need not come."""

    type: Literal["member_excused"] = "member_excused"
    role: Role
    """The member's role."""
    member: Line | None = None
    area_discussed: Flag = False
    """Whether the member's area is discussed."""
    input_received: Day | None = None
    """The day the member's written input went to parent and team."""
    agreed: Day | None = None
    """The day the parent signed."""


class IepDrafted(Event):
    """A portion of the draft IEP is asked of its owner, ready, or revised with the team."""

    type: Literal["iep_drafted"] = "iep_drafted"
    portion: Line
    """Present levels, goals, services … or the whole draft."""
    step: DraftStep
    """asked, ready or revised."""
    owner: Line | None = None
    """Who writes it."""
    meeting: Day | None = None
    """The day of the meeting, where more than one is booked."""


class MeetingHeld(Event):
    """An IEP team meeting takes place: a first session, or the continuation of an earlier one."""

    type: Literal["meeting_held"] = "meeting_held"
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    outcome: Outcome
    eligible: Flag | None = None
    """The team's decision on eligibility, where the meeting made one."""
    new_meeting: Flag = False
    """Whether it begins anew although an earlier session with its purpose was never finished."""
    chair: Line | None = None
    present: tuple[Line, ...] = ()
    parent: Presence | None = None
    """How the parent took part."""
    interpreter: Line | None = None
    placement_changed: Flag = False
    """Whether the team changed the placement."""
    transportation: Flag = False
    """Whether the team decided on transportation."""


class IepChecked(Event):
    """The IEP is checked for completeness, portion by portion."""

    type: Literal["iep_checked"] = "iep_checked"
    missing: tuple[Slug, ...] = ()
    """The portions still to be completed."""
    not_applicable: tuple[Slug, ...] = ()
    """The portions that this student's IEP does not need."""


class IepAnswered(Event):
    """The parent answers the IEP offered."""

    type: Literal["iep_answered"] = "iep_answered"
    answer: Answer
    expected: Day | None = None
    """The day by which a parent who needs time will answer."""
    items: Text | None = None
    """What was agreed to, or not."""


class Filed(Event):
    """A copy is placed in the special education container of the cumulative folder."""

    type: Literal["filed"] = "filed"
    what: FiledPaper
    """iep, progress-report, assessment-plan, consent, hand-off or other."""


class IepAmended(Event):
    """Parent and district amend the IEP in writing, without a meeting; its dates stay."""

    type: Literal["iep_amended"] = "iep_amended"
    what: Text
    """What was changed."""
    agreed: Day | None = None


class DocumentSent(Event):
    """A document is given to the parent or to others."""

    type: Literal["document_sent"] = "document_sent"
    document: Slug
    meeting: Day | None = None
    """For a meeting notice: the day of the meeting it is about, where more than one is booked."""
    to: Line | None = None
    method: Line | None = None
    language: Line | None = None
    reason: Slug | None = None
    """Why a Notice of Procedural Safeguards was given: initial-referral, assessment-plan, discipline, yearly …"""
    proof: Line | None = None
    """What shows that it arrived: a signature, a receipt, a number."""
