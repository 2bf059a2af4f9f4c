"""The language of a letter: the one asked for, or that of the person whom it goes to."""

from __future__ import annotations

from casemgr.casefile.languages import ENGLISH_NAMES, is_english, language_code, languages_of
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.student import Contact, Student
from casemgr.errors import UsageError
from casemgr.paper.letters.catalogue import TIMELINE
from casemgr.paper.letters.template import Template
from casemgr.paper.pictures.language import ENGLISH, LANGUAGES, Saying


def language_of(receiver: Contact | None, template: Template, words: str | None) -> str:
    """The code of the language; UsageError where words name none."""
    if template.audience != "parent" and not words:
        return "en"
    asked = _asked(receiver, words)
    code = language_code(asked)
    if code is None and words:
        raise UsageError(f"--language {words}: no such language here; write English, Spanish, Vietnamese …")
    return code or "en"


def fallback_note(receiver: Contact | None, template: Template, words: str | None) -> str | None:
    """That there is no template in the language asked for."""
    if template.audience != "parent" and not words:
        return None
    asked = _asked(receiver, words)
    code = language_code(asked)
    if code == template.language:
        return None
    named = name_of(asked.strip().lower(), asked)
    return (
        f"there is no {template.kind} in {named}; it is printed in {name_of(template.language)}. Have it "
        f"translated, or put the district's own into letters/{template.kind}.{code or 'xx'}.md"
    )


def unsaid_note(
    student: Student, receiver: Contact | None, template: Template, words: str | None
) -> str | None:
    """That a parent's letter is in English although the family speaks another language, as the file does not say which the
    receiver speaks (EC 56321(b), 34 CFR 300.503(c), 300.504(d))."""
    if template.audience != "parent" or words or (receiver and receiver.language):
        return None
    spoken = next((each for each in languages_of(student.identity) if not is_english(each)), None)
    if spoken is None:
        return None
    whom = receiver.name if receiver else "the parent"
    contact = f'"{receiver.name}"' if receiver else "NAME"
    is_own = receiver is not None and is_the_student(receiver.name, student.identity.name)
    keep = f"casemgr edit {student.id} --contact {contact}{' --relation student' if is_own else ''} --speaks {spoken}"
    return (
        f"the family speaks {spoken}, and no language is on file for {whom}: this is in English. For {spoken} add "
        f"--language {spoken}, or put it on file: {keep}"
    )


def name_of(code: str, otherwise: str = "") -> str:
    return ENGLISH_NAMES.get(code, otherwise or code)


def _asked(receiver: Contact | None, words: str | None) -> str:
    """The language as people call it: the one asked for, or the receiver's."""
    return words or (receiver and receiver.language) or "English"


def saying_for(receiver: Contact | None, words: str | None) -> tuple[Saying, str | None]:
    """How the timeline speaks: in the language asked for, else in the receiver's; and a note where it cannot."""
    asked = _asked(receiver, words)
    code = language_code(asked)
    if code is None and words:
        raise UsageError(f"--language {words}: no such language here; write English or Spanish")
    if code in LANGUAGES:
        return Saying(code), None
    return ENGLISH, f"there is no {TIMELINE} in {asked}; it is printed in English."
