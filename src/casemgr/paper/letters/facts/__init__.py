"""Everything a letter about one student can say, by name. What the case file does not hold is `BLANK`."""

from __future__ import annotations

from typing import Any

from casemgr.paper.letters.facts.assessment import assessment
from casemgr.paper.letters.facts.clocks import clocks
from casemgr.paper.letters.facts.copies import copies
from casemgr.paper.letters.facts.discipline import discipline
from casemgr.paper.letters.facts.holder import holder
from casemgr.paper.letters.facts.meeting import meeting
from casemgr.paper.letters.facts.notice import notice
from casemgr.paper.letters.facts.onfile import on_file
from casemgr.paper.letters.facts.people import people
from casemgr.paper.letters.facts.protections import protections
from casemgr.paper.letters.facts.records import records
from casemgr.paper.letters.facts.services import services
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.fill import BLANK

PARTS = (
    people,
    copies,
    holder,
    assessment,
    meeting,
    notice,
    services,
    discipline,
    protections,
    records,
    clocks,
    on_file,
)


def letter_facts(source: Source) -> dict[str, Any]:
    """One flat table of facts; templates use them by name."""
    facts: dict[str, Any] = dict.fromkeys(FIELDS, BLANK)
    for part in PARTS:
        facts |= part(source)
    return facts | {"about": source.choices.about or BLANK}
