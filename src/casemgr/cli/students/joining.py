"""What a student who joins with an IEP brings: the dates that the next ones run from, contacts and providers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.dates import happened, with_year
from casemgr.cli.options.kinds import Group, Maybe, Several, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Work
from casemgr.cli.students.areas import areas_meant
from casemgr.cli.students.assigning import assign
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.days.schoolyear import SchoolYear
    from casemgr.docket.context import Context
    from casemgr.law.rules import DutyRole
    from casemgr.store.caseload import Caseload
    from casemgr.store.settings import Settings


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
        annual, triennial, today = self.last_annual, self.last_evaluation, work.today
        following, next_one = self.next_annual, self.next_triennial
        return {
            "last_annual": _last(
                work,
                happened(annual, today) if annual else None,
                work.planned(following, day) if following else None,
                "annual",
            ),
            "last_evaluation": _last(
                work,
                with_year(triennial, today, "--last-evaluation") if triennial else None,
                with_year(next_one, today, "--next-triennial") if next_one else None,
                "triennial",
            ),
            "last_progress": work.happened(self.last_progress) if self.last_progress else None,
        }


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
        from casemgr.casefile.typed.head import contact_of

        settings = here.caseload.settings
        return {
            "suspected": list(dict.fromkeys(areas_meant(self.disability, here.context.law))),
            "contacts": [contact_of(words) for words in self.contact or ()],
            "providers": [_provider(settings, words) for words in self.provider or ()],
            "teachers": [settings.people.full_name(name) for name in self.teacher or ()],
        }


def _provider(settings: Settings, words: str) -> Mapping[str, str]:
    from casemgr.casefile.typed.head import provider_of

    said = provider_of(words)
    return {**said, "name": settings.people.full_name(said["name"])}


_LAST = {"annual": "--last-annual", "triennial": "--last-evaluation"}


def _last(work: Work, last: date | None, following: date | None, role: DutyRole) -> date | None:
    from casemgr.docket.anniversaries import last_before

    if last and following:
        raise UsageError(f"{_LAST[role]} and --next-{role} say the same twice: give one of them")
    if following is None:
        if last is None:
            field = _LAST[role].removeprefix("--").replace("-", "_")
            work.warn(
                f"without {_LAST[role]} or --next-{role} that deadline cannot be computed; once it is known: "
                f"{work.to_correct(f'{field}=DATE')}"
            )
        return last
    found = last_before(following, role, work.context)
    if found:
        work.say(
            f"Next {role} {long_date(following, work.today)}: the last one is taken as {long_date(found, work.today)}."
        )
    return found


def take_in(work: Work, case_manager: str | None, day: date) -> None:
    """What follows for who joins: the school year that is open already, and the case manager who is named."""
    enter_year(work, open_year_ahead(work.caseload, work.context, work.today))
    if case_manager:
        assign(work, case_manager, day)


def open_year_ahead(caseload: Caseload, context: Context, today: date) -> SchoolYear | None:
    """The school year that begins after today and that the caseload has gone into already."""
    from casemgr.state.year_start import opened_ahead

    journal = caseload.journal().student
    return opened_ahead(context.main_years, journal.known(today) if journal else (), today)


def enter_year(work: Work, year: SchoolYear | None) -> None:
    """Who joins before the first day of a year that is open goes into it too: nothing else would ask for what the start of
    a year asks for."""
    from casemgr.casefile.events import YearStarted
    from casemgr.state.year_start import entered

    if year:
        work.add(YearStarted, work.today, **entered(work.student.identity, year))
