"""What is worth a note about an IEP that was checked or answered."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import IepAnswered, IepChecked, MeetingHeld
from casemgr.casefile.saying import long_date, spaced
from casemgr.checks.case import Case, Note
from casemgr.docket.decision import is_not_said
from casemgr.law.rules import Rule


def transportation_open(checked: IepChecked, case: Case) -> Iterator[str]:
    """That it is not said yet whether the student needs transportation: the portion checked does not say it."""
    is_said = "transportation" in (*checked.missing, *checked.not_applicable)
    if not is_said and is_not_said(case.clocks, "transportation"):
        yield (
            f"It is not said yet whether {case.after.name} needs transportation: casemgr decided {case.id} "
            "--transportation, or --no-transportation"
        )


def all_complete(checked: IepChecked, _case: Case) -> Iterator[Note]:
    """That nothing is missing."""
    if not checked.missing:
        yield Note("All portions of the IEP are complete.", "say")


def needed_after_all(checked: IepChecked, case: Case) -> Iterator[str]:
    """Each duty that stays open because a portion has to be in this IEP; one that waits for an age comes later."""
    for clock in case.clocks:
        if not clock.is_open or clock.start.event is None:
            continue
        for portion in sorted(_portions_asked(clock.rule) & set(checked.not_applicable)):
            yield f"{spaced(portion)} is said not to be needed, and the law asks for it: {clock.rule.short} stays open"


def _portions_asked(rule: Rule) -> frozenset[str]:
    """The portions with which an IEP meets a rule."""
    return frozenset(
        each for on in rule.met_by for field, wanted in on.wanted if field == "portion" for each in wanted
    )


def no_day_set(answer: IepAnswered, case: Case) -> Iterator[str]:
    """That a parent needs time, and no day is set for the answer."""
    if answer.answer == "undecided" and not answer.expected:
        yield (
            f"no day is set by which the {case.holder} will answer. To set one: casemgr correct {case.id} {answer.id} "
            "expected=DATE"
        )


def to_what(answer: IepAnswered, case: Case) -> Iterator[str]:
    """Which IEP was answered, where no meeting that offers one is on file."""
    if not any(isinstance(event, MeetingHeld) and event.date <= answer.date for event in case.events):
        yield (
            f"no meeting that offers an IEP is on file by {long_date(answer.date)}: taken as the answer to the IEP with which "
            f"{case.id} came. If it answers a later meeting: casemgr correct {case.id} {answer.id} --on DATE"
        )
