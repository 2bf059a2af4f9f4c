"""A school year drafted from the events of a feed, a table or typed words. What they do not decide is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pydantic import ValidationError

from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import DayOff, DayOffKind, SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.errors import Problem
from casemgr.exchange.calendars.entry import Entry, Meaning
from casemgr.exchange.calendars.oddities import oddities
from casemgr.exchange.calendars.runs import DayRun, joined
from casemgr.exchange.calendars.titles import is_usually_off, meaning_of
from casemgr.exchange.questions import Asked, Question
from casemgr.exchange.text import refuse

KINDS: tuple[DayOffKind, ...] = get_args(DayOffKind)
SCHOOL = "school day"
A_FEW = 2
ALL, EACH = "all of them", "ask about each"
_CHOICES = (*KINDS, SCHOOL)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a calendar seems to say. It is for correction: nothing is adopted by reading it."""

    school_year: str
    first_day: date | None
    last_day: date | None
    days_off: tuple[DayOff, ...]
    short_days: tuple[date, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Problem, ...] = ()
    passed_over: tuple[Entry, ...] = ()
    """Events that are about something else."""

    def made(
        self,
        district: str,
        *,
        track: str = "traditional",
        student_days: int | None = None,
        source: str | None = None,
    ) -> SchoolYear:
        """The calendar in the form of the caseload's files. BadFile where an edge is missing or nothing is left."""
        file = f"calendars/{self.school_year}.yaml"
        if self.first_day is None or self.last_day is None:
            raise refuse(file, "the first and the last day of school are needed; give both")
        try:
            return SchoolYear(
                schema_=1,
                district=district,
                school_year=self.school_year,
                track=track,
                first_day=self.first_day,
                last_day=self.last_day,
                student_days=student_days,
                days_off=self.days_off,
                short_days=self.short_days,
                source=source,
            )
        except ValidationError as error:
            raise refuse(file, str(error.errors()[0]["msg"])) from None


def draft(
    entries: Sequence[Entry],
    span: YearSpan,
    asked: Asked,
    *,
    first: date | None = None,
    last: date | None = None,
    student_days: int | None = None,
) -> Draft:
    """One school year out of events. `first` and `last`, where they are given, win over the events' own."""
    own = _within(entries, span, asked)
    usual = _usual(own, asked)
    meant = [(entry, usual.get(entry) or _meaning(entry, asked)) for entry in own]
    first_day = first or _edge(meant, "first", span, asked)
    last_day = last or _edge(meant, "last", span, asked)
    away = [DayRun.of(entry, kind) for entry, meaning in meant if (kind := _as_kind(meaning))]
    inside = [run for run in away if _is_inside(run, first_day, last_day, asked)]
    off = tuple(run.day_off() for run in joined(inside, asked))
    off_days = {day for run in inside for day in run.days}
    short = sorted({day for entry, m in meant if m == "short" for day in entry.weekdays} - off_days)
    if first_day and last_day:
        for words in oddities(first_day, last_day, off, student_days):
            asked.say(None, words)
    return Draft(
        span.name,
        first_day,
        last_day,
        off,
        tuple(day for day in short if (first_day or day) <= day <= (last_day or day)),
        tuple(asked.questions),
        tuple(asked.remarks),
        tuple(entry for entry, meaning in meant if meaning in ("school", "")),
    )


def _usual(entries: Sequence[Entry], asked: Asked) -> dict[Entry, Meaning]:
    """The holidays that are days without school everywhere, by their names alone: asked about once, where there are several,
    and each only where that is the answer."""
    found = {
        entry: _otherwise(entry)
        for entry in entries
        if not (entry.meaning or entry.is_timed)
        and any(entry.weekdays)
        and meaning_of(entry.title) == "ask"
        and is_usually_off(entry.title)
    }
    if len(found) < A_FEW:
        return {}
    listed = ", ".join(f"{entry.title} ({long_date(entry.first)})" for entry in found)
    first = next(iter(found))
    answer = asked.ask(
        "day-off",
        f"{len(found)} holidays on which schools are closed everywhere in the state: {listed}. Are they days without school "
        "here too? Drafted so",
        read="holidays",
        readings=(ALL, EACH),
        line=first.line,
        about="every year",
    )
    return {} if answer == EACH else found


