"""Recordings for several students as one round: whom it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casemgr.cli.output import complain
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.session import Session
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing

Everyone = Annotated[bool, typer.Option("--all", help="For every student for whom a duty asks for it.")]
Except = Annotated[
    list[str] | None, typer.Option("--except", metavar="STUDENT", help="But not this one (repeatable).")
]
Schools = Annotated[
    str | None,
    typer.Option("--school", metavar="NAME", help="Of a round: only the students of this school."),
]


def facts_of_round(
    here: Session, excepted: Sequence[str] | None, school: str | None, whom: Narrowing | None = None
) -> Iterator[Facts]:
    """What is known of everyone whom a round is about: those on the lists, or as `whom` says; at the school named, and not
    excepted."""
    from casemgr.casefile.names import fits
    from casemgr.cli.gather import facts_of
    from casemgr.cli.narrowing import own

    out = {here.find(words).id for words in excepted or ()}
    for facts in facts_of(here, whom or own(here)):
        if facts.student.id not in out and (not school or fits(school, facts.student.identity.school)):
            yield facts


def not_without_all(excepted: Sequence[str] | None, school: str | None, whole: str = "--all") -> None:
    """UsageError where a round is narrowed and there is none."""
    if excepted or school:
        raise UsageError(f"{'--except' if excepted else '--school'} goes with {whole}")


def owed(
    here: Session,
    cls: type[Event],
    fields: dict[str, Any],
    excepted: Sequence[str] | None = None,
    school: str | None = None,
) -> list[str]:
    """The students for whom an open duty asks for an event with these fields, by their ids; where no duty ever does,
    everyone who has not left. UsageError where that is nobody."""
    from casemgr.docket.derive import derive_from
    from casemgr.docket.owed import asks_for
    from casemgr.state.enrollment import has_left

    rules = {
        rule.id for rule in here.context.law.rules if asks_for(rule, cls.model_fields["type"].default, fields)
    }
    found = []
    for facts in facts_of_round(here, excepted, school):
        clocks = derive_from(facts, here.context, here.today) if rules else ()
        is_owed = any(clock.is_open and clock.rule.id in rules for clock in clocks)
        if is_owed or (not rules and not has_left(facts.events)):
            found.append(facts.student.id)
    complain(here.problems)
    if not found:
        what = " ".join(str(value) for value in fields.values() if value)
        raise UsageError(
            f"{what}: no open duty asks for it{f' at {school}' if school else ''}; name the student"
        )
    return found
