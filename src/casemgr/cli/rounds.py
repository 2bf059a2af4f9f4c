"""Recordings for several students as one round: whom it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from casemgr.casefile.saying import joined, long_date, plural
from casemgr.cli.groups import Group
from casemgr.cli.options import Maybe, Several, flag, text
from casemgr.cli.output import complain
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.session import Session
    from casemgr.cli.work import Work
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing

Everyone = Annotated[bool, flag("--all", "For every student for whom a duty asks for it.")]
Except = Annotated[Several, text("STUDENT", "But not this one (repeatable).", "--except")]
WITHIN_DAYS = 14
Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="DAYS",
        min=0,
        show_default=False,
        help=f"With --all: what is due within so many days; {WITHIN_DAYS} where left out.",
    ),
]
Schools = Annotated[Maybe, text("NAME", "Of a round: only the students of this school.", "--school")]


@dataclass(frozen=True)
class But(Group):
    """Whom of a round it is not about."""

    excepted: Except = None
    school: Schools = None

    def facts(self, here: Session, whom: Narrowing | None = None) -> Iterator[Facts]:
        """What is known of everyone whom a round is about: those on the lists, or as `whom` says; at the school named, and
        not excepted."""
        from casemgr.casefile.names import fits
        from casemgr.cli.gather import facts_of
        from casemgr.cli.narrowing import own

        out = {here.find(words).id for words in self.excepted or ()}
        for facts in facts_of(here, whom or own(here)):
            at = facts.student.identity.school
            if facts.student.id not in out and (not self.school or fits(self.school, at)):
                yield facts

    def needs(self, whole: str = "--all") -> None:
        """UsageError where a round is narrowed and there is none."""
        if self.excepted or self.school:
            raise UsageError(f"{'--except' if self.excepted else '--school'} goes with {whole}")

    @property
    def there(self) -> str:
        """` at Fernbrook High`, where a school is named."""
        return f" at {self.school}" if self.school else ""


class Taken(NamedTuple):
    """What a round takes."""

    due: dict[str, list[Deadline]]
    """Student id → the deadlines that are due by now or soon, or are of duties without a date."""
    left: str = ""
    """Which deadlines are not taken, as they are due later or not known, and how to take them too; empty where there are
    none."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """The student and the rule of each that is not taken."""


@dataclass(frozen=True)
class Round(Group):
    """Whether it is for everyone, for whom not, and how far ahead."""

    everyone: Everyone = False
    excepted: Except = None
    school: Schools = None
    within: Within = None

    @property
    def but(self) -> But:
        return But(self.excepted, self.school)

    def needs(self) -> None:
        """UsageError where a round is narrowed and there is none."""
        self.but.needs()
        if self.within is not None:
            raise UsageError("--within goes with --all")

    def taken(self, here: Session, is_meant: Callable[[Deadline], bool]) -> Taken:
        """The open deadlines meant of everyone whom the round is about: those due by now or soon, and duties without a
        date. A date that is not known is not taken for one that has come."""
        from casemgr.docket.derive import derive_from

        within = WITHIN_DAYS if self.within is None else self.within
        found: dict[_When, list[Deadline]] = {"now": [], "later": [], "unknown": []}
        for facts in (*self.but.facts(here), *self._of_caseload(here)):
            for clock in derive_from(facts, here.context, here.today):
                if clock.is_open and is_meant(clock):
                    found[_when(clock, here.today, within)].append(clock)
        complain(here.problems)
        due: dict[str, list[Deadline]] = {}
        for clock in found["now"]:
            due.setdefault(clock.student, []).append(clock)
        later, unknown = found["later"], found["unknown"]
        left = " ".join((*_later_words(later, here.today, within), *_unknown_words(unknown)))
        return Taken(due, left, frozenset((clock.student, clock.rule.id) for clock in (*later, *unknown)))

    def _of_caseload(self, here: Session) -> Iterator[Facts]:
        """What is known of the caseload as a whole, unless the round is about one school: it has duties too."""
        from casemgr.cli.gather import journal_of
        from casemgr.docket.facts import Facts

        journal = None if self.school else journal_of(here)
        if journal and journal.id not in (self.excepted or ()):
            yield Facts.of(journal, here.context, here.today)


_When = Literal["now", "later", "unknown"]


def _when(clock: Deadline, today: date, within: int) -> _When:
    """Whether it is due within so many days, or is of a duty without a date."""
    if clock.act_by:
        return "later" if (clock.act_by - today).days > within else "now"
    return "unknown" if clock.status == "unknown" else "now"


def _later_words(later: list[Deadline], today: date, within: int) -> Iterator[str]:
    """The deadlines due later, rule by rule, and how many days take them in."""
    days: dict[str, list[date]] = {}
    for clock in later:
        if clock.act_by:
            days.setdefault(clock.rule.id, []).append(clock.act_by)
    if days:
        each = [
            f"{plural(len(found), 'deadline')} of {rule}, "
            f"{'the first ' if len(found) > 1 else ''}by {long_date(min(found), today)}"
            for rule, found in days.items()
        ]
        farthest = (max(map(max, days.values())) - today).days
        yield (
            f"Not taken, as not due within {plural(within, 'day')}: {'; '.join(each)}. "
            f"To take these too, add --within {farthest}."
        )


def _unknown_words(unknown: list[Deadline]) -> Iterator[str]:
    """The deadlines whose date is not known, rule by rule, and where to see why."""
    counts = Counter(clock.rule.id for clock in unknown)
    if counts:
        each = [f"{plural(count, 'deadline')} of {rule}" for rule, count in counts.items()]
        first = unknown[0]
        yield (
            f"Not taken, as the date is not known: {joined(each)}. What is missing: "
            f"casemgr why {first.student} {first.rule.id}"
        )


NOBODY = But()
NO_ROUND = Round()


def owed(here: Session, cls: type[Event], fields: dict[str, Any], round_: Round) -> tuple[list[str], str]:
    """The students for whom an open duty asks for an event with these fields, by their ids, where it is due by now or
    soon; where no duty ever does, everyone who has not left. And what is left. A duty that takes several events, like to
    invite each of the team, is no reason to send one of them again. UsageError where that is nobody."""
    from casemgr.docket.owed import asks_for
    from casemgr.state.enrollment import has_left

    event_type = cls.model_fields["type"].default
    rules = {
        rule.id
        for rule in here.context.law.rules
        if asks_for(rule, event_type, fields) and not any(on.completing for on in rule.met_by)
    }
    if not rules:
        everyone = [each.student.id for each in round_.but.facts(here) if not has_left(each.events)]
        complain(here.problems)
        taken = Taken({student_id: [] for student_id in everyone})
    else:
        taken = round_.taken(here, lambda clock: clock.rule.id in rules)
    if not taken.due:
        what = " ".join(str(value) for value in fields.values() if value)
        if taken.left:
            raise UsageError(f"{what}: {taken.left}")
        raise UsageError(f"{what}: no open duty asks for it{round_.but.there}; name the student")
    return [*taken.due], taken.left


def say_left(works: list[Work], left: str) -> None:
    """The note of a round on what it leaves."""
    if left and works:
        works[0].warn(left)
