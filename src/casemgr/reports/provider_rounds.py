"""The round of one provider's reports on progress: for which students they are still to come, and what is said of the others."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.nameslips import means_one_of, or_somebody
from casemgr.casefile.saying import long_date
from casemgr.casefile.staffnames import the_staff
from casemgr.checks.progress import nobody_to_ask, went_home_lines
from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.owed import providers_owe
from casemgr.docket.providers import still_counting
from casemgr.state.progress import left_without, not_reported


class Asked(NamedTuple):
    """Whose reports, and for which progress report: the next one, or the one that went home on a day."""

    provider: str
    within: int
    """The next one is due within so many days."""
    day: date | None


class ProviderRound(NamedTuple):
    """What the round takes."""

    names: dict[str, str]
    """Student id → the provider's name as the student's file has it."""
    notes: tuple[str, ...]
    """Whose reports that went home lack this provider's, and whose report is due and of whom no provider is on file."""
    known: tuple[str, ...]
    """The providers of all the students, also those who have left."""


def provider_round(everyone: Iterable[Facts], asked: Asked, context: Context, today: date) -> ProviderRound:
    """The students for whom the provider has still to report."""
    names: dict[str, str] = {}
    late: dict[date, list[str]] = {}
    nobody: list[str] = []
    known: list[str] = []
    for facts in everyone:
        identity = facts.student.identity
        known += [each.name for each in identity.all_providers]
        owes = providers_owe(facts, context, today, asked.within)
        without = _went_home_without(facts, asked.provider, context, today)
        name = without.get(asked.day) if asked.day else _due_next(facts, asked.provider) if owes else None
        if name:
            names[facts.student.id] = name
        elif without:
            late.setdefault(min(without), []).append(facts.student.id)
        if owes and not identity.providers:
            nobody.append(facts.student.id)
    notes = (*went_home_lines(asked.provider, late, today), *filter(None, [nobody_to_ask(nobody)]))
    return ProviderRound(names, notes, tuple(known))


def _due_next(facts: Facts, asked: str) -> str | None:
    """The provider of this name who has not reported on a student for the next report; one who left may have done so."""
    known = facts.student, facts.events
    return the_staff(asked, [*not_reported(*known), *left_without(*known)])


def _went_home_without(facts: Facts, asked: str, context: Context, today: date) -> dict[date, str]:
    """The days of the reports that went home without this provider's, each with the provider's name."""
    every = still_counting(derive_from(facts, context, today), facts)
    return {each.sent.date: name for each in every if (name := the_staff(asked, each.missing))}


def why_nobody(asked: Asked, found: ProviderRound, today: date) -> str:
    """Why the round takes no student."""
    provider = asked.provider
    if not means_one_of(provider, found.known) and (near := or_somebody(provider, found.known)):
        return f"{provider} is no student's provider{near}"
    none = (
        f"no report of {long_date(asked.day, today)} went home without {provider}'s"
        if asked.day
        else f"no report by {provider} is due within {asked.within} days; see `casemgr progress-due`, or use --within"
    )
    return ". ".join((none, *found.notes))
