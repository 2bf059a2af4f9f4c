"""The rows of one file that are about one student: said, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.saying import joined
from casemgr.errors import Problem
from casemgr.exchange.rosters.pupil import Pupil

NAMED = 3
"""So many students are named a line each."""


def doubled(
    rows: Sequence[Pupil], pupils: Sequence[Pupil], file: str, *, has_one_row: bool
) -> Iterator[Problem]:
    """Rows that say what an earlier one says; and where the file should have one row a student (`has_one_row`), those of
    one student that say different things."""
    if len(rows) == len(pupils):
        return
    by_line = {row.sources[0].line: row._replace(sources=()) for row in rows}
    again: list[tuple[int, list[int]]] = []
    for pupil in pupils:
        first, *others = sorted(source.line for source in pupil.sources)
        same = [line for line in others if by_line[line] == by_line[first]]
        if same:
            again.append((first, same))
        if has_one_row and (others := [line for line in others if line not in same]):
            words = f"{_rows([first, *others])} are about one student, and are taken together"
            yield Problem(file, others[0], words)
    if len(again) <= NAMED:
        for first, same in again:
            verb = "says" if len(same) == 1 else "say"
            yield Problem(
                file, same[0], f"{_rows(same)} {verb} what row {first} says, and the student is taken once"
            )
        return
    lines = sorted(line for _, same in again for line in same)
    yield Problem(file, lines[0], f"{_rows(lines)} say what earlier rows say, and each student is taken once")


def _rows(lines: Sequence[int]) -> str:
    """`row 4`, `rows 4, 7 and 9 to 12`."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    said = [
        f"{run[0]} to {run[-1]}" if len(run) > 2 else part
        for run in runs
        for part in ([str(run[0])] if len(run) > 2 else map(str, run))
    ]
    return f"row{'s' if len(lines) > 1 else ''} {joined(said)}"
