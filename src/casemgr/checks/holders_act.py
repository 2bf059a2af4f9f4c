"""What only the one who holds the rights can say: of a student of age the student, or somebody in the student's place. Which
events that are is in the law files."""

from __future__ import annotations

from casemgr.casefile.events import Event
from casemgr.casefile.own_name import each_of
from casemgr.casefile.relations import EVERY_PARENT, ONE_PARENT, is_meant, without_title
from casemgr.casefile.saying import joined
from casemgr.casefile.student import Identity
from casemgr.docket.matching import matches
from casemgr.docket.reached import holders_instead, holds_the_rights
from casemgr.law.book import LawBook


def anothers_act(event: Event, identity: Identity, law: LawBook) -> str | None:
    """Why an event is not for whoever did it to say: the student is of age then, and a contact or a parent is named who does not
    hold the rights in the student's place."""
    of_age_on = law.of_age_on(identity.born)
    cite = [
        each for item in law.holders_acts if any(matches(on, event) for on in item.acts) for each in item.cite
    ]
    if not cite or not event.by or of_age_on is None or event.date < of_age_on:
        return None
    named = [each for words in each_of(event.by) if (each := _contact(words, identity))]
    who = joined(list(dict.fromkeys(named)))
    if not who or any(holds_the_rights(each, identity, law.meanings) for each in (event.by, who)):
        return None
    holders = [f"{each.name} ({each.relation})" for each in holders_instead(identity, law.meanings)]
    return (
        f"{identity.name} is of age, and this is for {joined(holders) or 'the student'} to say ({', '.join(cite)}). To keep what "
        f'{who} said: casemgr contact {identity.id} --with "{who}" --result TEXT'
    )


def _contact(words: str, identity: Identity) -> str | None:
    """The contact whom words mean, or a parent as typed; None for anybody else."""
    found = [each.name for each in identity.contacts if is_meant(words, each)]
    if len(found) == 1:
        return found[0]
    is_a_parent = bool(found) or without_title(words) in EVERY_PARENT | ONE_PARENT
    return words if is_a_parent else None
