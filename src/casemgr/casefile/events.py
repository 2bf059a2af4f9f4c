"""Every kind of event a student's file may hold: a closed union on `type`.

To add one, write one class here. The commands, the reference table and the reader find it by its `type`.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal, get_args

from pydantic import Field

from casemgr.casefile.scalars import ClockTime, Day, Flag, Frozen, Line, Number, Slug, Text
from casemgr.casefile.vocabulary import (
    Answer,
    AssessmentPurpose,
    ExitReason,
    NoticeAction,
    NoticeSubject,
    Outcome,
    Purpose,
    RecordsParty,
    RemovalKind,
    RequestForm,
    TransferKind,
)


class Event(Frozen):
    """One dated fact. Its clock runs from `date`; it is known from `recorded`."""

    id: Slug
    """Unique within the file."""
    type: str
    date: Day
    """The day the law counts from: receipt, not signature."""
    recorded: Day
    """The day it was written down."""
    by: Line | None = None
    """Who did it."""
    note: Text | None = None


class StudentAdded(Event):
    """A student of ours, who already has an IEP, joins the caseload; earlier duties are taken as done."""

    type: Literal["student_added"] = "student_added"
    last_annual: Day | None = None
    """First session of the last initial, annual or triennial meeting."""
    last_evaluation: Day | None = None
    """Last initial evaluation or triennial reassessment."""


class TransferredIn(Event):
    """A student with an IEP enrols from another district."""

    type: Literal["transferred_in"] = "transferred_in"
    from_district: Line
    kind: TransferKind = "other-selpa"
    last_annual: Day | None = None
    last_evaluation: Day | None = None


class RecordsReceived(Event):
    """The former district's records arrive."""

    type: Literal["records_received"] = "records_received"


class ReferralReceived(Event):
    """A referral for special education arrives, in writing or by word of mouth."""

    type: Literal["referral_received"] = "referral_received"
    form: RequestForm = "written"
    areas: tuple[Slug, ...] = ()
    """Areas of suspected disability."""


class ReferralWithdrawn(Event):
    """Whoever made the referral takes it back in writing."""

    type: Literal["referral_withdrawn"] = "referral_withdrawn"


class AreaAssessor(Frozen):
    """An area to be assessed, and by whom."""

    area: Slug
    assessor: Line | None = None


class AssessmentPlanGiven(Event):
    """The assessment plan is given to the parent."""

    type: Literal["assessment_plan_given"] = "assessment_plan_given"
    purpose: AssessmentPurpose
    areas: tuple[AreaAssessor, ...] = ()
    safeguards: Flag = True
    """Whether the Notice of Procedural Safeguards was attached."""


class ConsentReceived(Event):
    """The signed assessment plan comes back: consent in whole, or to the `areas` named."""

    type: Literal["consent_received"] = "consent_received"
    purpose: AssessmentPurpose
    signed: Day | None = None
    areas: tuple[Slug, ...] = ()
    """Only when consent was given to some areas: which."""


class ConsentRefused(Event):
    """The parent refuses the assessment plan."""

    type: Literal["consent_refused"] = "consent_refused"
    purpose: AssessmentPurpose
    signed: Day | None = None


class MeetingScheduled(Event):
    """An IEP team meeting is booked; a later one that shares a purpose replaces it."""

    type: Literal["meeting_scheduled"] = "meeting_scheduled"
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    meeting_date: Day
    time: ClockTime | None = None
    place: Line | None = None


class MeetingHeld(Event):
    """An IEP team meeting takes place: a first session, or the continuation of an earlier one."""

    type: Literal["meeting_held"] = "meeting_held"
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    outcome: Outcome
    eligible: Flag | None = None
    """The team's decision on eligibility, where the meeting made one."""
    new_meeting: Flag = False
    """Whether it begins anew although an earlier session with its purpose was never finished."""


class IepAnswered(Event):
    """The parent answers the IEP offered."""

    type: Literal["iep_answered"] = "iep_answered"
    answer: Answer


class ParentRequestReceived(Event):
    """The parent asks for something that only prior written notice answers."""

    type: Literal["parent_request_received"] = "parent_request_received"
    what: Text
    meeting: Flag = False
    """Whether an IEP meeting is asked for."""
    form: RequestForm = "written"


class PriorWrittenNoticeSent(Event):
    """Prior Written Notice of a proposed or refused action is sent to the parent."""

    type: Literal["prior_written_notice_sent"] = "prior_written_notice_sent"
    action: NoticeAction = "refused"
    subject: NoticeSubject = "other"
    answers: tuple[Slug, ...] = ()
    """The ids of the parent requests it answers."""


