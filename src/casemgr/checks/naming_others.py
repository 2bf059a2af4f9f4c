"""What an event names by its id: it must be on file, and must not come later where the event follows from it."""

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import (
    ComplaintFiled,
    ConsentReceived,
    ConsentRefused,
    Event,
    IndependentAssessmentAnswered,
    IndependentAssessmentRequested,
    ManifestationReviewHeld,
    ParentRequestReceived,
    ParentRequestWithdrawn,
    PlacementChangeDecided,
    PriorWrittenNoticeSent,
    ProgressReportSent,
    ProviderReported,
    RecordsProvided,
    RecordsRequested,
    RecordsSource,
    Removal,
    ResolutionSessionHeld,
    SuppliesMoved,
    SuppliesRequested,
    Void,
)
from casemgr.casefile.naming import corrections, last_id, naming_fields
from casemgr.casefile.saying import ALONE, long_date

_MAY_BE_EARLIER = ("clock", "late_for")
"""What a tick or a late report names may have begun after its day."""


_KINDS: dict[tuple[type[Event], str], tuple[type[Event], ...]] = {
    (Removal, "carries_out"): (Removal,),
    (ManifestationReviewHeld, "review_of"): (Removal, PlacementChangeDecided),
    (ParentRequestReceived, "same_as"): (ParentRequestReceived,),
    (ParentRequestWithdrawn, "request"): (ParentRequestReceived,),
    (PriorWrittenNoticeSent, "answers"): (ParentRequestReceived,),
    (ConsentRefused, "withdraws"): (ConsentReceived,),
    (ProviderReported, "late_for"): (ProgressReportSent,),
    (RecordsSource, "request"): (RecordsRequested,),
    (RecordsProvided, "request"): (RecordsRequested,),
    (IndependentAssessmentAnswered, "request"): (IndependentAssessmentRequested,),
    (ResolutionSessionHeld, "complaint"): (ComplaintFiled,),
    (SuppliesMoved, "request"): (SuppliesRequested,),
}
"""What an event names in a field, where only some sort of event can be meant."""


def misnamed(event: Event, events: Sequence[Event]) -> str | None:
    """Why the ids that an event names are wrong. `events`: those of the file that are not void, the voids among them."""
    return not_on_file(event, events) or wrongly_named(event, events)


def wrongly_named(event: Event, events: Sequence[Event]) -> str | None:
    """Why what is on file is not what an event can name."""
    return _another_kind(event, events) or _a_later_one(event, events)


def not_on_file(event: Event, events: Iterable[Event]) -> str | None:
    """That nothing has an id which it names."""
    for field, name, other in _named(event, events):
        if other is None:
            return f"{field.replace('_', ' ')}: no event {name} is on file"
    return None


def _another_kind(event: Event, events: Iterable[Event]) -> str | None:
    """That what it names is no request, removal or the like."""
    for field, name, other in _named(event, events):
        kinds = _KINDS.get((type(event), field), (Event,))
        if other and not isinstance(other, kinds):
            return f"{field.replace('_', ' ')}: {name} is something else ({other.clause(ALONE)})"
    return None


def _a_later_one(event: Event, events: Iterable[Event]) -> str | None:
    """That what an event names came only after it."""
    for field, _, other in _named(event, events):
        if other and other.date > event.date and field not in _MAY_BE_EARLIER:
            return f"{other.clause(ALONE)} on {long_date(other.date)} came later than {long_date(event.date)}"
    return None


def _named(event: Event, events: Iterable[Event]) -> Iterator[tuple[str, str, Event | None]]:
    """Each id that an event names in a field, with the event of that id, or the one that corrects it."""
    names = [*naming_fields(event)]
    if not names or isinstance(event, Void):
        return
    kept = tuple(events)
    by_id, corrected = {each.id: each for each in kept}, corrections(kept)
    for field, name in names:
        yield field, name, by_id.get(last_id(name, corrected))
