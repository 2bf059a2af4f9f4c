"""Each state that ships: its law is whole without a district's handbook, and its examples come out."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from casemgr.docket.examples import wrongs
from casemgr.store.lawfiles import read_law
from support import CALENDARS, calendar, context_with

STATES = sorted(
    folder.name for folder in (files("casemgr") / "law").iterdir() if folder.name.startswith("us-")
)


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_whole_and_its_examples_come_out(state: str) -> None:
    law = read_law(None, state, "none")
    assert law.problems == ()
    context = replace(context_with(), law=law.book)
    calendars = {path.stem: calendar(path.stem) for path in CALENDARS.glob("*.yaml")}
    found = {
        (rule.id, number): wrong
        for rule in law.book.rules
        for number, example in enumerate(rule.examples, 1)
        if (wrong := wrongs(rule, example, context, calendars))
    }
    assert found == {}
