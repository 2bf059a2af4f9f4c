"""What the meeting decided, said after it was recorded."""

from casemgr.casefile.events import TeamDecided
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.decisions import DECIDED, Decisions, option_of
from casemgr.checks.recording.work import Work
from casemgr.errors import UsageError
from casemgr.state.decided import meeting_of_decision, not_said_at


def decide(work: Work, found: Decisions) -> None:
    """Record what the team decided, on the day of the meeting unless another is said; asked for where nothing is said."""
    meeting = meeting_of_decision(work.known)
    if meeting is None:
        work.refuse("no completed meeting is on file")
    if all(said is None for said in found.values()):
        found = _asked(work, (meeting and not_said_at(meeting)) or list(DECIDED))
    day = meeting.date if meeting and work.given.on is None else work.day
    if meeting and work.given.on is None and not work.is_brief:
        work.warn(
            f"dated {long_date(day, work.today)}, the day of the meeting; if it was another day: "
            f"{work.to_correct('--on DATE')}"
        )
    work.record(TeamDecided, day, **found)


def _asked(work: Work, fields: list[str]) -> Decisions:
    """What is answered to the questions on what is left open; UsageError where nobody can be asked, or nothing is answered."""
    if work.asker.is_there:
        found: Decisions = {field: work.asker.yes_no_or_later(DECIDED[field]) for field in fields}
        if any(said is not None for said in found.values()):
            return found
    options = " or ".join(option_of(field, decided=yes) for field in fields for yes in (True, False))
    raise UsageError(f"{work.student.id}: say {options}")
