"""The numbers of the page that was printed last, and what is said where one means several deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.errors import UsageError
from casemgr.store.page import PageLine, line_of, remember

ROUND = [PageLine(1, student, "co-teaching", "e1") for student in ("ben-k", "dar-j")]
TWO_OF_ONE = [PageLine(2, "ben-k", "records-copies", clock) for clock in ("e1", "e2")]


@pytest.mark.parametrize(("number", "second"), [("1", "dar-j"), ("2", "ben-k")])
def test_a_line_about_several_deadlines_asks_which(
    number: str, second: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether one tick is right for all of them is said on the page, beside those of the handbook."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    remember(tmp_path, [*ROUND, *TWO_OF_ONE])
    with pytest.raises(UsageError) as refused:
        line_of(tmp_path, number)
    message = str(refused.value)
    assert message.startswith(f"Line {number} is about 2 deadlines. Say which: {number}.1 ben-k ")
    assert message.endswith(f" · {number}.2 {second} {'co-teaching' if number == '1' else 'records-copies'}")
    assert line_of(tmp_path, f"{number}.2").student == second
