"""How many students a calendar touches that cannot be read, or is not there: said with it, once."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from casemgr.casefile.saying import plural
from casemgr.cli.program.session import Session
from casemgr.docket.derive import derive
from casemgr.docket.owed import lacks_calendar
from casemgr.errors import Problem
from casemgr.store.calendarchecks import is_of
from casemgr.store.calendarfiles import track_of
from casemgr.store.folders import CALENDARS


def with_students(problems: Sequence[Problem], here: Session) -> Iterator[Problem]:
    """The problems; the first of each calendar that is missing, or of the calendars of each track, says how many students have a
    date that hangs on it."""
    readable = {name for name, _ in here.caseload.calendars}
    missing = [
        each
        for each in problems
        if each.file.partition("/")[0] == CALENDARS.name and each.file not in readable
    ]
    tracks = {track_of(name) for name in (*readable, *(each.file for each in missing))}
    counts = _touched(here, tracks) if missing else Counter()
    said = set[tuple[str, str | None]]()
    for problem in problems:
        if problem not in missing:
            yield problem
            continue
        is_of_all = problem.file == CALENDARS.name and not any(
            is_of(problem, track) for track in (None, *tracks)
        )
        track = _track_of(problem, tracks)
        count = 0 if (problem.file, track) in said else counts.total() if is_of_all else counts[track]
        said.add((problem.file, track))
        sign, this = (" ", "This") if problem.message.endswith(".") else ("; ", "this")
        touched = f"{sign}{this} touches dates of {plural(count, 'student')}" if count else ""
        yield problem._replace(message=problem.message + touched)


def _track_of(problem: Problem, tracks: Iterable[str | None]) -> str | None:
    """Whose calendars a problem is of; None for the main ones."""
    if problem.file != CALENDARS.name:
        return track_of(problem.file)
    return next((track for track in tracks if is_of(problem, track)), None)


def _touched(here: Session, tracks: Collection[str | None]) -> Counter[str | None]:
    """The students with an open deadline of which the due date or the day to act by is unknown, by the track of their
    calendars; None for the main ones, which may be called by a track too. `tracks`: those with files of their own."""
    found = (
        student.identity.track
        for student in here.caseload.all_students()[0]
        if lacks_calendar(derive(student, here.context, here.today))
    )
    return Counter(track if track in tracks else None for track in found)
