"""A paper that went out in another language than the one who got it speaks."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.languages import language_code, languages_of
from casemgr.casefile.names import fold
from casemgr.checks.case import Case


def other_language(sent: DocumentSent, case: Case) -> Iterator[str]:
    """That a paper which the law wants in the parent's own language was in another."""
    identity, asked = case.identity, case.law.word_list("native_language")
    if asked is None or sent.document not in asked.words or not sent.language:
        return
    if sent.to and fold(sent.to) == fold(str(identity.name)):  # of the student's own nothing is on file
        return
    contact = next((each for each in identity.contacts if sent.to and fold(each.name) == fold(sent.to)), None)
    known = [contact.language] if contact and contact.language else languages_of(identity)
    if not known or _as_code(sent.language) in {_as_code(each) for each in known}:
        return
    whose = f"{contact.name}'s language" if contact else "the family's language"
    yield (
        f"{whose} is {known[0]}, and this was in {sent.language} ({'; '.join(asked.cite)}). When one in {known[0]} has gone "
        f"out: casemgr sent {case.id} {sent.document} --language {known[0]}"
    )


def _as_code(language: str) -> str:
    """One word for a language, however it is called."""
    return language_code(language) or language.casefold()
