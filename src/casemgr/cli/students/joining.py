"""What a student who joins with an IEP brings: the dates that the next ones run from, contacts and providers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.casefile.typed.dates import happened, with_year
from casemgr.checks.recording.assigning import assign
from casemgr.cli.options.kinds import Group, Maybe, Several, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import year_open_ahead
from casemgr.cli.recording.given import Given, Work

if TYPE_CHECKING:
    from casemgr.days.schoolyear import SchoolYear


@dataclass(frozen=True)
class LastReviews(Group):
    """When the last reviews were, or the next ones are, and the last report: what spans years needs its year typed."""

    last_annual: Annotated[Maybe, text("DATE", "First session of the last annual or initial meeting.")] = None
    next_annual: Annotated[Maybe, text("DATE", "In place of it: when the next annual is due.")] = None
    last_evaluation: Annotated[Maybe, text("DATE", "Last initial evaluation or triennial.")] = None
    next_triennial: Annotated[Maybe, text("DATE", "In place of it: when the next triennial is due.")] = None
    last_progress: Annotated[Maybe, text("DATE", "When the last progress report went home.")] = None

    def dates(self, work: Work, day: date) -> dict[str, date | None]:
        """As the fields of an event of a day, next ones turned into last ones."""
        from casemgr.checks.last_review import last_review

        annual, triennial, today = self.last_annual, self.last_evaluation, work.today
        following, next_one = self.next_annual, self.next_triennial
        context, to_correct = work.context, work.to_correct
        held = happened(annual, today) if annual else None
        held_again = work.planned(following, day) if following else None
        evaluated = with_year(triennial, today, "--last-evaluation") if triennial else None
        evaluated_again = with_year(next_one, today, "--next-triennial") if next_one else None
        return {
            "last_annual": work.take(last_review(held, held_again, "annual", context, today, to_correct)),
            "last_evaluation": work.take(
                last_review(evaluated, evaluated_again, "triennial", context, today, to_correct)
            ),
            "last_progress": work.happened(self.last_progress) if self.last_progress else None,
        }


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
        from casemgr.casefile.typed.head import contact_of, provider_of
        from casemgr.law.words import areas_of

        people, providers = here.caseload.settings.people, map(provider_of, self.provider or ())
        return {
            "suspected": list(dict.fromkeys(areas_of(self.disability, here.context.law.meanings))),
            "contacts": [contact_of(words) for words in self.contact or ()],
            "providers": [{**each, "name": people.full_name(each["name"])} for each in providers],
            "teachers": [people.full_name(name) for name in self.teacher or ()],
        }


def take_in(given: Given, work: Work, case_manager: str | None, day: date) -> None:
    """What follows for who joins: the school year that is open already, and the case manager who is named."""
    enter_year(work, year_open_ahead(given.session))
    if case_manager:
        assign(work, case_manager, day)


def enter_year(work: Work, year: SchoolYear | None) -> None:
    """Who joins before the first day of a year that is open goes into it too: nothing else would ask for what the start of
    a year asks for."""
    from casemgr.casefile.events import YearStarted
    from casemgr.state.year_start import entered

    if year:
        work.add(YearStarted, work.today, **entered(work.student.identity, year))
