"""How many students a calendar touches that cannot be read, or is not there: said with it, once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from casemgr.casefile.saying import plural
from casemgr.cli.program.session import Session
from casemgr.docket.derive import derive
from casemgr.docket.owed import lacks_calendar
from casemgr.errors import Problem
from casemgr.store.calendarfiles import track_of
from casemgr.store.folders import CALENDARS


def with_students(problems: Sequence[Problem], here: Session) -> Iterator[Problem]:
    """The problems; the first of each calendar that is missing says how many students have a date that hangs on it."""
    readable = {name for name, _ in here.caseload.calendars}
    files = [each.file for each in problems if each.file.partition("/")[0] == CALENDARS.name]
    missing = [file for file in files if file not in readable]
    counts = _touched(here, {track_of(file) for file in missing}) if missing else Counter()
    for problem in problems:
        if problem.file in missing:
            missing = [file for file in missing if file != problem.file]
            count = counts.total() if problem.file == CALENDARS.name else counts[track_of(problem.file)]
            sign, this = (" ", "This") if problem.message.endswith(".") else ("; ", "this")
            touched = f"{sign}{this} touches dates of {plural(count, 'student')}" if count else ""
            yield problem._replace(message=problem.message + touched)
        else:
            yield problem


def _touched(here: Session, tracks: set[str | None]) -> Counter[str | None]:
    """The students with an open deadline of which the due date or the day to act by is unknown, by the track of their
    calendars; None for the main ones."""
    counts = Counter[str | None]()
    for student in here.caseload.all_students()[0]:
        if lacks_calendar(derive(student, here.context, here.today)):
            track = student.identity.track
            counts[track if track in tracks else None] += 1
    return counts
