"""What a command recorded, as checks look at it."""

from functools import cache

from casemgr.checks.case import Around, Case
from casemgr.cli.recording.work import FileWork as Work


def case_of(work: Work) -> Case:
    """The work on a student with the file before and after it."""
    settings = work.caseload.settings
    return Case(
        work.facts_before,
        work.facts,
        work.clocks_before,
        work.clocks,
        tuple(work.new),
        work.context,
        Around(
            {person.name: person.role for person in settings.people.everyone},
            settings.meeting_minutes,
            {*settings.school_names},
            cache(lambda: work.caseload.all_students()[0]),
        ),
        work.today,
        is_new=work.head is not None,
    )
