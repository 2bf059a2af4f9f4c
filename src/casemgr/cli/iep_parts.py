"""What the IEP asks of the classroom, as options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from casemgr.cli.groups import Group
from casemgr.cli.options import Several, text

Parts = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Contents(Group):
    """The parts, each with its lines."""

    accommodations: Annotated[Several, text("TEXT", "In class (repeatable).", "--accommodation")] = None
    test_accommodations: Annotated[
        Several, text("TEXT", "In tests (repeatable).", "--test-accommodation")
    ] = None
    modifications: Annotated[Several, text("TEXT", "Of what is taught (repeatable).", "--modification")] = (
        None
    )
    supports: Annotated[Several, text("TEXT", "A support for staff (repeatable).", "--support")] = None
    goals: Annotated[Several, text("TEXT", "A goal in short (repeatable).", "--goal")] = None
    behavior: Annotated[Several, text("TEXT", "What to know about behavior (repeatable).", "--behavior")] = (
        None
    )
    health: Annotated[Several, text("TEXT", "What to know about health (repeatable).", "--health")] = None

    @property
    def parts(self) -> Parts:
        """Those of which something was typed."""
        return {name: tuple(lines) for name, lines in vars(self).items() if lines}
