"""Which contacts hold the rights in special education: the parents, or whoever has the rights in another's place."""

from __future__ import annotations

from casemgr.casefile.student import Contact, Identity
from casemgr.law.words import Words, is_rights_holder, is_without_rights, rights_holder


def in_students_place(identity: Identity, meanings: Words) -> list[Contact]:
    """The contacts who have the rights of a student of age in the student's place: a conservator."""
    return [each for each in identity.contacts if is_rights_holder(each.relation, meanings)]


def in_parents_place(identity: Identity, meanings: Words) -> list[Contact]:
    """The contacts who have the rights of the parents of a minor in their place: whom a court named, or a surrogate parent."""
    return [each for each in identity.contacts if rights_holder(each.relation, meanings)]


def parents(identity: Identity, meanings: Words) -> list[Contact]:
    """The contacts who have the rights for a minor: those in the parents' place, else all of whom the file does not say that
    they have none."""
    return in_parents_place(identity, meanings) or [
        each for each in identity.contacts if not is_without_rights(each.relation, meanings)
    ]
