"""What is asked of a printing, from the words typed for it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from casemgr.casefile.typed.dates import happened, planned
from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError
from casemgr.law.rules import Rule
from casemgr.paper.labels import LABELS, Label
from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.paper.wallcalendar.asked import Asked, shown
from casemgr.paper.wallcalendar.papers import PAGES, PAPERS, Page

Word = TypeVar("Word", bound=str)


class Typed(NamedTuple):
    """The options as typed."""

    first: str | None = None
    last: str | None = None
    only: Sequence[str] | None = None
    since: str | None = None
    label: str | None = None
    pages: Sequence[str] | None = None
    paper: str | None = None
    done: bool = False
    private: bool = False
    key: bool = False
    says: Saying = ENGLISH


def asked_by(typed: Typed, span: YearSpan, today: date, rules: Sequence[Rule], usual: Label) -> Asked:
    """What they ask for of a school year; UsageError for what there is not. `usual`: the label of the settings."""
    return Asked(
        _narrowed(span, typed.first, typed.last, today),
        today,
        _one_of("--label", typed.label, LABELS) or usual,
        shown(_split(typed.only), rules, private=typed.private),
        _since(typed.since, today),
        typed.done,
        tuple(page for word in _split(typed.pages) if (page := _page(word))),
        _one_of("--paper", typed.paper, PAPERS) or "letter",
        typed.says,
        typed.key,
    )


def _split(given: Sequence[str] | None) -> list[str]:
    """Words that were given one by one or with commas."""
    return [word.strip() for each in given or () for word in each.split(",") if word.strip()]


def _page(word: str) -> Page | None:
    return _one_of("--pages", word, PAGES)


def _one_of(option: str, word: str | None, known: Sequence[Word]) -> Word | None:
    if word is None:
        return None
    for each in known:
        if each == word:
            return each
    raise UsageError(f"{option} {word}: write {', '.join(known)}")


def _since(words: str | None, today: date) -> date | None:
    if words is None:
        return None
    day = happened(words, today)
    if day > today:
        raise UsageError(f"--since {day} is after {today}: name the day of the last printing")
    return day


def _narrowed(span: YearSpan, first: str | None, last: str | None, today: date) -> YearSpan:
    """The days from `--from` to `--to`; a day and month without a year is one of this school year."""

    def day(words: str) -> date:
        return planned(words, span.first if words[:1].isdigit() else today)

    narrowed = span._replace(first=day(first) if first else span.first, last=day(last) if last else span.last)
    if narrowed.last < narrowed.first:
        raise UsageError(f"--from {narrowed.first} --to {narrowed.last}: ends before it begins; change one")
    return narrowed
