"""Requests of the parent, and the seven elements of Prior Written Notice."""

from __future__ import annotations

from typing import Any

from casemgr.casefile.events import ParentRequestReceived, PriorWrittenNoticeSent
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.requests import open_parent_requests

# Elements the person writes, by the event's word and by the letter's; safeguards and help are the template's own.
ELEMENTS = {
    "action": "action",
    "reasons": "reasons",
    "evidence": "evidence",
    "other-options": "other_options",
    "other-factors": "other_factors",
}


def notice(source: Source) -> dict[str, Any]:
    """What the last notice says, with the requests that it answers: the letter is a copy of it, unless another action is typed."""
    sent = source.last(PriorWrittenNoticeSent)
    said = sent.elements if sent else {}
    requests = open_parent_requests(source.events)
    answered = [each for each in source.all(ParentRequestReceived) if sent and each.id in sent.answers]
    return {
        "pwn_on_file": sent.date if sent and said else BLANK,
        "requests_open": requests,
        **{fact: said.get(element) or BLANK for element, fact in ELEMENTS.items()},  # type: ignore[call-overload]
        "requests": answered if said else requests,
        "request_ids": tuple(request.id for request in requests),
        "decision": (sent and said and sent.action) or BLANK,
        "subject": sent.subject if sent and said else BLANK,
    }
