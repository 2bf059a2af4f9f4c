"""The options of `calendar` as what is asked of a printing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from casemgr.cli.year_words import span_of
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.session import Session
    from casemgr.days.yearspan import YearSpan
    from casemgr.paper.wallcalendar.asked import Asked
    from casemgr.paper.wallcalendar.papers import Page

Word = TypeVar("Word", bound=str)


class Options(NamedTuple):
    """As typed."""

    year: str | None = None
    first: str | None = None
    last: str | None = None
    only: list[str] | None = None
    since: str | None = None
    label: str | None = None
    pages: list[str] | None = None
    paper: str | None = None
    done: bool = False
    private: bool = False
    key: bool = False


def asked_by(here: Session, typed: Options) -> Asked:
    from casemgr.paper.labels import LABELS
    from casemgr.paper.wallcalendar.asked import Asked, shown
    from casemgr.paper.wallcalendar.papers import PAPERS

    span = span_of(here, typed.year)
    rules = here.context.law.rules
    return Asked(
        _narrowed(span, typed.first, typed.last, here.today),
        here.today,
        _one_of("--label", typed.label, LABELS) or here.caseload.settings.printing.label,
        shown(_split(typed.only), rules, private=typed.private),
        _since(typed.since, here.today),
        typed.done,
        _pages(typed.pages),
        _one_of("--paper", typed.paper, PAPERS) or "letter",
        typed.key,
    )


def _split(given: list[str] | None) -> list[str]:
    """Words that were given one by one or with commas."""
    return [word.strip() for each in given or () for word in each.split(",") if word.strip()]


def _pages(given: list[str] | None) -> tuple[Page, ...]:
    from casemgr.paper.wallcalendar.papers import PAGES

    return tuple(page for word in _split(given) if (page := _one_of("--pages", word, PAGES)))


def _one_of(option: str, word: str | None, known: Sequence[Word]) -> Word | None:
    if word is None:
        return None
    for each in known:
        if each == word:
            return each
    raise UsageError(f"{option} {word}: write {', '.join(known)}")


def _since(words: str | None, today: date) -> date | None:
    from casemgr.casefile.typed.dates import happened

    if words is None:
        return None
    day = happened(words, today)
    if day > today:
        raise UsageError(f"--since {day} is after {today}: name the day of the last printing")
    return day


def _narrowed(span: YearSpan, first: str | None, last: str | None, today: date) -> YearSpan:
    """The days from `--from` to `--to`; a day and month without a year is one of this school year."""
    from casemgr.casefile.typed.dates import planned

    def day(words: str) -> date:
        return planned(words, span.first if words[:1].isdigit() else today)

    narrowed = span._replace(first=day(first) if first else span.first, last=day(last) if last else span.last)
    if narrowed.last < narrowed.first:
        raise UsageError(f"--from {narrowed.first} --to {narrowed.last}: ends before it begins; change one")
    return narrowed
