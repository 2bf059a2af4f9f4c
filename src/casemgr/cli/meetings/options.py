"""Options of the commands about IEP meetings: which one is meant, what it is for, and what it decides."""

from dataclasses import dataclass
from typing import Annotated

from casemgr.cli.options.kinds import Group, Maybe, Several, flag, text

WhichMeeting = Annotated[Maybe, text("DATE", "The day of the meeting meant, where several are booked.")]
Purposes = Annotated[
    Several, text("P", "initial, annual, triennial, supplemental, manifestation … (repeatable)")
]
ShortNotice = Annotated[bool, flag("The parent agreed to less notice than usual.")]


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
