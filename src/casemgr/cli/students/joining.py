"""What a student who joins with an IEP brings: the dates that the next ones run from, contacts and providers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from casemgr.cli.options.kinds import Group, Maybe, Several, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import year_open_ahead
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.students.identity import HeadOptions, is_on_file


@dataclass(frozen=True)
class LastReviews(Group):
    """When the last reviews were, or the next ones are, and the last report: what spans years needs its year typed."""

    last_annual: Annotated[Maybe, text("DATE", "First session of the last annual or initial meeting.")] = None
    next_annual: Annotated[Maybe, text("DATE", "In place of it: when the next annual is due.")] = None
    last_evaluation: Annotated[Maybe, text("DATE", "Last initial evaluation or triennial.")] = None
    next_triennial: Annotated[Maybe, text("DATE", "In place of it: when the next triennial is due.")] = None
    last_progress: Annotated[Maybe, text("DATE", "When the last progress report went home.")] = None

    def dates(self, work: Work, day: date, elsewhere_until: date | None = None) -> dict[str, date | None]:
        """As the fields of an event of a day, next ones turned into last ones. `elsewhere_until`: the day until which another district
        may have held one."""
        from casemgr.recording.joining import last_reviews

        return last_reviews(work, day, elsewhere_until, **vars(self))


CaseManager = Annotated[Maybe, text("NAME", "Who has the case: a name, or enough of it.")]
Contacts = Annotated[
    Several, text('"NAME, RELATION, PHONE, EMAIL, LANGUAGE"', "A contact; the name is enough (repeatable).")
]


@dataclass(frozen=True)
class PeopleAround(Group):
    """The people around a student, and the disability."""

    contact: Contacts = None
    provider: Annotated[Several, text("NAME=SERVICE", "A provider, like Ito=OT (repeatable).")] = None
    teacher: Annotated[
        Several, text("NAME", "A general education teacher, who owes no progress report (repeatable).")
    ] = None

    disability: Annotated[
        Several,
        text("AREA", "Each disability, like SLD or autism (repeatable).", "--disability", "--suspected"),
    ] = None

    def head(self, here: Session) -> dict[str, Any]:
        """Contacts, providers, teachers and disabilities as the head of a file holds them; one of the staff by the full name."""
        from casemgr.recording.joining import people_around

        return people_around(here.caseload.settings.people, here.context.law.meanings, **vars(self))


def coming(
    given: Given, student: str, new: HeadOptions, others: PeopleAround
) -> AbstractContextManager[Work]:
    """The work on a student who joins: a new one, or without a name one who has been here before. UsageError where the options of
    a new one are said of somebody on file, or are missing."""
    if new.name is None and is_on_file(given.session, student):
        new.only_for_new(student, others.typed)
        return given.recording(student)
    return new.recording_new(given, student, **others.head(given.session))


def referred(
    given: Given, student: str, new: HeadOptions, contact: list[str] | None, **more: Any
) -> AbstractContextManager[Work]:
    """The work on a student who is referred: one on file, or a new one, whose file begins with `more`. UsageError where the options
    of a new one are said of somebody on file, or are missing."""
    from casemgr.casefile.typed.head import contact_of

    here = given.session
    if new.name is None and (is_on_file(here, student) or not any((new.born, new.grade, new.school))):
        new.only_for_new(student, {"--contact": contact})
        return given.recording(student)
    return new.recording_new(given, student, contacts=[contact_of(words) for words in contact or ()], **more)


def take_in(given: Given, work: Work, case_manager: str | None, day: date) -> None:
    """What follows for who joins: the school year that is open already, and the case manager who is named."""
    from casemgr.recording.assigning import assign
    from casemgr.recording.joining import enter_year

    enter_year(work, year_open_ahead(given.session))
    if case_manager:
        assign(work, case_manager, day)
