"""What `next` has to know to record a duty, and what there is on file to take it from."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date

from casemgr.casefile.events import ProgressReportSent
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.doing import events_for, own_event
from casemgr.docket.facts import Facts
from casemgr.docket.to_book import purposes_to_book
from casemgr.reports.next_topics import Topic
from casemgr.state.progress import not_reported

PLACEHOLDERS: Mapping[str, str] = {
    "notify WHO": "Who was informed? Names or roles",
    "sent WHO": "Who got it? Names or roles",
    "assign NAME": "Who is the case manager?",
    "hand-off NAME": "Who receives the case?",
    "review-with NAME": "With whom? Names",
    "service NAME": "Which service?",
    "surrogate NAME": "Who is the surrogate parent?",
    "provider-reported NAME": "Which provider?",
    "contact TEACHER": "With which teacher?",
    "contact HOW": "How: in person, by phone, by e-mail?",
    "contact TEXT": "What came of it, in a few words?",
    "release SOURCE": "From whom outside the school?",
    "collect SOURCE": "From which place?",
    "plan-triennial SCOPE": "Comprehensive, limited, records-review or not-needed?",
    "develop-plan AREA=ASSESSOR": "Which areas, and who assesses each? Like speech=Priya Nair",
    "invite ROLE=NAME": "Who was invited? A name of the staff, or like slp=Priya Nair",
    "WHO": "Who was it? Names or roles",
    "NAME": "Who was it? Names",
    "TEXT": "In a few words?",
}
"""What a duty's command wants to know, by the command or for any → the question."""
SEVERAL = frozenset({"WHO", "NAME", "AREA=ASSESSOR", "ROLE=NAME"})
_PLACEHOLDER = re.compile(r"[A-Z]+(?:=[A-Z]+)?")


def is_placeholder(word: str) -> bool:
    """Whether a word of a command is in the place of what is to be typed."""
    return _PLACEHOLDER.fullmatch(word) is not None


def question_for(command: str, placeholder: str) -> str | None:
    """The question for what is to be typed in the place of a word of a command; None where nobody is asked for it."""
    return PLACEHOLDERS.get(f"{command} {placeholder}") or PLACEHOLDERS.get(placeholder)


def command_words(topic: Topic) -> list[str]:
    """The words of the duty's own command, without the program's name."""
    assert topic.step
    return shlex.split(topic.step.command)[1:]


def can_be_ticked(topic: Topic, facts: Facts) -> bool:
    """Whether `done` takes the duty."""
    return bool(events_for(topic.deadline.rule, [topic.deadline], facts.student, facts.events))


def goes_with_safeguards(topic: Topic, facts: Facts) -> bool:
    """Whether what `done` records says if the procedural safeguards were attached."""
    made = events_for(topic.deadline.rule, [topic.deadline], facts.student, facts.events)
    return any(each.takes_safeguards for each in made)


def each_of_a_set(topic: Topic, facts: Facts) -> list[list[str]]:
    """Where several have to report, the command of each, which ends with who it is, as each has a day of its own."""
    rule = topic.deadline.rule
    on = own_event(rule)
    if on is None or on.completing not in ("providers", "areas_agreed"):
        return []
    made = events_for(rule, [topic.deadline], facts.student, facts.events)
    names = [
        next(iter(each.fields.values())) for each in made if each.cls.model_fields["type"].default == on.event
    ]
    is_plain = topic.deadline.start.left_by or on.completing != "providers"
    for_next = [] if is_plain or not _has_gone_without(names, facts) else ["--for", "next"]
    return [[rule.next.split()[0], topic.student, *for_next, str(name)] for name in names]


def _has_gone_without(names: Iterable[object], facts: Facts) -> bool:
    """Whether a progress report has gone home without one of these providers' reports."""
    sent = [event for event in facts.events if isinstance(event, ProgressReportSent)]
    missing = {name for each in sent for name in not_reported(facts.student, facts.events, each)}
    return not missing.isdisjoint(map(str, names))


def purposes_of(topic: Topic) -> list[str]:
    """What the meeting that a duty asks for is about."""
    return purposes_to_book(topic.deadline)


def closed_by_now(topics: Iterable[Topic], facts: Facts, context: Context, today: date) -> list[Topic]:
    """Of what was open before a meeting was recorded, what has closed since and nothing on file has met."""
    clocks = derive_from(facts, context, today)

    def is_closed(deadline: Deadline) -> bool:
        same = [
            clock
            for clock in clocks
            if clock.rule.id == deadline.rule.id and clock.start.event == deadline.start.event
        ]
        return not any(clock.is_open or clock.met_by for clock in same)

    return [each for each in topics if each.step and is_closed(each.deadline)]
