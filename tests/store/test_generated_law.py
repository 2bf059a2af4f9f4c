"""The generated form of the law says what its YAML says, and counts for nothing beside any other YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.store.generatedlaw import NAME, load, text_of
from casemgr.store.lawfile import Named
from casemgr.store.lawfiles import read_place
from casemgr.store.lawplaces import every_place, sources_of
from casemgr.store.package import LAW_FILES

GENERATE = "after changing the law: python -m casemgr.store.generatelaw"


def without_examples(named: Named) -> Named:
    name, law_file = named
    rules = tuple(rule.model_copy(update={"examples": ()}) for rule in law_file.rules)
    ages = tuple(each.model_copy(update={"examples": ()}) for each in law_file.entry_ages)
    found = {"rules": rules, "entry_ages": ages}
    return name, law_file.model_copy(update={key: value for key, value in found.items() if value})


@pytest.mark.parametrize("place", every_place())
def test_the_generated_law_is_that_of_the_yaml(place: str) -> None:
    folder, sources = LAW_FILES / place, sources_of(place)
    from_yaml, generated = read_place(place), load(folder, sources)
    assert (folder / NAME).is_file(), GENERATE
    assert (folder / NAME).read_text(encoding="utf-8") == text_of(from_yaml, sources), GENERATE
    assert generated
    assert generated.law == tuple(map(without_examples, from_yaml.law))
    assert generated.tables == from_yaml.tables


def test_it_is_not_read_beside_other_yaml(tmp_path: Path) -> None:
    assert load(tmp_path, [b"schema: 1\n"]) is None
    (tmp_path / NAME).write_text(text_of(read_place("us"), [b"schema: 1\n"]), encoding="utf-8")
    assert load(tmp_path, [b"schema: 1\n"])
    assert load(tmp_path, [b"schema: 1\n# another\n"]) is None


def test_every_shipped_place_is_there() -> None:
    assert {"us", "us-ca", "handbook/chapter-17"} <= set(every_place())
