"""What is worth a note after any recording, whichever command it was; only what cannot be after an exit is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import Void, dated
from casemgr.casefile.saying import long_date
from casemgr.casefile.student import Identity
from casemgr.checks.after_exit import out_of_place, starts_a_clock
from casemgr.checks.case import Around, Case
from casemgr.checks.head_notes import doubts, namesakes
from casemgr.cli.recording.work import Work
from casemgr.docket.changes import Change
from casemgr.docket.facts import Facts
from casemgr.state.enrollment import exit_of


def case_of(work: Work) -> Case:
    """What a command recorded, as checks look at it."""
    settings = work.caseload.settings
    return Case(
        Facts.of(work.before, work.context, work.today),
        Facts.of(work.student, work.context, work.today),
        work.clocks_before,
        work.clocks,
        tuple(work.new),
        work.context,
        Around(
            {person.name: person.role for person in settings.people.everyone},
            settings.meeting_minutes,
            lambda: work.caseload.all_students()[0],
        ),
        work.today,
    )


def remarks(work: Work) -> Iterator[str]:
    """The notes on what a command recorded."""
    if work.head is not None:
        yield from namesakes(work.student, work.caseload.all_students()[0])
        yield from _doubts(work, work.student.identity)
    elif work.student.identity != work.before.identity:
        doubted = set(_doubts(work, work.before.identity))
        yield from (doubt for doubt in _doubts(work, work.student.identity) if doubt not in doubted)
    yield from _after_exit(work)


def afterthoughts(work: Work, found: Sequence[Change]) -> Iterator[str]:
    """The same of what it changed, once the events have their ids: what is recorded twice, and what meets nothing."""
    from casemgr.checks.filed import filed_with_it
    from casemgr.checks.notified_before import notified_before
    from casemgr.checks.recorded_twice import fit_no_more, meets_nothing

    yield from filed_with_it(work.student.id, found, work.known, work.today)
    yield from notified_before(work.student.id, found, work.clocks_before, work.today)
    if work.head is not None or any(isinstance(event, Void) for event in work.new):
        return
    identity, known = work.student.identity, work.known
    twice = list(fit_no_more(identity.id, work.new, known, work.clocks))
    yield from twice or meets_nothing(identity, work.new, found, known, work.clocks, work.context.law)


def _doubts(work: Work, identity: Identity) -> Iterator[str]:
    schools = {school.name for school in work.caseload.settings.schools}
    return doubts(identity, schools, work.context.law, work.today)


def _after_exit(work: Work) -> Iterator[str]:
    """That the student has left, where what is recorded came later and does not belong there; refused, unless forced,
    where it would start what only a student who is here can have."""
    left = exit_of(work.before.known(work.today))
    if left is None or exit_of(work.known) is None:
        return
    law = work.context.law
    later = out_of_place(left, work.new, law)
    reason = f"{work.before.name} left on {long_date(left.date)} ({left.reason})"
    if starting := next((event for event in later if starts_a_clock(event, law)), None):
        work.refuse(f"{dated(starting)}: {reason}")
    if later:
        yield reason