def _otherwise(entry: Entry) -> Meaning:
    """What a day is that is asked about, until the answer is there."""
    if not is_usually_off(entry.title):
        return "school"
    return "break" if len(list(entry.weekdays)) > 1 else "holiday"


def _as_kind(meaning: Meaning) -> DayOffKind | None:
    return next((kind for kind in KINDS if kind == meaning), None)


def _within(entries: Sequence[Entry], span: YearSpan, asked: Asked) -> list[Entry]:
    """The events of the school year; equal ones once."""
    inside = [entry for entry in entries if span.holds(entry.first)]
    others: dict[str, list[Entry]] = {}
    for entry in entries:
        if not span.holds(entry.first):
            others.setdefault(YearSpan.around(entry.first).name, []).append(entry)
    for name, left in sorted(others.items()):
        example = f", like “{left[0].title}” on {left[0].first}"
        asked.say(left[0].line, f"{len(left)} of {name}, not of {span.name}, left out{example}")
    once = {(e.title.casefold(), e.first, e.last): e for e in reversed(inside)}
    return sorted(once.values(), key=lambda entry: (entry.first, entry.line or 0))


def _meaning(entry: Entry, asked: Asked) -> Meaning:
    """What an event means, asked where its title does not decide it."""
    meaning = entry.meaning or meaning_of(entry.title)
    is_weekend = not any(entry.weekdays)
    if is_weekend and meaning not in ("first", "last"):
        return "school"
    if entry.is_timed and meaning in (*KINDS, "ask"):
        return _asked(entry, "takes only some hours. Are students away that day?", asked, otherwise="school")
    if meaning == "one-school":
        words = "seems to be for one school or group. Are all students away?"
        return _asked(entry, words, asked, otherwise="school", kind="one-school")
    if meaning == "ask":
        return _asked(entry, "is there school?", asked, otherwise=_otherwise(entry))
    if not meaning and not entry.is_timed:
        return _asked(entry, "does not say whether there is school", asked, otherwise="school")
    return meaning


def _asked(entry: Entry, words: str, asked: Asked, *, otherwise: Meaning, kind: str = "day-off") -> Meaning:
    """An answer, or what the draft holds until then."""
    answer = asked.ask(
        "one-school" if kind == "one-school" else "day-off",
        f"“{entry.title}” ({entry.when}): {words} Drafted as {SCHOOL if otherwise == 'school' else otherwise}",
        read=entry.title,
        readings=_CHOICES,
        line=entry.line,
        about=entry.when,
    )
    if answer is None:
        return otherwise
    return next((choice for choice in KINDS if choice == answer), "school")


def _edge(
    meant: Sequence[tuple[Entry, Meaning]], which: Meaning, span: YearSpan, asked: Asked
) -> date | None:
    """The first or last day of school; several are asked, and so is none."""
    days = sorted({entry.first for entry, meaning in meant if meaning == which})
    if len(days) == 1:
        return days[0]
    text = f"Which is the {which} day of school of {span.name}?"
    if days:
        text += f" There are several: {', '.join(map(str, days))}"
    answer = asked.ask("edge", text, read=which, readings=tuple(map(str, days)), about=span.name)
    return date.fromisoformat(answer) if answer else None


def _is_inside(run: DayRun, first: date | None, last: date | None, asked: Asked) -> bool:
    """Days before the first and after the last day of school are no days off; they are said."""
    is_before, is_after = bool(first and run.last < first), bool(last and run.first > last)
    if is_before or is_after:
        where = "before the first day" if is_before else "after the last day"
        asked.say(run.line, f"“{run.name}” ({run.first}) lies {where} of school, and is left out")
    return not is_before and not is_after
