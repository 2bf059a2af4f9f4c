"""How a change of a calendar's file is undone by hand: no command does."""

from collections import Counter
from collections.abc import Sequence

from casemgr.casefile.saying import joined


def taking_out(name: str, before: str | None, after: str) -> str:
    """Which lines of the file to take out, or that the whole file is new."""
    if before is None:
        return f"Undo by hand: delete {name}"
    old, lines = Counter(before.splitlines()), {}
    for number, line in enumerate(after.splitlines(), 1):
        if old[line]:
            old[line] -= 1
        else:
            lines[number] = line
    gone = [_key(line) for line in old.elements()]
    changed = [number for number, line in lines.items() if _key(line) in gone]
    if len(changed) != len(gone):  # which line was which cannot be said: a list written over several lines
        changed = list(lines)
    steps = [("change back", changed), ("delete", [number for number in lines if number not in changed])]
    said = (f"{verb} {_numbered(numbers)}" for verb, numbers in steps if numbers)
    return f"Undo by hand: in {name}, {' and '.join(said)}"


def _key(line: str) -> str:
    return line.partition(":")[0]


def _numbered(lines: Sequence[int]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {joined(list(map(str, lines)))}"
