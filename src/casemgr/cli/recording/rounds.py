"""Recordings for several students as one round: whom it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.casefile.names import fits
from casemgr.casefile.optionwords import needs
from casemgr.cli.lists.gather import facts_of
from casemgr.cli.lists.narrowing import own
from casemgr.cli.lists.output import say_damage
from casemgr.cli.options.kinds import Group, Maybe, Several, flag, number, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.rounds import Taken

Everyone = Annotated[bool, flag("For every student for whom a duty asks for it.", "--all")]
Except = Annotated[Several, text("STUDENT", "But not this one (repeatable).", "--except")]
WITHIN_DAYS = 14
Schools = Annotated[Maybe, text("NAME", "Of a round: only the students of this school.")]


@dataclass(frozen=True)
class But(Group):
    """Whom of a round it is not about."""

    excepted: Except = None
    school: Schools = None

    def facts(self, here: Session, whom: Narrowing | None = None) -> Iterator[Facts]:
        """What is known of everyone whom a round is about: those on the lists, or as `whom` says; at the school named, and
        not excepted."""
        out = {here.find(words).id for words in self.excepted or ()}
        for facts in facts_of(here, whom or own(here)):
            at = facts.student.identity.school
            if facts.student.id not in out and (not self.school or fits(self.school, at)):
                yield facts

    def present(self, here: Session, whom: Narrowing | None = None) -> list[Facts]:
        """The same of those who have not left; what is wrong with the files of others is said."""
        from casemgr.state.enrollment import has_left

        found = [facts for facts in self.facts(here, whom) if not has_left(facts.events)]
        say_damage(here.problems)
        return found

    def needs(self, whole: str = "--all") -> None:
        """UsageError where a round is narrowed and there is none."""
        needs(whole, {"--except": self.excepted, "--school": self.school})

    @property
    def there(self) -> str:
        """` at Fernbrook High`, where a school is named."""
        return f" at {self.school}" if self.school else ""


@dataclass(frozen=True)
class Round(Group):
    """Whether it is for everyone, for whom not, and how far ahead."""

    everyone: Everyone = False
    excepted: Except = None
    school: Schools = None
    within: Annotated[
        int | None,
        number("DAYS", f"With --all: what is due within so many days; {WITHIN_DAYS} where left out."),
    ] = None

    @property
    def but(self) -> But:
        return But(self.excepted, self.school)

    def needs(self) -> None:
        """UsageError where a round is narrowed and there is none."""
        self.but.needs()
        needs("--all", {"--within": self.within})

    def taken(self, here: Session, is_meant: Callable[[Deadline], bool]) -> Taken:
        """The open deadlines meant of everyone whom the round is about: those due by now or soon, and duties without a
        date. A date that is not known is not taken for one that has come."""
        from casemgr.reports.rounds import taken_of

        everyone = (*self.but.facts(here), *self._of_caseload(here))
        clocks = (clock for facts in everyone for clock in here.deadlines(facts))
        found = taken_of(
            filter(is_meant, clocks), here.today, WITHIN_DAYS if self.within is None else self.within
        )
        say_damage(here.problems)
        return found

    def _of_caseload(self, here: Session) -> Iterator[Facts]:
        """What is known of the caseload as a whole, unless the round is about one school: it has duties too."""
        journal = None if self.school else here.journal()
        if journal and journal.id not in (self.excepted or ()):
            yield here.facts(journal)


NOBODY = But()
NO_ROUND = Round()


def owed(here: Session, cls: type[Event], fields: dict[str, Any], round_: Round) -> Chosen[None]:
    """The students for whom an open duty asks for an event with these fields, where it is due by now or soon; where no
    duty ever does, everyone who has not left. UsageError where that is nobody."""
    from casemgr.docket.owed import asking_once

    if rules := asking_once(here.context.law.rules, cls.model_fields["type"].default, fields):
        taken = round_.taken(here, lambda clock: clock.rule.id in rules)
        ids, left = [*taken.due], taken.left
    else:
        ids, left = [each.student.id for each in round_.but.present(here)], ""
    if not ids:
        what = " ".join(str(value) for value in fields.values() if value)
        raise UsageError(f"{what}: {left or f'no open duty asks for it{round_.but.there}; name the student'}")
    return alike(ids, *filter(None, [left]))
