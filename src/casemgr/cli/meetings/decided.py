"""What a finished meeting decides, as options of the commands that record it."""

from dataclasses import dataclass
from typing import Annotated

from casemgr.cli.options.kinds import Group, flag


@dataclass(frozen=True)
class Decided(Group):
    """The decisions by the field of the meeting; None where one is not said."""

    placement_changed: Annotated[
        bool | None, flag("The team changed the placement.", "--placement-changed/--no-placement-changed")
    ] = None
    transportation: Annotated[
        bool | None, flag("The student needs transportation.", "--transportation/--no-transportation")
    ] = None

    @property
    def said(self) -> dict[str, bool | None]:
        return {**vars(self)}


NOTHING_SAID = Decided()
