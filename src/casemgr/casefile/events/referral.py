"""Assignment and referral."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import NoticeTopic, ReleaseStep, RequestForm, Role, SystemEntry
from casemgr.scalars import Day, Line, Slug, Text


class ReferralReceived(Event):
    """A referral for special education arrives, in writing or by word of mouth."""

    type: Literal["referral_received"] = "referral_received"
    form: RequestForm = "written"
    areas: tuple[Slug, ...] = ()
    """Areas of suspected disability."""


class CaseManagerAssigned(Event):
    """A case manager is assigned, at the start or in place of another."""

    type: Literal["case_manager_assigned"] = "case_manager_assigned"
    case_manager: Line
    role: Role | None = None
    why: Text | None = None


class ReferralWithdrawn(Event):
    """Whoever made the referral takes it back in writing."""

    type: Literal["referral_withdrawn"] = "referral_withdrawn"


class ReleaseOfInformation(Event):
    """Consent to exchange confidential information with one source: asked for, given, used, ended, or not needed."""

    type: Literal["release_of_information"] = "release_of_information"
    source: Line
    """The doctor, agency or school that holds the records."""
    step: ReleaseStep
    """asked, signed, refused, revoked, records-received or not-needed."""
    records: Line | None = None
    expires: Day | None = None
    """The day a signed release ends."""


class EnteredInSystem(Event):
    """Information is entered in the electronic IEP system."""

    type: Literal["entered_in_system"] = "entered_in_system"
    what: SystemEntry
    """referral, consent, iep or progress."""


class StaffNotified(Event):
    """Staff are told what they need to know."""

    type: Literal["staff_notified"] = "staff_notified"
    topic: NoticeTopic
    """referral, consent, refusal, confirmation, records-request, removal or other."""
    to: tuple[Line, ...] = Field(min_length=1)
    """Who was told."""
    how: Line | None = None
    """A memo, e-mail, in person …"""
