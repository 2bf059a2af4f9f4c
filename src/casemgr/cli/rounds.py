"""Recordings for several students as one round: whom it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.cli.groups import Group
from casemgr.cli.options import Maybe, Several, flag, text
from casemgr.cli.output import complain
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.session import Session
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing

Everyone = Annotated[bool, flag("--all", "For every student for whom a duty asks for it.")]
Except = Annotated[Several, text("STUDENT", "But not this one (repeatable).", "--except")]
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


@dataclass(frozen=True)
class Round(Group):
    """Whether it is for everyone, and for whom not."""

    everyone: Everyone = False
    excepted: Except = None
    school: Schools = None

    @property
    def but(self) -> But:
        return But(self.excepted, self.school)


NOBODY = But()
NO_ROUND = Round()


def owed(here: Session, cls: type[Event], fields: dict[str, Any], but: But) -> list[str]:
    """The students for whom an open duty asks for an event with these fields, by their ids; where no duty ever does,
    everyone who has not left. UsageError where that is nobody."""
    from casemgr.docket.derive import derive_from
    from casemgr.docket.owed import asks_for
    from casemgr.state.enrollment import has_left

    rules = {
        rule.id for rule in here.context.law.rules if asks_for(rule, cls.model_fields["type"].default, fields)
    }
    found = []
    for facts in but.facts(here):
        clocks = derive_from(facts, here.context, here.today) if rules else ()
        is_owed = any(clock.is_open and clock.rule.id in rules for clock in clocks)
        if is_owed or (not rules and not has_left(facts.events)):
            found.append(facts.student.id)
    complain(here.problems)
    if not found:
        what = " ".join(str(value) for value in fields.values() if value)
        raise UsageError(f"{what}: no open duty asks for it{but.there}; name the student")
    return found
