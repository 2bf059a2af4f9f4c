"""Whether a paper reached the one who holds the rights: of a student of age, the student. 34 CFR 300.520, EC 56041.5."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, said
from casemgr.casefile.names import fits
from casemgr.casefile.own_name import each_of, is_the_student
from casemgr.casefile.student import Contact, Identity
from casemgr.docket.facts import Facts
from casemgr.law.words import Words, is_rights_holder
from casemgr.state.staff import carries_it_out


def reached_the_student(event: Event, facts: Facts) -> bool:
    return reached(event, facts.student.identity, facts.meanings, facts.of_age_on)


def reached(event: Event, identity: Identity, meanings: Words, of_age_on: date | None) -> bool:
    """Whether it went to a student of age, or to somebody who holds the rights in the student's place; so did what names
    nobody, and whatever was sent before that age to anybody but staff."""
    to = said(event, "to")
    if to and went_to_staff(to, identity):
        return False
    if not to or of_age_on is None or event.date < of_age_on:
        return True
    return holds_the_rights(to, identity, meanings)


def went_to_staff(to: str, identity: Identity) -> bool:
    """Whether all of those named are staff: by what they do, or a teacher or provider on file."""
    named = each_of(to)
    return bool(named) and all(carries_it_out(each, identity) for each in named)


def holds_the_rights(to: str, identity: Identity, meanings: Words) -> bool:
    """Whether one of those named is the student, or has the rights in the student's place, by that word or as a contact."""
    holders = [each.name for each in holders_instead(identity, meanings)]
    return any(
        is_the_student(each, identity.name)
        or is_rights_holder(each, meanings)
        or any(fits(each, holder) for holder in holders)
        for each in each_of(to)
    )


def holders_instead(identity: Identity, meanings: Words) -> list[Contact]:
    """The contacts who have the rights of a student of age in the student's place: a conservator."""
    return [each for each in identity.contacts if is_rights_holder(each.relation, meanings)]
