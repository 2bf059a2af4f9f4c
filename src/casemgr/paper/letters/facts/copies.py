"""To whom else the law has a letter go: of a student of age a notice goes to the student and to the parents (34 CFR
300.520(a)(1)(i))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casemgr.casefile.own_name import is_the_student
from casemgr.docket.reached import holders_instead, holds_the_rights
from casemgr.law.book import LawBook
from casemgr.paper.letters.facts.people import is_adult, is_informed
from casemgr.paper.letters.facts.source import Source


def copies(source: Source) -> dict[str, Any]:
    """The letters of which there are two copies, and who gets the other one."""
    law = source.context.law
    return {
        "kinds_to_both": frozenset(_kinds_to_both(law)),
        "other_readers": _others(source) if is_adult(source) else (),
    }


def _kinds_to_both(law: LawBook) -> Iterator[str]:
    """The letters that are such a notice, or rest on its rule."""
    both = {rule.id: rule for rule in law.rules if rule.of_age and rule.of_age.to_both}
    for rule in both.values():
        for on in rule.met_by:
            if on.event == "document_sent" and isinstance(kind := on.where.get("document"), str):
                yield kind
    yield from (each.letter for each in law.letters if not both.keys().isdisjoint(each.rules))


def _others(source: Source) -> tuple[str, ...]:
    """The contacts who do not hold the rights; where the letter goes to one of them, whoever does."""
    identity, meanings = source.facts.student.identity, source.facts.meanings
    if is_informed(source):
        return tuple(each.name for each in holders_instead(identity, meanings)) or (str(identity.name),)
    return tuple(
        each.name
        for each in identity.contacts
        if not (is_the_student(each.name, identity.name) or holds_the_rights(each.name, identity, meanings))
    )
