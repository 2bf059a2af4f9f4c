"""Services of an IEP agreed to that have not begun, where another has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.saying import joined
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.services import still_to_begin


def not_begun(student: str, clocks: Iterable[Deadline], facts: Facts) -> Iterator[str]:
    """Which ones, with the commands; once each, whatever waits for them."""
    left = list(dict.fromkeys(name for clock in clocks for name in still_to_begin(clock, facts)))
    if left:
        command = f'casemgr service {student} "{left[0]}"'
        yield (
            f"Not begun yet: {joined(left)}. Planned: {command} --starts DATE; begun: with --started; not in the IEP: with --ended"
        )
