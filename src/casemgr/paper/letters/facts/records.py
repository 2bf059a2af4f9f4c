"""Records: the request, the places that may hold them, and the access log."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import RecordsProvided, RecordsRequested, RecordsSource
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.reports.access_log import accesses
from casemgr.state.requests import open_records_requests, source_steps


class Holder(NamedTuple):
    """A place that may hold records, with the day it was asked and the day it answered."""

    name: str
    asked: Any = ""
    answered: Any = ""
    none_held: bool = False


def records(source: Source) -> dict[str, Any]:
    requests = source.all(RecordsRequested)
    request = requests[-1] if requests else None
    own = next((each for each in reversed(requests) if each.requester != "district"), None)
    given = [e for e in source.all(RecordsProvided) if own and e.to != "district" and e.date >= own.date]
    answered = given[-1] if given else None
    lines = tuple(accesses(source.events))
    return {
        "district_request_date": _asked_by_district(requests) or BLANK,
        "family_request_date": own.date if own else BLANK,
        "family_requester": own.requester if own else "",
        "request_date": request.date if request else BLANK,
        "request_waiting": request.date if request in open_records_requests(source.events) else BLANK,
        "request_id": request.id if request else "",
        "requester": request.requester if request else BLANK,
        "request_form": request.form if request else BLANK,
        "request_due": source.due("records") or BLANK,
        "holders": _holders(source, request),
        "pages": (answered and answered.pages) or BLANK,
        "records_method": (answered and answered.method) or BLANK,
        "provided_on": answered.date if answered else "",
        "accesses": lines or BLANK,
    }


def _asked_by_district(requests: list[RecordsRequested]) -> date | None:
    return next((each.date for each in reversed(requests) if each.requester == "district"), None)


def _holders(source: Source, request: RecordsRequested | None) -> list[Holder]:
    """The usual places and those on file, with what is known of this request."""
    steps = source_steps(request, source.events) if request else {}
    return [_holder(name, steps.get(name, ())) for name in dict.fromkeys((*RECORD_SOURCES, *steps))]


def _holder(name: str, steps: Iterable[RecordsSource]) -> Holder:
    holder = Holder(name)
    for step in steps:
        if step.step == "asked":
            holder = holder._replace(asked=step.date)
        else:
            holder = holder._replace(answered=step.date, none_held=step.step == "none-held")
    return holder
