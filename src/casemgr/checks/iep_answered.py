"""What is worth a note about a parent's answer to an IEP."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import IepAnswered, MeetingHeld
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case


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
