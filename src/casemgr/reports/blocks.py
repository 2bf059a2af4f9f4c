"""Small pictures made of characters, for where a number is seen sooner than read."""

from __future__ import annotations

FULL, HALF, FREE, LIMIT = "█", "▌", "░", "│"
REPORTED, AWAITED = "●", "○"
_WIDEST = 40
"""Days that are drawn; past these the bar ends, and the words beside it say the number."""


def used_of(used: float, limit: float) -> str:
    """`████████▌░│`: days used of those there are, a half as half a block; what passes the limit is beyond its line."""
    cells = [_cell(used - day) for day in range(min(int(max(used, limit) + 0.5), _WIDEST))]
    return "".join([*cells[: int(limit)], LIMIT, *cells[int(limit) :]])


def _cell(left: float) -> str:
    if left >= 1:
        return FULL
    return HALF if left > 0 else FREE
