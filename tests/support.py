"""Helpers of the tests: the calendars of `tests/calendars`, the shipped law, and students made of plain facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from casemgr.casefile.student import Identity, Student
from casemgr.casefile.vocabulary import Level
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.examples import event_of
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.store.folders import CHAPTER, STATE
from casemgr.store.lawfiles import ReadLaw, joined, read_law, read_place
from casemgr.store.lawplaces import places_of
from casemgr.store.typed import read_model
from casemgr.store.yamltext import decode, parse

CALENDARS = Path(__file__).parent / "calendars"
LEVELS: dict[str, Level] = {"Fernbrook Elementary": "elementary", "Fernbrook High": "secondary"}

Fact = Mapping[str, Any]


@cache
def calendar(name: str) -> SchoolYear:
    """A calendar of `tests/calendars`, through the product's own strict reader."""
    document = parse(decode((CALENDARS / f"{name}.yaml").read_bytes(), name), name, end_mark=False)
    return read_model(SchoolYear, document, name)


@cache
def _shipped() -> ReadLaw:
    law = read_law(None)
    assert law.problems == ()
    with_examples = [read_place(place) for place in places_of(STATE, CHAPTER)]
    return law._replace(book=joined([named for place in with_examples for named in place.law]))


def shipped_law() -> LawBook:
    return _shipped().book


def holidays(reading: str, year: int) -> dict[date, str] | None:
    return _shipped().holidays(reading, year)


def context_with(*years: str | SchoolYear, **readings: Any) -> Context:
    """The shipped law over these calendars (names, or calendars themselves), counted by these readings."""
    known = tuple(calendar(year) if isinstance(year, str) else year for year in years)
    return Context(shipped_law(), Readings.model_validate(readings), known, {}, LEVELS, holidays)


def with_rule(context: Context, **words: Any) -> Context:
    """The same with a rule of a district's own, `own`, that says this and otherwise what every rule must."""
    said: dict[str, Any] = {
        "id": "own",
        "title": "Do it",
        "short": "Do it",
        "kind": "district",
        "met_by": ({"event": "done"},),
        "next": "done {student} own",
        "cite": ("District memo 12",),
        "confidence": "text",
        "checked": "2026-11-23",
        "examples": ({"facts": (), "as_of": "2026-11-23"},),
    }
    own = Rule.model_validate({**said, **words})
    return replace(context, law=context.law.having(rules=(*context.law.rules, own)))


def fact(kind: str, day: str, /, **fields: Any) -> dict[str, Any]:
    """A plain fact: an event's type, its day, and what else it says."""
    return {"type": kind, "date": day, **fields}


def student_of(
    *facts: Fact,
    born: str | date = "2016-04-12",
    grade: str = "4",
    school: str = "Fernbrook Elementary",
    language: str | None = None,
    student_id: str = "ana-r",
    providers: Sequence[str] = (),
) -> Student:
    """Ana Rivera, with these facts in this order."""
    head = {
        "schema": 1,
        "id": student_id,
        "providers": [{"name": name} for name in providers],
        "name": {"first": "Ana", "last": "Rivera"},
        "born": born,
        "grade": grade,
        "school": school,
        "language": {"status": language} if language else None,
    }
    return Student(
        Identity.model_validate(head), tuple(event_of(fact, place) for place, fact in enumerate(facts))
    )


def deadlines_of(rule: str, student: Student, context: Context, as_of: date) -> list[Deadline]:
    """Every clock of one rule, as known on a day."""
    return [deadline for deadline in derive(student, context, as_of) if deadline.rule.id == rule]


def the_deadline(rule: str, student: Student, context: Context, as_of: date) -> Deadline:
    """The one clock of a rule."""
    found = deadlines_of(rule, student, context, as_of)
    assert len(found) == 1, [(d.started_on, d.due, d.status) for d in found]
    return found[0]


OWN_LAW = """\
schema: 1
rules:
- id: call-home
  title: Call the parent about the annual review
  kind: district
  starts:
  - {event: student_added}
  within: {count: 3, of: calendar_days}
  met_by:
  - {event: done}
  next: done {student} call-home
  cite: [District memo 12]
  confidence: text
  short: Call the parent
  checked: 2025-11-23
  examples:
  - as_of: 2025-08-20
    facts:
    - {type: student_added, date: 2025-08-20}
    due: 2025-08-23
"""


def said_to_the_student(template: str) -> str:
    """What a parent's letter says to a student of age who reads it, too: all but what is for a parent alone."""
    informed = r"\{% (?:if|elif) informed[^%]*%\}.*?(?=\{% (?:else|elif|endif))"
    text = re.sub(informed, "", template, flags=re.DOTALL)
    return re.sub(r"\{% if to_student %\}.*?\{% else %\}.*?\{% endif %\}", "", text, flags=re.DOTALL)
