"""Who holds the rights in special education, as letters to staff say it: the parent, or the student once of age (34 CFR 300.520),
or what somebody is who has them in their place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from casemgr.casefile.events import ConsentReceived, Event, ParentReplied
from casemgr.docket.facts import Facts
from casemgr.docket.reached import holders_instead
from casemgr.law.words import Sort, Words, rights_holder
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
    """`parent`, `student`, or what somebody is who holds the rights in the place of either: `conservator`."""
    of_age = facts.is_of_age(day)
    instead = holders_instead(facts.student_on(day).identity, facts.meanings, of_age=of_age)
    found = (called(each.relation, facts.meanings, of_age=of_age) for each in instead)
    return next((each.replace("-", " ") for each in found), "student" if of_age else "parent")


def called(relation: str, meanings: Words, *, of_age: bool) -> str:
    """What the law calls somebody who has the rights in another's place: `aunt, education rights holder` →
    `education-rights-holder`; empty for anybody else."""
    sort: Sort = "rights-holder" if of_age else "parents-rights-holder"
    return rights_holder(relation, meanings, sort) or ""


def _by(source: Source, answers: Iterable[Event]) -> str:
    return holder_on(source.facts, max((each.date for each in answers), default=source.as_of))
