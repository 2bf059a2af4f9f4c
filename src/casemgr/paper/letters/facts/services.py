"""The IEP carried out: services, providers, the dates of the IEP and of progress reports."""

from __future__ import annotations

from typing import Any, NamedTuple

from casemgr.casefile.events import (
    MeetingHeld,
    ProgressReportSent,
    ServicePlanned,
    StudentAdded,
    TransferredIn,
)
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.progress import not_reported

_IEP_MAKING = {"initial", "annual", "triennial", "supplemental", "interim", "parent-request", "transition"}


class Service(NamedTuple):
    service: str
    minutes: str = ""
    provider: str = ""
    starts: Any = ""


def services(source: Source) -> dict[str, Any]:
    identity = source.facts.student.identity
    planned = {
        event.service: Service(event.service, event.minutes or "", event.provider or "", event.starts)
        for event in source.all(ServicePlanned)
    }
    listed = tuple(planned.values()) or tuple(
        Service(provider.service or "", "", provider.name) for provider in identity.providers
    )
    last_report = source.last(ProgressReportSent)
    return {
        "services": listed or BLANK,
        "providers": identity.providers or BLANK,
        "not_reported": not_reported(source.facts.student, source.events),
        "iep_date": _iep_date(source) or BLANK,
        "annual_due": source.due("annual") or BLANK,
        "triennial_due": source.due("triennial") or BLANK,
        "last_report": last_report.date if last_report else BLANK,
        "next_report": source.due("progress") or BLANK,
    }


def _iep_date(source: Source) -> Any:
    """The day of the last meeting that made an IEP, or the last annual of a student who came with one."""
    held = [e.date for e in source.all(MeetingHeld) if _IEP_MAKING & set(e.purposes)]
    if held:
        return held[-1]
    brought = [e for e in source.events if isinstance(e, (StudentAdded, TransferredIn)) and e.last_annual]
    return brought[-1].last_annual if brought else None
