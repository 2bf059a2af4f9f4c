"""What is worth a note about reports on progress: who has not reported, and of whom nobody is on file to report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from casemgr.casefile.events import Event, IdentityChanged, ProgressReportSent, ProviderReported, StudentAdded
from casemgr.casefile.names import fold
from casemgr.casefile.saying import first_of, long_date
from casemgr.checks.case import Case
from casemgr.docket.assumed import day_missing, is_assumed
from casemgr.docket.owed import asks_all_providers
from casemgr.state.progress import not_reported

NEXT = "next"
"""Typed in the place of a progress report: the one to be sent next."""


def not_reported_yet(sent: ProgressReportSent, case: Case) -> Iterator[str]:
    """Which providers have not reported: the duty to have them all report stays open."""
    missing = _missing(sent, case)
    if not missing:
        return
    names, stays = ", ".join(missing), ""
    if any(clock.is_open and asks_all_providers(clock.rule) for clock in case.clocks_before):
        who, once = (f'"{names}"', "it is") if len(missing) == 1 else ("NAME", "they are")
        stays = f"; that stays open. Once {once} in: casemgr provider-reported {case.id} {who}"
    yield f"{case.id}: not reported yet: {names}{stays}"


def _missing(sent: ProgressReportSent, case: Case) -> list[str]:
    """The providers who had not reported when a report was sent."""
    return list(not_reported(case.after.student, case.others_by(sent.date)))


def dated_after(sent: ProgressReportSent, case: Case) -> Iterator[str]:
    """The reports on file of providers who are missing for a progress report, dated after it: they count for the next one."""
    lacking = {fold(name) for name in _missing(sent, case)}
    for event in case.events:
        if not isinstance(event, ProviderReported) or event.late_for or event.date < sent.date:
            continue
        if fold(event.provider) in lacking:
            yield (
                f"{case.id}: the report by {event.provider} of {long_date(event.date, case.today)} counts for the next one. "
                f"If it was for this one: casemgr correct {case.id} {event.id} late_for={sent.id}"
            )


def missing_is_not_known(_sent: ProgressReportSent, case: Case) -> Iterator[str]:
    """That it is not known whether all have reported, as no provider is on file."""
    if not case.identity.providers:
        yield "no provider is on file, so whose reports are missing is not known"


def nobody_to_ask(students: Sequence[str]) -> str:
    """That nobody can be asked for the reports that are due for these students; empty where there are none."""
    if not students:
        return ""
    return (
        f"No provider is on file, so nobody can be asked, for {first_of(students)}: "
        f'casemgr edit {students[0]} --provider "NAME=SERVICE"'
    )


def went_home_lines(provider: str, late: Mapping[date, Sequence[str]], today: date) -> Iterator[str]:
    """Whose reports of which days went home without a provider's, and the command that records it for one day."""
    for day, students in sorted(late.items()):
        yield (
            f"The report of {long_date(day, today)} went home without {provider}'s, for {first_of(students)}. If that has "
            f'come in: casemgr provider-reported --all-due "{provider}" --for {day.month}/{day.day}'
        )


def counted_for(student_id: str, sent: Sequence[Event], to_correct: Callable[[str], str], today: date) -> str:
    """That a provider's report is taken to be for the oldest of the progress reports that went home without it, and how to
    say that it is for another."""
    first, *more = sent
    others = "".join(
        f"{to_correct(f'late_for={each.id}')} (that of {long_date(each.date, today)}), or " for each in more
    )
    return (
        f"{student_id}: counted for the progress report of {long_date(first.date, today)}, which went home "
        f"without it. If it is for another: {others}{to_correct('late_for=')} (the {NEXT} one)"
    )


def is_no_sooner(change: IdentityChanged, case: Case) -> Iterator[str]:
    """That the next report stays due on the same day, where the IEP's own weeks are not fewer than those that count anyway."""
    if change.field != "progress.weeks" or not change.after:
        return
    due = {clock.due for clock in case.clocks_before if clock.is_open and clock.rule.role == "progress"}
    for clock in case.clocks:
        if clock.is_open and clock.rule.role == "progress" and clock.due and clock.due in due:
            yield f"The next progress report stays due {long_date(clock.due, case.today)}: the fewer weeks count"


def by_a_stranger(reported: ProviderReported, case: Case) -> Iterator[str]:
    """That whoever reported is not on file as a provider, and never was."""
    if reported.provider not in {each.name for each in case.identity.all_providers}:
        yield (
            f"{reported.provider} is not among this student's providers; casemgr edit {case.id} --provider NAME adds one"
        )


def counted_from_joining(added: StudentAdded, case: Case) -> Iterator[str]:
    """That no report is on record, so that the next one is counted from the day of adding, and how to say when it was."""
    for clock in case.clocks:
        if clock.start.event == added and is_assumed(clock):
            since = long_date(clock.started_on, case.today)
            question, command = day_missing([clock])
            yield f"{clock.rule.short}: {clock.start.assumed}, so it is counted from {since}. {question} {command}"
