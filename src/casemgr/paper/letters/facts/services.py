"""The IEP carried out: services, providers, the dates of the IEP and of progress reports."""

from __future__ import annotations

from typing import Any, NamedTuple

from casemgr.casefile.events import ProgressReportSent, ServicePlanned
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import iep_date
from casemgr.state.progress import not_reported


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
        "iep_date": iep_date(source.events) or BLANK,
        "annual_due": source.due("annual") or BLANK,
        "triennial_due": source.due("triennial") or BLANK,
        "last_report": last_report.date if last_report else BLANK,
        "next_report": source.due("progress") or BLANK,
    }
