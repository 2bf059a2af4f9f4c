"""What is worth a note about days removed from school, their running total, and which removal that was proposed is carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, Removal, StudentAdded
from casemgr.casefile.saying import in_halves, joined, long_date
from casemgr.checks.case import Case, Note
from casemgr.checks.clashes import no_school
from casemgr.days.calendar import Calendar
from casemgr.docket.facts import Facts
from casemgr.docket.tally import overlapping, sum_of_year, tally
from casemgr.docket.tally_words import left_over_words, limit_words, marks_reached, unknown_before
from casemgr.state.enrollment import joinings


def open_proposals(events: Iterable[Event], calendar: Calendar, day: date) -> list[Removal]:
    """The removals proposed that nothing has carried out, and that a removal of a day may carry out: proposed by then, in its
    school year. They are counted already."""
    removals = [event for event in events if isinstance(event, Removal)]
    done = {event.carries_out for event in removals}
    found = [each for each in removals if each.proposed and each.id not in done and each.date <= day]
    return [each for each in found if calendar.year_with(each.date) == calendar.year_with(day)]


def alike(proposals: Iterable[Removal], days: str, kind: str, *, continued: bool) -> list[Removal]:
    """Those of the same kind and as many days."""
    return [
        event
        for event in proposals
        if (f"{event.days:g}", event.kind, event.services_continued) == (_number(days), kind, continued)
    ]


def _number(typed: str) -> str:
    try:
        return f"{float(typed):g}"
    except ValueError:  # said when the event is made
        return typed


def proposed_words(event: Removal, today: date) -> str:
    return f"removal of {in_halves(event.days, 'day')} proposed on {long_date(event.date, today)}"


def to_be_said(proposals: Sequence[Removal], option: str, none: str, today: date) -> str:
    """How to say whether a removal carries out one of these, where no one can be asked. `none`: what is typed in the place
    of one."""
    open_ = joined([f"the {proposed_words(each, today)}" for each in proposals])
    ids = " or ".join(f"{option} {each.id}" for each in proposals)
    return (
        f"{open_[:1].upper()}{open_[1:]} {'is' if len(proposals) == 1 else 'are'} counted already. If this carries it out, "
        f"add {ids}. If it is another removal, add {option} {none}."
    )


def taken_as(proposed: Removal, to_correct: str, today: date) -> str:
    """That a removal is taken as the one proposed that is alike, and the command that says that it is another."""
    return (
        f"taken as the removal proposed on {long_date(proposed.date, today)}, now carried out: its days count once. "
        f"If it is another: {to_correct}"
    )


def before_joining(removal: Removal, case: Case) -> Iterator[str]:
    """A removal from before the student joined was the former school's; not so of a student of ours who was put on file
    later."""
    since, place = next(iter(joinings(case.events)), (None, 0))
    if since is None or isinstance(case.events[place], StudentAdded):
        return
    if removal.date < since and not (removal.proposed or removal.former_school):
        yield (
            f"{case.id} joined on {long_date(since)}. If this was at a former school: casemgr correct {case.id} "
            f"{removal.id} former_school=NAME"
        )


def no_school_that_day(removal: Removal, case: Case) -> Iterator[Note]:
    """A removal is counted in school days: on a day without school nobody is removed."""
    if not (removal.proposed or removal.former_school) and (
        why := no_school(case.after.calendar, removal.date)
    ):
        yield Note(why, "refuse")


def counted_twice(removal: Removal, case: Case) -> Iterator[str]:
    """The same school day in two removals is counted twice; so is a removal proposed, and carried out by one that does not
    say so."""
    facts, today = case.after, case.today
    found = overlapping(case.law.tally_of("removal"), removal, facts)
    for other in found:
        yield (
            f"the removal of {in_halves(other.days, 'day')} from {long_date(other.date, today)} takes in the same school day, which is "
            f"now counted twice; {_way_out(facts.student.id, removal, other, today)}"
        )
    for other in _perhaps_its_carrying_out(removal, facts) if removal.proposed else ():
        if other not in found:
            yield (
                f"the removal of {in_halves(other.days, 'day')} from {long_date(other.date, today)} is counted too; "
                f"{_way_out(facts.student.id, removal, other, today)}"
            )


def taken_twice(student: str, one: Removal, other: Removal, today: date) -> str:
    """The same of two removals that a file holds: which they are, and the command after which what happened once counts once."""
    first, second = (
        f"the removal of {in_halves(each.days, 'day')} from {long_date(each.date, today)} ({each.id})"
        for each in (one, other)
    )
    way = _way_out(student, other, one, today)
    return f"{first} and {second} take in the same school day, which is counted twice; {way}"


def running_total(event: Event, case: Case) -> Iterator[Note]:
    """The total of removals of the event's school year and what is left over after its last day, in a sentence. It must not be
    overlooked where the event reaches a mark on the way to the limit."""
    rule, facts, as_of = case.law.tally_of("removal"), case.after, case.today
    found = sum_of_year(rule, facts, event)
    if found is None:
        return
    line = next((line for line in tally(rule, facts) if event in (line.event, line.done)), None)
    total, over = found.total, rule.over
    more = f"{over - total:g} more before the limit is reached" if total < over else ""
    if total == over:
        more = "the limit is reached, and the next half day passes it"
    if line and line.imposed > over:
        more = f"{line.imposed:g} days in a row ask for one by themselves"
    head = f"{in_halves(total)} of removal in {found.year}; {limit_words(rule)}"
    text = "; ".join(
        filter(None, (head, more, left_over_words(found, as_of), unknown_before(rule, facts, as_of)))
    )
    is_alarm = line is not None and (
        total > over
        or line.imposed > over
        or marks_reached(rule, total) > marks_reached(rule, total - line.days)
    )
    yield Note(text, "alarm" if is_alarm else "say")


def safeguards_the_same_day(event: Event, case: Case) -> Iterator[Note]:
    """To whom the safeguards go on the day of a decision to change placement."""
    whom = "the student and the parent" if case.holder == "student" else "the parent"
    for deadline in case.clocks:
        if (
            deadline.is_open
            and deadline.rule.safeguards_reason == "discipline"
            and deadline.start.event == event
        ):
            yield Note(
                f"The Notice of Procedural Safeguards goes to {whom} the same day, {long_date(deadline.due)}: "
                f"casemgr sent {case.id} safeguards",
                "say",
            )


def _perhaps_its_carrying_out(proposed: Removal, facts: Facts) -> Iterator[Removal]:
    """The removals on file, of the same kind and length, that may have carried out a proposal recorded only now."""
    for other in facts.events:
        if isinstance(other, Removal) and not (other.proposed or other.carries_out or other.former_school):
            is_like = (other.days, other.kind) == (proposed.days, proposed.kind)
            if is_like and proposed.date <= other.date:
                yield other


def _way_out(student: str, new: Removal, other: Removal, today: date) -> str:
    """The command after which what happened once counts once, and from the right day."""
    if new.carries_out or other.carries_out:
        return f"if it is the same removal: {_void(student, other if new.carries_out else new)}"
    proposed, done = (new, other) if new.proposed else (other, new)
    if proposed.proposed and not done.proposed and proposed.date <= done.date:
        return f"if it carries out the one proposed: casemgr correct {student} {done.id} carries_out={proposed.id}"
    ways = (f"{_void(student, each)} ({long_date(each.date, today)})" for each in (other, new))
    return f"if it is the same removal, take out the one that is wrong: {', or '.join(ways)}"


def _void(student: str, event: Removal) -> str:
    return f"casemgr void {student} {event.id} --why duplicate"
