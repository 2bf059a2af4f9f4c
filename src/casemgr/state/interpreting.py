"""For whom a meeting needs an interpreter: whoever holds the rights and speaks another language. 34 CFR 300.322(e), EC 56341.5(i)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.age import is_of_age
from casemgr.casefile.languages import is_english
from casemgr.casefile.names import fold
from casemgr.casefile.student import Contact, Identity
from casemgr.law.book import LawBook
from casemgr.law.words import Words, is_rights_holder
from casemgr.state.enrollment import is_english_learner
from casemgr.state.holders import parents


class Speech(NamedTuple):
    """What the law says of those who have to follow a meeting."""

    learners: Collection[str]
    """The codes of English learners."""
    meanings: Words
    """What the field's words mean: who holds the rights of a student of age."""
    of_age_on: date | None
    """The day on which the parents' rights pass to the student."""


class Listener(NamedTuple):
    """Somebody for whom a meeting is interpreted: by name, in a language, as far as either is on file."""

    name: str | None
    language: str | None

    def __str__(self) -> str:
        return f"{self.name} speaks {self.language}" if self.name else self.language or ""


def speech_of(identity: Identity, law: LawBook) -> Speech:
    return Speech(law.english_learners, law.meanings, law.of_age_on(identity.born))


def to_interpret_for(identity: Identity, speech: Speech, day: date) -> list[Listener]:
    """Those who hold the rights on the day of a meeting and speak another language than English. Where one's language is not
    on file, that of an English learner's home is taken for it."""
    holders = list(_holders(identity, speech, day))
    found = [
        Listener(each.name, each.language)
        for each in holders
        if each.language and not is_english(each.language)
    ]
    is_known = bool(holders) and all(each.language for each in holders)
    if found or is_known or not is_english_learner(identity, speech.learners):
        return found
    return [Listener(None, identity.language.home if identity.language else None)]


def _holders(identity: Identity, speech: Speech, day: date) -> Iterable[Contact]:
    """The parents, or who has the rights in their place; of a student of age the student, and who has them in the student's."""
    if not is_of_age(speech.of_age_on, day):
        return parents(identity, speech.meanings)
    own = fold(str(identity.name))
    return [
        each
        for each in identity.contacts
        if fold(each.name) == own or is_rights_holder(each.relation, speech.meanings)
    ]
