"""Who holds the rights in special education, as letters to staff say it: the parent, or the student once of age (34 CFR 300.520)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from casemgr.casefile.events import ConsentReceived, Event, ParentReplied
from casemgr.docket.facts import Facts
from casemgr.law.words import is_rights_holder
from casemgr.paper.letters.facts.source import Source


def holder(source: Source) -> dict[str, Any]:
    """Who holds them today; and who held them on the day of the last answer of each kind."""
    now = holder_on(source.facts, source.as_of)
    return {
        "holder": now,
        "partly_by": now,
        "consent_by": _by(source, source.all(ConsentReceived)),
        "confirmed_by": _by(source, source.all(ParentReplied)),
    }


def holder_on(facts: Facts, day: date) -> str:
    """`parent`, `student`, or what somebody is who holds the rights of a student of age: `conservator`."""
    if not facts.is_of_age(day):
        return "parent"
    relations = [contact.relation for contact in facts.student.identity.contacts]
    return next((each.lower() for each in relations if is_rights_holder(each, facts.meanings)), "student")


def _by(source: Source, answers: Iterable[Event]) -> str:
    return holder_on(source.facts, max((each.date for each in answers), default=source.as_of))
