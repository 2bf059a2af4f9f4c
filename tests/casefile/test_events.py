"""Each event says itself as a sentence: every fact it holds, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

from casemgr.casefile.events import Consulted, Event, event_types, noun
from casemgr.casefile.events.assessment import AreaAssessor
from casemgr.casefile.events.meeting import Invitee
from casemgr.casefile.saying import Nearby, dollars, long_date
from each import each
from support import fact, student_of

DAY, OTHER_DAY = date(2026, 9, 14), date(2027, 2, 9)
IDS = {
    "clock": "clock1",
    "request": "request1",
    "answers": ("answer1",),
    "carries_out": "carried1",
    "event": "event1",
    "replaced_by": "event2",
}
NEAR = Nearby(
    {
        name: f"fact number {place} of Mon 2026-09-07"
        for place, name in enumerate(("clock1", "request1", "answer1", "carried1", "event1"), 1)
    },
    ["Luz Rivera"],
)
TYPES = event_types()


PLAIN: dict[Any, Any] = {
    date: OTHER_DAY,
    bool: True,
    float: 2.5,
    time: time(14, 15),
    AreaAssessor: AreaAssessor(area="reading", assessor="Dana Whitfield"),
    Invitee: Invitee(role="slp", name="Priya Nair"),
}


def value_for(name: str, annotation: Any) -> Any:
    """A value that a field of this form may hold."""
    given = {**IDS, "school_year": "2027-28", "field": "contacts.0.phone"}
    inner = [each for each in get_args(annotation) if each is not type(None)]
    origin = get_origin(annotation)
    if name in given:
        return given[name]
    if origin is tuple:
        return (value_for(name, inner[0]),)
    if origin is dict:
        return {value_for(name, inner[0]): f"the {name}"}
    if inner:
        return inner[0] if origin is Literal else value_for(name, inner[0])
    return PLAIN.get(annotation, f"{name.replace('_', ' ')} so and so")


def is_closed(annotation: Any) -> bool:
    """Whether a field holds one of a list of words, which a sentence may put in words of its own."""
    return Literal in (get_origin(each) for each in (annotation, *get_args(annotation)))


def own_fields(cls: type[Event]) -> dict[str, FieldInfo]:
    return {name: info for name, info in cls.model_fields.items() if name not in Event.model_fields}


def made(cls: type[Event], **values: Any) -> Event:
    return cls.model_construct(id="abc234", date=DAY, recorded=DAY, **values)


def full(cls: type[Event], **other: Any) -> Event:
    values = {name: value_for(name, info.annotation) for name, info in own_fields(cls).items()}
    return made(cls, **{**values, "by": "Marcus Bell", "note": "a word beside it", **other})


def in_words(value: Any) -> Iterator[str]:
    """What a sentence must hold of a value."""
    if isinstance(value, date):
        yield long_date(value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, float):
        yield f"{value:g}"
    elif isinstance(value, AreaAssessor):
        yield from (value.area, value.assessor or "")
    elif isinstance(value, Invitee):
        yield from (value.role.upper(), value.name or "")
    elif isinstance(value, tuple):
        yield from (word for each in value for word in in_words(each))
    elif isinstance(value, dict):
        yield from value.values()


@each(TYPES)
def test_a_sentence_reads_as_words(name: str) -> None:
    said = full(TYPES[name]).sentence(NEAR)
    assert long_date(DAY) in said
    assert said[0].islower() or said.startswith("IEP")
    assert "_" not in said
    assert not re.search(r"(?<![a-z] )\d{4}-\d\d-\d\d", said), said
    assert "  " not in said
    assert "None" not in said


@each(TYPES)
def test_a_sentence_says_every_fact(name: str) -> None:
    cls = TYPES[name]
    event = full(cls)
    said = event.sentence(NEAR)
    assert "Marcus Bell" in said
    assert "“a word beside it”" in said
    for field, info in own_fields(cls).items():
        value = getattr(event, field)
        if field in IDS:
            known = [
                NEAR.events[each]
                for each in (value if isinstance(value, tuple) else (value,))
                if each in NEAR.events
            ]
            assert all(each in said for each in known), f"{field}: near.event() of it belongs into details()"
        elif field != "field" and not is_closed(info.annotation):
            assert all(word in said for word in in_words(value)), f"{field} is not in the sentence: {said}"


@each(TYPES)
def test_another_value_is_another_sentence(name: str) -> None:
    cls = TYPES[name]
    for field, info in own_fields(cls).items():
        words = [info.annotation, *get_args(info.annotation)]
        literal = next((each for each in words if get_origin(each) is Literal), None)
        if literal is not None and get_origin(info.annotation) is not dict:
            several = get_origin(info.annotation) is tuple
            choices: list[Any] = [(each,) if several else each for each in get_args(literal)]
        elif bool in words:
            choices = [True, False]
        else:
            continue
        if type(None) in words:
            choices.append(None)
        sentences = [full(cls, **{field: each}).sentence(NEAR) for each in choices]
        assert len(set(sentences)) == len(choices), field


@each(name for name in TYPES if name != "type")
def test_what_is_not_on_file_is_not_said(name: str) -> None:
    cls = TYPES[name]
    needed = {
        field: value_for(field, info.annotation)
        for field, info in own_fields(cls).items()
        if info.is_required()
    }
    rest = {field: info.get_default() for field, info in own_fields(cls).items() if not info.is_required()}
    said = made(cls, **needed, **rest).sentence()
    assert not re.search(r": $|; ;|None|\(\)|—", said), said


def test_a_class_that_says_nothing_of_its_own_names_its_fields() -> None:
    own = {"__module__": __name__, "clause": Event.clause, "details": Event.details}
    said = made(
        type("Plain", (Consulted,), own),
        topic="other",
        with_whom="Yolanda Pryor",
        advice=None,
        by=None,
        note=None,
    ).sentence()
    assert said == "consulted on Mon 9/14/2026; topic: other; with whom: Yolanda Pryor"


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        (
            "document_sent",
            {"document": "meeting-notice", "method": "mail", "to": "Rosa Ortega"},
            "meeting notice sent by mail to Rosa Ortega on Mon 9/14/2026",
        ),
        (
            "identity_changed",
            {"field": "contacts.0.phone", "before": "555-0121", "after": "555-0188"},
            "changed Luz Rivera's phone from 555-0121 to 555-0188 on Mon 9/14/2026",
        ),
        ("entered_in_system", {"what": "referral"}, "referral entered in the IEP system on Mon 9/14/2026"),
        (
            "void",
            {"event": "event1", "why": "undone", "by_undo": True},
            "undone on Mon 9/14/2026: fact number 5 of Mon 2026-09-07 (event1)",
        ),
        (
            "manifestation_review_held",
            {"caused": True, "not_implemented": False},
            "manifestation review held on Mon 9/14/2026; caused by the disability: yes; IEP not implemented: no",
        ),
    ],
)
def test_sentences(name: str, values: dict[str, Any], said: str) -> None:
    assert made(TYPES[name], **{"by": None, "note": None, **values}).sentence(NEAR) == said


@pytest.mark.parametrize(
    ("amount", "words"), [(60, "$60"), (12.5, "$12.50"), (1250, "$1,250"), (-5, "-$5"), (0, "$0")]
)
def test_an_amount_is_in_dollars(amount: float, words: str) -> None:
    assert dollars(amount) == words


@pytest.mark.parametrize(
    ("type_", "said", "words"),
    [
        ("consent_received", {"purpose": "initial"}, "consent"),
        ("parent_request_received", {"what": "an aide"}, "parent request"),
        ("records_requested", {}, "records request"),
        ("assessor_reported", {"area": "speech"}, "assessor's report"),
        ("iep_checked", {}, "IEP checked"),
    ],
)
def test_an_event_is_named_as_a_thing_beside_its_day(type_: str, said: dict[str, str], words: str) -> None:
    (event,) = student_of(fact(type_, "2026-09-14", **said)).events
    assert noun(event) == words
