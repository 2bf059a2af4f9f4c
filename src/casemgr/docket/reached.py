"""Whether a paper reached the one who holds the rights: of a student of age the student (34 CFR 300.520, EC 56041.5), of a
younger one the parents, or who has the rights in their place (34 CFR 300.30(b)(2), EC 56028(b)(2))."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.age import is_of_age
from casemgr.casefile.events import Event, said
from casemgr.casefile.names import fold, names_meant
from casemgr.casefile.own_name import each_of, is_the_student
from casemgr.casefile.parentwords import ONE_PARENT
from casemgr.casefile.relations import contacts_meant, without_title
from casemgr.casefile.student import Contact, Identity
from casemgr.docket.facts import Facts
from casemgr.law.words import Words, is_rights_holder, rights_holder
from casemgr.state.holders import in_parents_place, in_students_place
from casemgr.state.staff import carries_it_out


def reached_the_student(event: Event, facts: Facts) -> bool:
    """The same of the file as it was on the day of the event: who had the rights then."""
    identity = facts.student.identity
    if said(event, "to") and in_parents_place(identity, facts.meanings):
        identity = facts.student_on(event.date).identity
    return reached(event, identity, facts.meanings, facts.of_age_on)


def reached(event: Event, identity: Identity, meanings: Words, of_age_on: date | None) -> bool:
    """Whether it went to a student of age, or to somebody who holds the rights in the student's place; before that age to anybody
    but staff, and a parent where somebody else has the rights in the parents' place. What names nobody did."""
    to = said(event, "to")
    if to and went_to_staff(to, identity):
        return False
    if not to:
        return True
    if not is_of_age(of_age_on, event.date):
        return not went_to_another_parent(to, identity, meanings)
    return holds_the_rights(to, identity, meanings)


def went_to_staff(to: str, identity: Identity) -> bool:
    """Whether all of those named are staff: by what they do, or a teacher or provider on file."""
    named = each_of(to)
    return bool(named) and all(carries_it_out(each, identity) for each in named)


def holds_the_rights(to: str, identity: Identity, meanings: Words) -> bool:
    """Whether one of those named is the student, or has the rights in the student's place, by that word or as a contact."""
    holders = {each.name for each in holders_instead(identity, meanings)}
    return any(
        is_the_student(each, identity.name)
        or is_rights_holder(each, meanings)
        or not holders.isdisjoint(names_meant(each, [contact.name for contact in identity.contacts]))
        for each in each_of(to)
    )


def went_to_another_parent(to: str, identity: Identity, meanings: Words) -> bool:
    """Whether somebody has the rights of a minor's parents in their place, and all of those named are contacts or parents who do
    not."""
    holders, named = in_parents_place(identity, meanings), each_of(to)
    return bool(holders and named) and all(_is_another(each, holders, identity, meanings) for each in named)


def _is_another(words: str, holders: list[Contact], identity: Identity, meanings: Words) -> bool:
    meant = contacts_meant(words, identity.contacts)
    if rights_holder(words, meanings) or any(each in holders for each in meant):
        return False
    if without_title(words) in ONE_PARENT:
        return not any(without_title(words) in fold(each.relation).split() for each in holders)
    return bool(meant)


def holders_instead(identity: Identity, meanings: Words, *, of_age: bool = True) -> list[Contact]:
    """The contacts who have the rights in another's place: of a student of age a conservator, of a minor whom a court named."""
    return (in_students_place if of_age else in_parents_place)(identity, meanings)
