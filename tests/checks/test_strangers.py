"""A name that is on file nowhere, and near one that is: asked about in whichever field of whichever event."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from casemgr.casefile.events import AreaAssessor, Event, Invitee, event_types
from casemgr.casefile.persons import fields_with_names
from casemgr.checks.case import Case
from casemgr.checks.strangers import slips_for_people
from casemgr.scalars import Frozen
from recorded import case_of
from support import fact, student_of

STAFF = {"Dana Whitfield": None, "Helen Osei": "school-nurse"}
HOLDERS: dict[type[Frozen], dict[str, Any]] = {
    Invitee: {"role": "school-nurse"},
    AreaAssessor: {"area": "health"},
}
"""The models inside of an event that hold a name, with what else they need."""
NOTE = fact("note_made", "2026-11-20", text="x")
INVITED = fact("team_invited", "2026-11-09", to=[{"role": "principal", "name": "Joan Pruitt"}])


@cache
def _base() -> Case:
    return case_of(student_of(NOTE), staff=STAFF)


def _fields() -> list[tuple[str, str]]:
    """Each field that holds a name, its own or in a model of its own."""
    return [
        (kind, key)
        for kind, cls in sorted(event_types().items())
        for key in cls.model_fields
        if key in fields_with_names(cls) or _holder(cls, key)
    ]


def _holder(cls: type[Event], key: str) -> type[Frozen] | None:
    form = str(cls.model_fields[key].annotation)
    return next((holder for holder in HOLDERS if holder.__name__ in form), None)


def _naming(kind: str, key: str, name: str) -> Event:
    """An event with a name in one of its fields, and nothing else in it."""
    cls = event_types()[kind]
    value: Any = (name,) if str(cls.model_fields[key].annotation).startswith("tuple") else name
    if holder := _holder(cls, key):
        (inner,) = fields_with_names(holder)
        value = (holder.model_validate({**HOLDERS[holder], inner: name}),)
    day = _base().new[0].date
    needed = {"event": "e9", "field": "school"}
    held: dict[str, Any] = {each: word for each, word in needed.items() if each in cls.model_fields}
    return cls.model_construct(
        **{"id": "new", "type": kind, "date": day, "recorded": day, **held, key: value}
    )


@pytest.mark.parametrize(("kind", "key"), _fields())
def test_a_slip_is_asked_about_in_every_field_that_holds_a_name(kind: str, key: str) -> None:
    asked = list(slips_for_people(replace(_base(), new=(_naming(kind, key, "Helen Osie"),))))
    assert asked == [("nobody on file is called Helen Osie; did you mean Helen Osei?", "refuse")]
    for name in ("Helen Osei", "Rosa Diaz", "the nurse", "osei"):
        assert not list(slips_for_people(replace(_base(), new=(_naming(kind, key, name),)))), name


def test_who_did_it_is_among_the_fields_and_so_is_who_is_named_in_a_list() -> None:
    named = {
        ("team_invited", "to"), ("assessment_plan_given", "areas"), ("staff_notified", "to"), ("iep_drafted", "owner"),
        ("meeting_held", "present"), ("meeting_held", "interpreter"), ("document_sent", "to"), ("surrogate_appointed", "name"),
        ("release_of_information", "source"), *((kind, "by") for kind in event_types()),
    }  # fmt: skip
    assert named <= set(_fields())


def _asked(*facts: dict[str, Any], new: int = 1) -> list[str]:
    return [note.text for note in slips_for_people(case_of(student_of(*facts), new=new, staff=STAFF))]


def _contact(name: str, **more: Any) -> dict[str, Any]:
    return fact("contact_made", "2026-11-20", with_whom=name, how="phone", result="x", **more)


@pytest.mark.parametrize(
    ("before", "new", "near"),
    [
        ([INVITED], _contact("Joan Pruett"), "Joan Pruitt"),  # named by the file alone
        ([INVITED], _contact("Joan"), None),
        ([_contact("Helen Osie")], _contact("Helen Osie"), None),  # it was right the first time
        ([_contact("parent")], _contact("parents"), None),  # no name at all
        ([], _contact("Anna Rivera"), "Ana Rivera"),  # the student
        ([], fact("identity_changed", "2026-11-20", field="contacts.0.name", after="Helen Osie"), "Helen Osei"),
        ([], _contact("Bo Li and Helen Osie"), "Helen Osei"),
    ],
)  # fmt: skip
def test_near_whom(before: list[dict[str, Any]], new: dict[str, Any], near: str | None) -> None:
    asked = _asked(*before, new)
    assert [each.rpartition("did you mean ")[2] for each in asked] == ([f"{near}?"] if near else [])


def test_a_slip_that_is_corrected_is_not_what_is_meant() -> None:
    wrong = _contact("Rosa Dias")
    void = fact("void", "2026-11-20", event="e0", why="x", replaced_by="e2")
    assert _asked(wrong, void, _contact("Rosa Diaz"), new=2) == []
    assert _asked(wrong, void, _contact("Helen Osie"), new=2) != []


def test_two_slips_are_both_asked_about_and_each_once() -> None:
    held = fact(
        "meeting_held",
        "2026-11-20",
        purposes=["annual"],
        outcome="completed",
        present=["Helen Osie", "Dana Whitfeld"],
        by="Helen Osie",
    )
    assert [each.split(";")[0] for each in _asked(held)] == [
        "nobody on file is called Helen Osie",
        "nobody on file is called Dana Whitfeld",
    ]
