"""Removals, and the manifestation determination."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import RemovalKind, SpecialCircumstance
from casemgr.scalars import Flag, Line, Number, Slug


class Removal(Event):
    """The student is removed from school or services, or is about to be."""

    type: Literal["removal"] = "removal"
    days: Number = Field(gt=0, le=200, multiple_of=0.5)
    """School days, in halves."""
    kind: RemovalKind = "suspension"
    services_continued: Flag = False
    """Whether the IEP's services, the curriculum and peers without disabilities all went on."""
    proposed: Flag = False
    carries_out: Slug | None = None
    """The id of the proposed removal that this one carries out."""
    former_school: Line | None = None
    """Days of this school year brought from another school: which."""


class PlacementChangeDecided(Event):
    """A decision to change placement because of a violation of a code of student conduct."""

    type: Literal["placement_change_decided"] = "placement_change_decided"
    circumstance: SpecialCircumstance | None = None
    """A weapon, drugs or serious injury: the reason for an interim setting."""


class ManifestationReviewHeld(Event):
    """The manifestation determination review, with its two answers."""

    type: Literal["manifestation_review_held"] = "manifestation_review_held"
    caused: Flag
    """Caused by, or in direct and substantial relation to, the disability."""
    not_implemented: Flag
    """The direct result of the IEP not being implemented."""