class DocumentSent(Event):
    """A document is given to the parent or to others."""

    type: Literal["document_sent"] = "document_sent"
    document: Slug
    meeting: Day | None = None
    """For a meeting notice: the day of the meeting it is about, where more than one is booked."""
    to: Line | None = None
    method: Line | None = None
    language: Line | None = None


class ExtensionAgreed(Event):
    """The parent agrees in writing to a later date."""

    type: Literal["extension_agreed"] = "extension_agreed"
    rule: Slug
    until: Day
    signed: Day
    clock: Slug | None = None
    """The id of the event that started the clock it extends, where several run."""


class Done(Event):
    """A duty is done that has no event of its own."""

    type: Literal["done"] = "done"
    rule: Slug


class NotApplicable(Event):
    """A duty does not apply, for the reason given."""

    type: Literal["not_applicable"] = "not_applicable"
    rule: Slug
    why: Text


class ProviderReported(Event):
    """A provider has reported progress on the goals."""

    type: Literal["provider_reported"] = "provider_reported"
    provider: Line


class ProgressReportSent(Event):
    """The progress report is sent home."""

    type: Literal["progress_report_sent"] = "progress_report_sent"


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


class PlacementChangeDecided(Event):
    """A decision to change placement because of a violation of a code of student conduct."""

    type: Literal["placement_change_decided"] = "placement_change_decided"


class ManifestationReviewHeld(Event):
    """The manifestation determination review, with its two answers."""

    type: Literal["manifestation_review_held"] = "manifestation_review_held"
    caused: Flag
    """Caused by, or in direct and substantial relation to, the disability."""
    not_implemented: Flag
    """The direct result of the IEP not being implemented."""


class RecordsRequested(Event):
    """Someone asks for the student's records, orally or in writing."""

    type: Literal["records_requested"] = "records_requested"
    requester: RecordsParty = "parent"
    form: RequestForm = "written"


class RecordsProvided(Event):
    """The records asked for are provided."""

    type: Literal["records_provided"] = "records_provided"
    to: RecordsParty = "parent"


class NoteMade(Event):
    """Something worth remembering that no duty asks for."""

    type: Literal["note_made"] = "note_made"
    text: Text


class ContactMade(Event):
    """A contact, or an attempt at one, with the parent or somebody else."""

    type: Literal["contact_made"] = "contact_made"
    with_whom: Line = "parent"
    how: Line
    """By telephone, e-mail, letter, in person …"""
    result: Text
    """What came of it; `no answer` is a result too."""


class Exited(Event):
    """The student leaves special education or the district; every open clock ends."""

    type: Literal["exited"] = "exited"
    reason: ExitReason


class Void(Event):
    """An event recorded by mistake is taken back; it stays in the file."""

    type: Literal["void"] = "void"
    event: Slug
    """The id of the event that is void."""
    why: Text


@cache
def event_types() -> dict[str, type[Event]]:
    """Every event class by its `type`, in the order of this page."""
    return {get_args(cls.model_fields["type"].annotation)[0]: cls for cls in Event.__subclasses__()}


def field_reference() -> list[tuple[str, str, list[tuple[str, str, bool, str]]]]:
    """The reference table: (type, sentence, [(field, form, required, sentence)]) for each event type."""
    return [(name, (cls.__doc__ or "").strip(), _fields(cls)) for name, cls in event_types().items()]


def _fields(cls: type[Event]) -> list[tuple[str, str, bool, str]]:
    sentences = _sentences(cls)
    return [
        (key, _form(info.annotation), info.is_required(), sentences.get(key, ""))
        for key, info in cls.model_fields.items()
        if key not in Event.model_fields
    ]


def _sentences(cls: type[Event]) -> dict[str, str]:
    """The sentence under each field of a class, read from its source; reading it at every start would be slow."""
    import ast
    import inspect
    import textwrap

    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: said.value.value
        for field, said in pairwise(body.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    }


def _form(annotation: object) -> str:
    inner = [a for a in get_args(annotation) if a is not type(None)]
    origin = getattr(annotation, "__origin__", None)
    if origin is Literal:
        return " · ".join(str(a) for a in inner)
    if origin is tuple:
        return f"list of {_form(inner[0])}"
    if inner:
        return _form(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, AreaAssessor):
        return "area and assessor"
    names = {"str": "text", "bool": "true or false", "float": "number", "date": "date", "time": "time"}
    return names.get(getattr(annotation, "__name__", ""), "text")


def label(event: Event) -> str:
    """The event's type in words: `consent received`."""
    return event.type.replace("_", " ").replace("iep", "IEP")
