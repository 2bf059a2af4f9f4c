"""Recordings for several students as one round: whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from casemgr.casefile.saying import long_date
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
    """Student id → the deadlines that have no date, have passed or are due soon."""
    left: str = ""
    """How many are due later and are not taken, and how to take them too; empty where there are none."""
    later: frozenset[tuple[str, str]] = frozenset()
    """The student and the rule of each that is due later."""


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

    def taken(self, here: Session, is_meant: Callable[[Deadline], bool], *, is_one: bool = False) -> Taken:
        """The open deadlines meant of everyone whom the round is about: those due by now or soon. `is_one`: one event
        meets all of a student's, so that those with a date say when it is due."""
        from casemgr.docket.derive import derive_from

        within = WITHIN_DAYS if self.within is None else self.within
        due: dict[str, list[Deadline]] = {}
        later: list[tuple[int, Deadline]] = []
        for facts in self.but.facts(here):
            clocks = derive_from(facts, here.context, here.today)
            meant = [clock for clock in clocks if clock.is_open and is_meant(clock)]
            dated = [clock for clock in meant if clock.act_by] if is_one else []
            for clock in dated or meant:
                days = (clock.act_by - here.today).days if clock.act_by else 0
                if days > within:
                    later.append((days, clock))
                else:
                    due.setdefault(facts.student.id, []).append(clock)
        complain(here.problems)
        names = frozenset((clock.student, clock.rule.id) for _, clock in later)
        return Taken(due, _left_words(later, here, within), names)


def _left_words(later: list[tuple[int, Deadline]], here: Session, within: int) -> str:
    if not later:
        return ""
    first = min(later, key=lambda each: each[0])[1]
    count = len({clock.student for _, clock in later})
    return (
        f"not taken: {count} student{'s' if count > 1 else ''} for whom it is not due within {within} days, the first on "
        f"{long_date(first.act_by, here.today)}. To take these too, add --within {max(days for days, _ in later)}."
    )


NOBODY = But()
NO_ROUND = Round()


def owed(here: Session, cls: type[Event], fields: dict[str, Any], round_: Round) -> tuple[list[str], str]:
    """The students for whom an open duty asks for an event with these fields, by their ids, where it is due by now or
    soon; where no duty ever does, everyone who has not left. And who is left for later. UsageError where that is nobody."""
    from casemgr.docket.owed import asks_for
    from casemgr.state.enrollment import has_left

    rules = {
        rule.id for rule in here.context.law.rules if asks_for(rule, cls.model_fields["type"].default, fields)
    }
    if not rules:
        everyone = [each.student.id for each in round_.but.facts(here) if not has_left(each.events)]
        complain(here.problems)
        taken = Taken({student_id: [] for student_id in everyone})
    else:
        taken = round_.taken(here, lambda clock: clock.rule.id in rules, is_one=True)
    if not taken.due:
        what = " ".join(str(value) for value in fields.values() if value)
        if taken.left:
            raise UsageError(f"{what}: {taken.left}")
        raise UsageError(f"{what}: no open duty asks for it{round_.but.there}; name the student")
    return [*taken.due], taken.left


def say_left(works: list[Work], left: str) -> None:
    """The note of a round on what it leaves for later."""
    if left and works:
        works[0].warn(left)
