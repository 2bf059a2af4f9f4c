"""What a clock is about, where its rule names the field of its start that says so, and which clocks look alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal, get_origin

from casemgr.casefile.events import Event, said
from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline


def matter_of(deadline: Deadline) -> str:
    """`occupational therapy`, `adult student`; empty where its name says all."""
    field, event = deadline.rule.about, deadline.start.event
    words = said(event, field) if field and event else None
    if not words or not field or not event:
        return ""
    if isinstance(words, date):
        return f"{spaced(field)} of {words.month}/{words.day}"
    return spaced(str(words)) if _is_code(type(event), field) else str(words)


@cache
def _is_code(event_type: type[Event], field: str) -> bool:
    """Whether a field holds a word of a closed list."""
    return get_origin(event_type.model_fields[field].annotation) is Literal


def marked(clocks: Sequence[Deadline]) -> Sequence[Deadline]:
    """The clocks of one rule, those marked that are open with another about the same."""
    if len(clocks) < 2 or not clocks[0].rule.about:
        return clocks
    alike: dict[str, list[Deadline]] = {}
    for clock in clocks:
        if clock.is_open:
            alike.setdefault(matter_of(clock), []).append(clock)
    return [
        clock._replace(
            is_one_of_several=True, apart_by=_apart_by(clock, _of_its_day(clock, alike[matter_of(clock)]))
        )
        if clock.is_open and len(alike[matter_of(clock)]) > 1
        else clock
        for clock in clocks
    ]


def _of_its_day(clock: Deadline, others: Sequence[Deadline]) -> list[Deadline]:
    return [other for other in others if other.started_on == clock.started_on]


_FORMS = {"oral": "orally", "written": "in writing"}


def _apart_by(clock: Deadline, of_its_day: Sequence[Deadline]) -> str:
    """How it was asked, where that is another way in each of the clocks of a day, or else the id; empty for the only one."""
    event = clock.start.event
    if len(of_its_day) < 2 or event is None:
        return ""
    forms = {said(other.start.event, "form") for other in of_its_day if other.start.event}
    return _FORMS.get(said(event, "form"), event.id) if len(forms) == len(of_its_day) else event.id
