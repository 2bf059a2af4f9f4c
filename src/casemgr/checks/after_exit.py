"""What the law leaves to be done once a student has left, and what only a student who is here can begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from casemgr.casefile.events import Done, Event, Exited, NotApplicable, TransferredIn, dated
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case, Note
from casemgr.docket.matching import matches
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtTally, StartsOn
from casemgr.state.enrollment import JOINING, exit_of, has_iep, since_case_closed

# What goes on after a student has left although no rule asks for it: papers, the log of the records, and corrections.
AFTER_EXIT = frozenset(
    {"document_sent", "prior_written_notice_sent", "records_source", "record_accessed", "void"}
)
SHOWN = 3
"""So many of the events after an exit are named."""


def left_already(_leaving: Exited, case: Case) -> Iterator[Note]:
    """Refused where the student has left already: a student leaves once."""
    if left := exit_of(case.others):
        name = case.identity.name
        yield Note(f"{name} left on {long_date(left.date)} already ({left.reason})", "refuse")


def has_not_left(coming: TransferredIn, case: Case) -> Iterator[Note]:
    """That a student who moves in has an IEP here and has not left."""
    if has_iep(since_case_closed(case.others_by(coming.date))):
        yield Note(
            f"{case.identity.name} has an IEP here and has not left. If the student was away: casemgr exit {case.id} "
            "--reason moved-in-state --on DATE; if it is somebody else, or a slip: "
            f"casemgr undo {case.id}"
        )


def on_file_after(leaving: Exited, case: Case) -> Iterator[str]:
    """What is on file of a later day, and only a student who is here can begin: it starts no deadline any more."""
    later = [each for each in _out_of_place(leaving, case.others, case.law) if each.date > leaving.date]
    before_return = takewhile(lambda each: each.type not in JOINING, later)
    found = [each for each in before_return if starts_a_clock(each, case.law)]
    if found:
        named = [dated(each, case.today) for each in found[:SHOWN]]
        named += [f"{len(found) - SHOWN} more"] if len(found) > SHOWN else []
        yield (
            f"on file after {long_date(leaving.date)}: {joined(named)}. No deadline counts from there; if a day is wrong: "
            f"casemgr correct {case.id} {found[0].id} --on DATE"
        )


def since_the_exit(case: Case) -> Iterator[Note]:
    """That the student has left, where what is recorded came later and does not belong there; refused where it would start
    what only a student who is here can have."""
    left = exit_of(case.before.events)
    if left is None or exit_of(case.events) is None:
        return
    later = _out_of_place(left, case.new, case.law)
    reason = f"{case.before.name} left on {long_date(left.date)} ({left.reason})"
    if starting := next((event for event in later if starts_a_clock(event, case.law)), None):
        yield Note(f"{dated(starting)}: {reason}", "refuse")
    if later:
        yield Note(reason)


def _out_of_place(left: Exited, new: Iterable[Event], law: LawBook) -> list[Event]:
    """The new events of an exit's day or later that do not belong to a student who has left."""
    return [
        event
        for event in new
        if event.date >= left.date and event.type not in AFTER_EXIT and not is_of_leaving(event, law)
    ]


def is_of_leaving(event: Event, law: LawBook) -> bool:
    """Whether an event meets or starts a duty that goes on when the student leaves."""
    surviving = [rule for rule in law.rules if rule.survives_exit]
    if isinstance(event, (Done, NotApplicable)):
        return event.rule in {rule.id for rule in surviving}
    return any(matches(on, event) for rule in surviving for on in (*_starts(rule, law), *rule.met_by))


def starts_a_clock(event: Event, law: LawBook) -> bool:
    """Whether an event can start a duty, by itself or as one of a tally."""
    return any(matches(on, event) for rule in law.rules for on in _starts(rule, law))


def _starts(rule: Rule, law: LawBook) -> Iterator[On]:
    for start in rule.starts:
        if isinstance(start, StartsOn):
            yield start
        elif isinstance(start, StartsAtTally):
            yield law.tally[start.tally].counted
