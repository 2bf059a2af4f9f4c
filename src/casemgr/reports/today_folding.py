"""The lines of the morning page folded where no screen says how wide it is."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 80
"""Letters of a line's text."""


def folded(text: str) -> str:
    """A text folded between words. `wrap` takes ten times as long, and is asked only where it would do more than that."""
    if len(text) <= WIDTH:
        return text
    words = text.split()
    if " ".join(words) != text or max(map(len, words)) > WIDTH:
        return "\n".join(wrap(text, WIDTH, break_on_hyphens=False))
    lines = []
    while len(text) > WIDTH:
        end = text.rindex(" ", 0, WIDTH + 1)
        lines.append(text[:end])
        text = text[end + 1 :]
    return "\n".join([*lines, text])
