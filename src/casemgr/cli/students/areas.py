"""Areas of disability as typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.vocabulary import area_term
from casemgr.cli.options.goes_with import said_once
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.recording.given import Given, Work
    from casemgr.law.book import LawBook


def areas_meant(typed: Iterable[str] | None, law: LawBook) -> tuple[str, ...]:
    """Each under the law's own name."""
    from casemgr.law.words import area_of

    return tuple(area_of(words, law.meanings) for words in typed or ())


def disabilities_typed(
    work: Work, new: Iterable[str] | None, gone: Iterable[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that are new, and those that the student has not. UsageError where both are said of one, or where a referral says one
    on which the team has not decided: that is corrected."""
    from casemgr.law.words import own_area

    law, head = work.context.law, work.student.identity.suspected
    more = areas_meant(new, law)
    out = tuple(own_area(words, [head], law.meanings) for words in gone or ())
    said_once({"--disability": more, "--not-disability": out})
    for area in out:
        _is_no_referrals(work, area)
    return more, out


def _is_no_referrals(work: Work, area: str) -> None:
    from casemgr.state.referrals import undecided_referrals

    for referral in undecided_referrals(work.known):
        if area in referral.areas:
            raise UsageError(
                f"--not-disability {area}: the referral of {long_date(referral.date, work.today)} says it. To say what is "
                f"suspected in its place: casemgr correct {work.student.id} {referral.id} --area AREA"
            )


def record_found(given: Given, work: Work, typed: Iterable[str], day: date) -> None:
    """The disabilities that the team found, in the place of those on file."""
    from casemgr.casefile.events import IdentityChanged
    from casemgr.casefile.headpath import named
    from casemgr.casefile.typed.disabilities import disability_changes

    found, head = areas_meant(typed, work.context.law), work.student.identity.suspected
    new, gone = [area for area in found if area not in head], [area for area in head if area not in found]
    for path, before, after in disability_changes(head, new, gone):
        given.add(work, IdentityChanged, day, field=named(path), before=before, after=after)


def found_on_file(work: Work) -> str:
    """That the disability on file is what was suspected, and the command that says what the team found."""
    head = work.student.identity.suspected
    command = f"casemgr edit {work.student.id} --disability AREA"
    if not head:
        return f"no disability is on file. To say what the team found: {command}"
    gone = "".join(f" --not-disability {area}" for area in head)
    return f"on file as the disability: {joined([area_term(area) for area in head])}. If the team found another: {command}{gone}"
