"""A sample of the random stories: the program and the oracle of the contract agree on every clock of the fixed rules."""

from random import Random

import pytest

from compare_stories import SILENT, compare


@pytest.mark.parametrize("seed", [1, 2])
def test_the_program_does_what_the_contract_says(seed: int) -> None:
    clocks, found = compare(Random(seed), 75)
    assert clocks > 1000
    decided = [(telling, each) for telling, each in found if not any(item.covers(each) for item in SILENT)]
    first = next((f"{telling.student['id']} as of {telling.as_of}" for telling, _ in decided), "")
    kinds = sorted({str(each.kind) for _, each in decided})
    assert not kinds, (
        f"{first}: python tests/compare_stories.py --students 75 --seed {seed} shows each by example"
    )
