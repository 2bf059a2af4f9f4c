"""For what was not said when the meeting was recorded. The day is that of the meeting; --on says another.

Example: `casemgr decided ana-r --transportation --no-placement-changed`
"""

from casemgr.cli.meetings.options import NOTHING_SAID, Decided
from casemgr.cli.options.kinds import StudentWords
from casemgr.cli.recording.given import Given


def run(given: Given, student: StudentWords, decided: Decided = NOTHING_SAID) -> None:
    from casemgr.recording.held import decide

    with given.recording(student) as work:
        decide(work, decided.said)
