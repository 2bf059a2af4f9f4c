"""What a student who joins with an IEP brings: the dates that the next ones run from, contacts and providers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from casemgr.casefile.events import YearStarted
from casemgr.casefile.people import People
from casemgr.casefile.typed.dates import happened, with_year
from casemgr.casefile.typed.head import contact_of, provider_of
from casemgr.checks.last_review import last_review, review_before
from casemgr.days.schoolyear import SchoolYear
from casemgr.law.words import Words, areas_of
from casemgr.recording.work import Work
from casemgr.state.year_start import entered


def last_reviews(
    work: Work,
    day: date,
    elsewhere_until: date | None,
    *,
    last_annual: str | None,
    next_annual: str | None,
    last_evaluation: str | None,
    next_triennial: str | None,
    last_progress: str | None,
) -> dict[str, date | None]:
    """The last reviews and the last report as the fields of an event of a day, next ones turned into last ones; what is not said, as it
    is on file. `elsewhere_until`: the day until which another district may have held one."""
    context, today, to_correct, known = work.context, work.today, work.to_correct, work.known
    held = happened(last_annual, today) if last_annual else None
    held_again = work.planned(next_annual, day) if next_annual else None
    evaluated = with_year(last_evaluation, today, "--last-evaluation") if last_evaluation else None
    again = with_year(next_triennial, today, "--next-triennial") if next_triennial else None
    annual = review_before("annual", work.clocks, known, elsewhere_until)
    triennial = review_before("triennial", work.clocks, known, elsewhere_until)
    return {
        "last_annual": work.take(
            last_review(held, held_again, "annual", context, today, to_correct, known, annual)
        ),
        "last_evaluation": work.take(
            last_review(evaluated, again, "triennial", context, today, to_correct, known, triennial)
        ),
        "last_progress": work.happened(last_progress) if last_progress else None,
    }


def people_around(
    people: People,
    meanings: Words,
    *,
    contact: Iterable[str] | None,
    provider: Iterable[str] | None,
    teacher: Iterable[str] | None,
    disability: Iterable[str] | None,
) -> dict[str, Any]:
    """Contacts, providers, teachers and disabilities as the head of a file holds them; one of the staff by the full name."""
    providers = map(provider_of, provider or ())
    return {
        "suspected": list(dict.fromkeys(areas_of(disability, meanings))),
        "contacts": [contact_of(words) for words in contact or ()],
        "providers": [{**each, "name": people.full_name(each["name"])} for each in providers],
        "teachers": [people.full_name(name) for name in teacher or ()],
    }


def enter_year(work: Work, year: SchoolYear | None) -> None:
    """Who joins before the first day of a year that is open goes into it too: nothing else would ask for what the start of
    a year asks for."""
    if year:
        work.add(YearStarted, work.today, **entered(work.student.identity, year))
