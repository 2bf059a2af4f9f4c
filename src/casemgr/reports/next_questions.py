"""What `next` has to know to record a duty, and what there is on file to take it from."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from casemgr.casefile.events import MeetingScheduled, said
from casemgr.casefile.vocabulary import Purpose
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.doing import events_for, own_event
from casemgr.docket.facts import Facts
from casemgr.reports.next_topics import Topic

PLACEHOLDERS: Mapping[str, str] = {
    "WHO": "Who was it? Names or roles",
    "NAME": "Who was it? Names",
    "TEACHER": "Who was it with?",
    "HOW": "How: in person, by phone, e-mail?",
    "TEXT": "In a few words?",
    "SOURCE": "Which source?",
    "SCOPE": "Comprehensive, limited, records-review or not-needed?",
    "AREA=ASSESSOR": "Which areas, and who assesses each? AREA=ASSESSOR",
    "ROLE=NAME": "Who was invited? ROLE=NAME",
}
"""What a duty's command wants to know → the question."""
SEVERAL = frozenset({"WHO", "NAME", "AREA=ASSESSOR", "ROLE=NAME"})
_PLACEHOLDER = re.compile(r"[A-Z]+(?:=[A-Z]+)?")


def is_placeholder(word: str) -> bool:
    """Whether a word of a command is in the place of what is to be typed."""
    return _PLACEHOLDER.fullmatch(word) is not None


def command_of(topic: Topic) -> list[str]:
    """The words of the duty's own command, without the program's name."""
    assert topic.step
    return shlex.split(topic.step.command)[1:]


def can_be_ticked(topic: Topic, facts: Facts) -> bool:
    """Whether `done` takes the duty."""
    return bool(events_for(topic.deadline.rule, [topic.deadline], facts.student, facts.events))


def each_of_a_set(topic: Topic, facts: Facts) -> list[list[str]]:
    """Where several have to report, the command of each, as each has a day of its own."""
    rule = topic.deadline.rule
    on = own_event(rule)
    if on is None or on.completing not in ("providers", "areas_agreed"):
        return []
    made = events_for(rule, [topic.deadline], facts.student, facts.events)
    names = [
        next(iter(each.fields.values())) for each in made if each.cls.model_fields["type"].default == on.event
    ]
    return [[rule.next.split()[0], topic.student, str(name)] for name in names]


def purposes_of(topic: Topic) -> list[str]:
    """What the meeting that a duty asks for is about: what its start was about, or the one purpose that meets it."""
    known = get_args(Purpose)
    start = topic.deadline.start.event
    of_start = said(start, "purposes") if start else None
    words = topic.deadline.rule.next.split()
    named = [words[place + 1] for place, word in enumerate(words[:-1]) if word == "--purpose"]
    if of_start and not set(named) & set(known):
        return list(of_start)
    purpose = said(start, "purpose") if start else None
    filled = [str(purpose) if each == "{purpose}" and purpose else each for each in named]
    return [each for each in filled if each in known]


def closing_with(booked: MeetingScheduled, topics: Iterable[Topic]) -> list[Topic]:
    """What is open before a meeting is recorded, and may close with it."""
    return [
        each
        for each in topics
        if each.step and each.step.meeting == booked.id and not each.step.is_met_by_meeting
    ]


def is_unmet(deadline: Deadline, facts: Facts, context: Context, today: date) -> bool:
    """Whether nothing on file has met it by now."""
    return not any(
        clock.rule.id == deadline.rule.id
        and clock.start.event == deadline.start.event
        and clock.met_by is not None
        for clock in derive_from(facts, context, today)
    )
