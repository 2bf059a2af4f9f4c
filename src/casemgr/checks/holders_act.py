"""What only the one who holds the rights can say: of a student of age the student, or somebody in the student's place; of a
minor the parents, or somebody in theirs. Which events that are is in the law files."""

from __future__ import annotations

from casemgr.casefile.events import Event
from casemgr.casefile.own_name import each_of
from casemgr.casefile.parentwords import EVERY_PARENT, ONE_PARENT
from casemgr.casefile.relations import is_meant, without_title
from casemgr.casefile.saying import joined
from casemgr.casefile.student import Contact, Identity
from casemgr.docket.matching import matches
from casemgr.docket.reached import holders_instead, holds_the_rights, went_to_another_parent
from casemgr.law.book import LawBook


def anothers_act(event: Event, identity: Identity, law: LawBook) -> str | None:
    """Why an event is not for whoever did it to say: a contact or a parent is named, and the rights are on that day the student's,
    or somebody else's in the place of student or parents."""
    items = [item for item in law.holders_acts if any(matches(on, event) for on in item.acts)]
    if not items or not event.by:
        return None
    of_age_on = law.of_age_on(identity.born)
    if of_age_on is None or event.date < of_age_on:
        cite = [each for item in items for each in item.in_parents_place]
        return _anothers_for_a_minor(event.by, identity, law, cite) if cite else None
    cite = [each for item in items for each in item.cite]
    named = [each for words in each_of(event.by) if (each := _contact(words, identity))]
    who = joined(list(dict.fromkeys(named)))
    if not who or any(holds_the_rights(each, identity, law.meanings) for each in (event.by, who)):
        return None
    holders = _named(holders_instead(identity, law.meanings)) or "the student"
    return f"{identity.name} is of age, and this is for {holders} to say ({', '.join(cite)}). {_to_keep(who, identity)}"


def _anothers_for_a_minor(by: str, identity: Identity, law: LawBook, cite: list[str]) -> str | None:
    if not went_to_another_parent(by, identity, law.meanings):
        return None
    holders = _named(holders_instead(identity, law.meanings, of_age=False))
    who = joined(list(dict.fromkeys(_contact(each, identity) or each for each in each_of(by))))
    return f"this is for {holders} to say, who has the parents' rights ({', '.join(cite)}). {_to_keep(who, identity)}"


def _named(holders: list[Contact]) -> str:
    return joined([f"{each.name} ({each.relation})" for each in holders])


def _to_keep(who: str, identity: Identity) -> str:
    return f'To keep what {who} said: casemgr contact {identity.id} --with "{who}" --result TEXT'


def _contact(words: str, identity: Identity) -> str | None:
    """The contact whom words mean, or a parent as typed; None for anybody else."""
    found = [each.name for each in identity.contacts if is_meant(words, each)]
    if len(found) == 1:
        return found[0]
    is_a_parent = bool(found) or without_title(words) in EVERY_PARENT | ONE_PARENT
    return words if is_a_parent else None
