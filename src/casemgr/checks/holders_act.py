"""What only the one who holds the rights can say: of a student of age the student, or a conservator. 34 CFR 300.520, EC 56041.5."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import (
    CompletionAgreed,
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    Event,
    ExtensionAgreed,
    IepAmended,
    IepAnswered,
    MemberExcused,
    ParentReplied,
)
from casemgr.casefile.student import Student
from casemgr.docket.reached import holds_the_rights
from casemgr.law.book import LawBook

_OF_THE_HOLDER = (
    CompletionAgreed,
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    ExtensionAgreed,
    IepAmended,
    IepAnswered,
    MemberExcused,
    ParentReplied,
)


def anothers_act(cls: type[Event], day: date, by: str | None, student: Student, law: LawBook) -> str | None:
    """Why it is not for one of the contacts to say on a day: the student is of age, and the contact does not hold the rights in
    the student's place."""
    identity = student.identity
    of_age_on = law.of_age_on(identity.born)
    if by is None or not issubclass(cls, _OF_THE_HOLDER) or of_age_on is None or day < of_age_on:
        return None
    if by not in [each.name for each in identity.contacts] or holds_the_rights(by, identity, law.meanings):
        return None
    return (
        f"{identity.name} is of age, and this is for the student to say (34 CFR 300.520). To keep what {by} said: casemgr contact "
        f'{student.id} --with "{by}" --result TEXT'
    )
