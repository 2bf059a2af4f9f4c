"""Options of the commands about IEP meetings: which one is meant, and what it is for."""

from typing import Annotated

from casemgr.cli.options.kinds import Maybe, Several, flag, text

WhichMeeting = Annotated[Maybe, text("DATE", "The day of the meeting meant, where several are booked.")]
Purposes = Annotated[
    Several, text("P", "initial, annual, triennial, supplemental, manifestation … (repeatable)")
]
ShortNotice = Annotated[bool, flag("The parent agreed to less notice than usual.")]
