"""Duties that go by the name of a paper, and that sending it does not do."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.vocabulary import DOCUMENTS
from casemgr.checks.case import Case
from casemgr.docket.next_steps import command_for
from casemgr.docket.owed import behind_letter, called


def stays_open(sent: DocumentSent, case: Case) -> Iterator[str]:
    """How each of them is recorded. What a duty asks for may be the letter of other duties besides: of these it says
    nothing."""
    name = sent.document
    left = called(case.clocks, name) if name in DOCUMENTS else behind_letter(case.clocks, name, case.law)
    for clock in left:
        if clock.start.event != sent:
            yield f"{clock.rule.short} stays open; to record it: {command_for(clock, case.events, case.clocks)}"
