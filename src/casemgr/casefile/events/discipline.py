"""Removals, and the manifestation determination."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, in_halves, only_if, spaced, stated, yes_or_no
from casemgr.casefile.vocabulary import RemovalKind, SpecialCircumstance
from casemgr.scalars import Flag, Line, Number, Slug


class Removal(Event):
    """The student is removed from school or services, or is about to be."""

    type: Literal["removal"] = "removal"
    days: Annotated[Number, Field(gt=0, le=200, multiple_of=0.5), "School days, in halves."]
    kind: RemovalKind = "suspension"
    services_continued: Annotated[
        Flag,
        "Whether the IEP's services, the curriculum and peers without disabilities all went on.",
    ] = False
    proposed: Annotated[Flag, "Whether it is not yet carried out."] = False
    carries_out: Annotated[Slug | None, "The id of the proposed removal that this one carries out."] = None
    former_school: Annotated[Line | None, "Days of this school year brought from another school: which."] = (
        None
    )

    def clause(self, near: Nearby) -> str:
        kinds = {"suspension": "suspension", "in-school": "in-school suspension", "bus": "bus suspension"}
        what = f"removal of {in_halves(self.days)} ({kinds.get(self.kind, spaced(self.kind))})"
        return f"proposed {what}" if self.proposed else what

    def details(self, near: Nearby) -> Iterator[str]:
        yield only_if(self.services_continued, "services continued, so it is not counted")
        yield (self.carries_out and f"carries out the {near.event(self.carries_out)}") or ""
        yield stated("at the former school, ", self.former_school)


class BehaviorEmergency(Event):
    """An emergency intervention is used with the student, or serious property damage occurs."""

    type: Literal["behavior_emergency"] = "behavior_emergency"
    has_plan: Annotated[Flag, "Whether the student has a behavioral intervention plan."] = False

    def clause(self, near: Nearby) -> str:
        return "behavior emergency"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"behavioral intervention plan: {yes_or_no(self.has_plan)}"


class PlacementChangeDecided(Event):
    """A decision to change placement because of a violation of a code of student conduct."""

    type: Literal["placement_change_decided"] = "placement_change_decided"
    only_a_person_says: ClassVar[bool] = True
    circumstance: Annotated[
        SpecialCircumstance | None,
        "A weapon, drugs or serious injury: the reason for an interim setting.",
    ] = None

    def clause(self, near: Nearby) -> str:
        return "change of placement decided"

    def details(self, near: Nearby) -> Iterator[str]:
        yield (self.circumstance and f"special circumstance: {spaced(self.circumstance)}") or ""


class ManifestationReviewHeld(Event):
    """The manifestation determination review, with its two answers."""

    type: Literal["manifestation_review_held"] = "manifestation_review_held"
    only_a_person_says: ClassVar[bool] = True
    caused: Annotated[Flag, "Caused by, or in direct and substantial relation to, the disability."]
    not_implemented: Annotated[Flag, "The direct result of the IEP not being implemented."]
    review_of: Annotated[
        Line | None,
        "The id of the removal or decision it was about; the oldest open one where none is named.",
    ] = None

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"caused by the disability: {yes_or_no(self.caused)}"
        yield f"IEP not implemented: {yes_or_no(self.not_implemented)}"
        yield f"about the {near.event(self.review_of)}" if self.review_of else ""
