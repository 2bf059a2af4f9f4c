"""What is given of a school year, typed or in a file, as a draft of the year or as days added to one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import DayOff, SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.errors import Problem, UsageError
from casemgr.exchange.calendars.draft import Draft, draft
from casemgr.exchange.calendars.entry import Entry, Meaning
from casemgr.exchange.calendars.oddities import drafted_holidays, oddities
from casemgr.exchange.calendars.reading import read_entries
from casemgr.exchange.calendars.titles import plain_name
from casemgr.exchange.calendars.typed import read_typed
from casemgr.exchange.questions import Asked

WORDS = "the command"
"""Where typed days come from."""


@dataclass(frozen=True)
class Wanted:
    """What was typed of a school year."""

    span: YearSpan
    first: str | None
    last: str | None
    typed: Mapping[Meaning, Sequence[str]]
    student_days: int | None
    track: str | None

    @property
    def changes(self) -> bool:
        return bool(self.first or self.last or any(self.typed.values()) or self.student_days)

    def drafted(self, name: str, data: bytes | str | None, answers: Mapping[str, str]) -> Draft:
        """The year as these words and a file have it. Where only its edges are known, the public holidays are drafted."""
        first, last = self._edge(self.first), self._edge(self.last)
        asked = Asked(name, answers)
        entries = read_entries(data, self.span, asked) if data is not None else []
        entries += self._entries()
        if not entries and first and last:
            entries = [
                Entry(off.name, off.first, off.last, meaning=off.kind)
                for off in drafted_holidays(first, last)
            ]
            asked.say(None, "only the public holidays are drafted; add your breaks and staff days")
        return draft(entries, self.span, asked, first=first, last=last, student_days=self.student_days)

    def made(self, found: Draft, district: str, source: str) -> SchoolYear:
        """The calendar of a draft."""
        track: dict[str, Any] = {"track": self.track} if self.track else {}
        return found.made(district, student_days=self.student_days, source=source, **track)

    def added_to(self, known: SchoolYear) -> tuple[SchoolYear, dict[Any, Any]]:
        """The year with what was typed, and what that writes into its file: place → value. A day that is off already is
        left out."""
        edges = {"first_day": self._edge(self.first), "last_day": self._edge(self.last)}
        heads = {**edges, "student_days": self.student_days}
        head = {key: value for key, value in heads.items() if value}
        off = [each for each in self._days_off() if not off_by(each, known)]
        values = known.model_dump(by_alias=True) | head
        values["days_off"] = [each.model_dump(by_alias=True) for each in (*known.days_off, *off)]
        begin = len(known.days_off)
        written: dict[Any, Any] = {(key,): value for key, value in head.items()}
        written |= {
            ("days_off", begin + place): each.model_dump(by_alias=True, exclude_none=True)
            for place, each in enumerate(off)
        }
        return SchoolYear.model_validate(values), written

    def off_already(self, known: SchoolYear) -> list[str]:
        """Which days off that are on file hold days that were typed."""
        held = (off_by(each, known) for each in self._days_off())
        return list(dict.fromkeys(f"{_days(off)} ({off.name}) is off already" for off in held if off))

    def _days_off(self) -> list[DayOff]:
        return list(dict.fromkeys(_day_off(entry) for entry in self._entries()))

    def _entries(self) -> list[Entry]:
        """The days typed; UsageError for words that name no day."""
        found = []
        for meaning, lines in self.typed.items():
            for words in lines:
                entries = read_typed(words, self.span, Asked(WORDS), meaning)
                if not entries:
                    raise UsageError(
                        f"--{meaning.replace('_', '-')} {words}: write DATE NAME, like 9/7 Labor Day"
                    )
                found += entries
        return found

    def _edge(self, words: str | None) -> date | None:
        """A day of the school year, its year left out or not."""
        if words is None:
            return None
        entries = read_typed(f"{words} day", self.span, Asked(WORDS))
        if not entries:
            raise UsageError(f"{words}: is not a day; write it like 8/12 or {self.span.first.year}-08-12")
        return entries[0].first


def off_by(day: DayOff, known: SchoolYear) -> DayOff | None:
    """The day off of this kind, or the longer one, on file that holds all of these days, under whatever name."""
    holding = (off for off in known.days_off if off.first <= day.first and day.last <= off.last)
    return next((off for off in holding if off.kind == day.kind or off.first < off.last), None)


def _days(off: DayOff) -> str:
    return long_date(off.first) + (f" to {long_date(off.last)}" if off.last != off.first else "")


def left_out(found: Draft) -> list[str]:
    """What the draft remarks on, and the events that it leaves out because they are on a weekend."""
    return [remark.message for remark in found.remarks] + [
        f"{entry.title} ({entry.when}) is on a weekend, and left out"
        for entry in found.passed_over
        if entry.meaning
    ]


def open_questions(found: Draft) -> Iterator[Problem]:
    """What the file leaves open, each at its line, with the possible answers."""
    for each in found.questions:
        readings = f" ({', '.join(each.readings)})" if each.readings else ""
        yield Problem(each.file, each.line, f"{each.text}{readings}")


def oddly(year: SchoolYear) -> list[str]:
    """What lies oddly in a year."""
    twice = [words for _, words in year.contradictions]
    return [*twice, *oddities(year.first_day, year.last_day, year.days_off, None, year.make_up_days)]


def _day_off(entry: Entry) -> DayOff:
    kind: Any = entry.meaning
    name = plain_name(entry.title)
    if entry.first == entry.last:
        return DayOff(on=entry.first, kind=kind, name=name)
    return DayOff(from_=entry.first, to=entry.last, kind=kind, name=name)
