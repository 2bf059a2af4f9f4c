"""The same work for many files, in two processes where that is faster. What comes out is the same in any number."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

MANY = 200  # from here on a second process saves more than its start costs


def in_order(
    work: Callable[[Item], Made], items: Sequence[Item], shared: Sequence[object] = ()
) -> Iterator[Made]:
    """What `work` makes of each item, in their order; what it raises is raised in the same place.

    `shared`: values that every process has. Where one of them is part of what is made, it stays that one.
    """
    if len(items) > MANY and _can_fork():
        from casemgr.store.forked import in_order_by_forks

        return in_order_by_forks(work, items, shared)
    return map(work, items)


def _can_fork() -> bool:
    """Whether there is a second processor, and nothing that a forked process would find half done."""
    if sys.platform != "linux":
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1
