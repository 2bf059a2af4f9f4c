"""For what was not said when the meeting was recorded. The day is that of the meeting; --on says another.

Example: `casemgr decided ana-r --transportation --no-placement-changed`
"""

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.decisions import DECIDED, Decisions, option_of
from casemgr.cli.meetings.decided import NOTHING_SAID, Decided
from casemgr.cli.options.kinds import StudentWords
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import can_ask, yes_no_or_later
from casemgr.errors import UsageError


def run(given: Given, student: StudentWords, decided: Decided = NOTHING_SAID) -> None:
    from casemgr.casefile.events import TeamDecided
    from casemgr.state.decided import meeting_of_decision, not_said_at

    found = decided.said
    with given.recording(student) as work:
        meeting = meeting_of_decision(work.known)
        if meeting is None:
            work.refuse("no completed meeting is on file")
        if all(said is None for said in found.values()):
            found = _asked(work, (meeting and not_said_at(meeting)) or list(DECIDED))
        day = meeting.date if meeting and given.on is None else given.day(work)
        if meeting and given.on is None and not given.session.is_brief:
            work.warn(
                f"dated {long_date(day, work.today)}, the day of the meeting; if it was another day: "
                f"{work.to_correct('--on DATE')}"
            )
        given.add(work, TeamDecided, day, **found)


def _asked(work: Work, fields: list[str]) -> Decisions:
    """What is answered to the questions on what is left open; UsageError where nobody can be asked, or nothing is answered."""
    if can_ask():
        found: Decisions = {field: yes_no_or_later(DECIDED[field]) for field in fields}
        if any(said is not None for said in found.values()):
            return found
    options = " or ".join(option_of(field, decided=yes) for field in fields for yes in (True, False))
    raise UsageError(f"{work.student.id}: say {options}")
