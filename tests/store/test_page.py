"""The numbers of the page that was printed last, and what is said where one means several deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.errors import UsageError
from casemgr.store.page import PageLine, line_of, remember

ROUND = [PageLine(1, student, "co-teaching", "e1") for student in ("ben-k", "dar-j")]
TWO_OF_ONE = [PageLine(2, "ben-k", "records-copies", clock) for clock in ("e1", "e2")]


@pytest.mark.parametrize(
    ("number", "round_"), [("1", ". If it is done for all: casemgr done --all co-teaching"), ("2", "")]
)
def test_a_line_about_one_duty_of_many_students_names_the_round(
    number: str, round_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    remember(tmp_path, [*ROUND, *TWO_OF_ONE])
    with pytest.raises(UsageError) as refused:
        line_of(tmp_path, number)
    message = str(refused.value)
    assert message.startswith(f"Line {number} is about 2 deadlines. Say which: {number}.1 ben-k ")
    assert ("If it is done for all" in message) == bool(round_)
    assert message.endswith(round_)
    assert line_of(tmp_path, f"{number}.2").student == ("dar-j" if round_ else "ben-k")
