"""The three options that narrow every list: by school, by case manager, by the person who has to act.

A command that lists takes one parameter `only: Only`; here it becomes the options, the same everywhere.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casemgr.casefile.names import MAY_BE_A_SLIP, fits, fold, names_meant, names_near
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.casefile.student import Student
    from casemgr.cli.session import Session
    from casemgr.docket.actors import People
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts

ALL = "all"
"""Said in place of a case manager's name: everyone's students, those who were handed on too."""


@dataclass(frozen=True)
class Only:
    """Whom a list is about; everyone of the caseload's own where nothing is said."""

    school: str | None = None
    case_manager: str | None = None
    person: str | None = None

    @property
    def any_person(self) -> Only:
        """The same whoever has to act."""
        return replace(self, person=None)

    def settled(self, here: Session) -> Only:
        """With the names as the settings have them. UsageError where one is nearly a name, or fits several people."""
        settings = here.caseload.settings
        people = [settings.case_manager.name, *(person.name for person in settings.staff)]
        schools = [school.name for school in settings.schools]
        manager = self.case_manager if self.case_manager == ALL else _named(self.case_manager, people)
        person = _named(self.person, people)
        if person and len(several := names_meant(person, people)) > 1:
            raise UsageError(f'"{person}" matches {", ".join(several)}: type more of the name')
        return Only(_named(self.school, schools), manager, person)

    def takes(self, here: Session, student: Student) -> bool:
        """Whether a student belongs on the list; one who is with another case manager is counted by the session."""
        head = student.identity
        if self.school and not names_meant(self.school, self._schools(here, head.school)):
            return False
        if not self._is_managed(here, student):
            return False
        return self.person is None or self._knows_person(here, student)

    def _schools(self, here: Session, school: str) -> list[str]:
        """The student's school, unless the words are exactly another one's name."""
        known = [each.name for each in here.caseload.settings.schools]
        meant = names_meant(self.school or "", [*known, school])
        return [school] if school in meant else []

    def _is_managed(self, here: Session, student: Student) -> bool:
        from casemgr.state.enrollment import case_manager_of, may_be_with_another, receiver_of

        if self.case_manager == ALL:
            return True
        own = here.caseload.settings.case_manager.name
        if self.case_manager is not None:
            events = student.known(here.today)
            return fits(self.case_manager, receiver_of(events) or case_manager_of(events, own))
        receiver = receiver_of(student.known(here.today)) if may_be_with_another(student.events) else None
        if receiver is None or fold(receiver) == fold(own):
            return True
        here.elsewhere.add(student.id)
        return False

    def _knows_person(self, here: Session, student: Student) -> bool:
        from casemgr.docket.actors import team_names

        events: tuple[Event, ...] = student.known(here.today)
        return bool(names_meant(self.person or "", team_names(student, events, people_of(here))))

    def takes_journal(self, here: Session) -> bool:
        """Whether the caseload as a whole belongs on the list: it is its own case manager's, at every school."""
        own = here.caseload.settings.case_manager.name
        managed = self.case_manager in (None, ALL) or fits(self.case_manager or "", own)
        return managed and self.school is None and (self.person is None or fits(self.person, own))

    def part_of(self, here: Session) -> Callable[[Facts, Deadline], str | None]:
        """What the person asked for has to do about a deadline: empty where it is the whole of it, or where nobody was
        asked for; None where nothing."""
        from casemgr.docket.actors import share_of

        words, people = self.person, people_of(here)
        if words is None:
            return lambda _facts, _deadline: ""
        return lambda facts, deadline: share_of(words, deadline, facts, people)


def people_of(here: Session) -> People:
    """The case manager and the staff with their roles."""
    from casemgr.docket.actors import People

    settings = here.caseload.settings
    return People(settings.case_manager.name, tuple((each.name, each.role) for each in settings.staff))


def _named(words: str | None, known: Iterable[str]) -> str | None:
    """The known name that words mean, else the words; UsageError where they are nearly one."""
    names = list(known)
    if words is None or len(found := names_meant(words, names)) > 1:
        return words
    if found:
        return found[0]
    if near := names_near(words, names, MAY_BE_A_SLIP):
        raise UsageError(f'Nothing is called "{words}". Did you mean {" or ".join(near)}?')
    return words.strip()


_OPTIONS: dict[str, Any] = {
    "school": Annotated[str | None, typer.Option("--school", metavar="NAME", help="Only one school's.")],
    "case_manager": Annotated[
        str | None,
        typer.Option(
            "--case-manager", metavar="NAME", help="Only this case manager's students; `all` for everyone's."
        ),
    ],
    "person": Annotated[
        str | None,
        typer.Option(
            "--person", metavar="NAME", help="Only where this case manager, assessor or provider has to act."
        ),
    ],
}


def with_only(run: Callable[..., None]) -> Callable[..., None]:
    """The command with the three options in place of its parameter `only`; any other command as it is."""
    params = list(inspect.signature(run, eval_str=True).parameters.values())
    if not any(param.annotation is Only for param in params):
        return run

    def command(*args: Any, **values: Any) -> None:
        only = Only(**{name: values.pop(name) for name in _OPTIONS})
        run(*args, **values, only=only)

    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in _OPTIONS.items()
    ]
    own = [param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in params[1:] if param.name != "only"]
    first = params[0].replace(kind=inspect.Parameter.POSITIONAL_OR_KEYWORD)
    place = next((at for at, param in enumerate(own) if param.name == "format_name"), len(own))
    command.__signature__ = inspect.Signature([first, *own[:place], *options, *own[place:]])  # type: ignore[attr-defined]
    return command
