"""How a change of a calendar's file is undone by hand: no command does."""

from collections import Counter

from casemgr.casefile.saying import joined


def taking_out(name: str, before: str | None, after: str) -> str:
    """Which lines of the file to take out, or that the whole file is new."""
    if before is None:
        return f"Undo by hand: delete {name}"
    old, lines = Counter(before.splitlines()), []
    for number, line in enumerate(after.splitlines(), 1):
        if old[line]:
            old[line] -= 1
        else:
            lines.append(number)
    verb = "change back" if old.total() else "delete"
    numbers = f"line{'s' if len(lines) > 1 else ''} {joined(list(map(str, lines)))}"
    return f"Undo by hand: in {name}, {verb} {numbers}"
