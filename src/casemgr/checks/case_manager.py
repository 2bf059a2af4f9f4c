"""Whether a case manager's role goes with what is suspected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import CaseManagerAssigned, Event, IdentityChanged, ReferralReceived
from casemgr.casefile.student import Student
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.law.book import LawBook
from casemgr.law.words import suspicion_of
from casemgr.state.enrollment import last_assignment, suspected_areas

_SPEECH = "speech-language"


def only_speech(student: Student, events: tuple[Event, ...], law: LawBook) -> bool:
    """Whether speech-language alone is suspected: the case is an SLP's."""
    return _suspected(student, events, law) == {_SPEECH}


def role_doubts(assigned: CaseManagerAssigned, case: Case) -> Iterator[str]:
    """That somebody of a role has a case of which these areas are suspected."""
    name, role = assigned.case_manager, assigned.role
    areas = _suspected(case.after.student, case.events, case.law)
    if areas == {_SPEECH} and role not in (None, "slp", "case-manager"):
        yield f"only speech-language is suspected, and {name} ({role}) is no SLP"
    elif role == "slp" and (others := sorted(areas - {_SPEECH})):
        yield (
            f"{name} is an SLP, and {', '.join(others)} is suspected: reassign to an education specialist? "
            f"casemgr assign {case.id} NAME"
        )


def doubts_since(event: ReferralReceived | IdentityChanged, case: Case) -> Iterator[str]:
    """The same of who has the case already, where something else is suspected now."""
    is_other = isinstance(event, IdentityChanged) and not event.field.startswith("suspected")
    if not is_other and (assigned := last_assignment(case.events)):
        yield from role_doubts(assigned, case)


def speech_case(student_id: str, own: str, slps: Sequence[str]) -> str:
    """Who has a case in which speech-language alone is suspected. `own`: the caseload's own case manager."""
    if len(slps) == 1:
        return f"{slps[0]} has the case: only speech-language is suspected"
    there_are = "several SLPs are" if slps else "no SLP is"
    return (
        f"only speech-language is suspected, and such a case is an SLP's; {there_are} among the staff in casemgr.yaml. "
        f"It goes to {own}: casemgr assign {student_id} NAME --role slp gives it to another"
    )


def is_to_be_assigned(clocks: Iterable[Deadline]) -> bool:
    """Whether a duty is open that only an assignment meets: naming the one who has the case says that it stays so."""
    return any(
        clock.is_open
        and not clock.rule.can_be_ticked
        and any(on.event == "case_manager_assigned" for on in clock.rule.met_by)
        for clock in clocks
    )


def has_it_already(student_id: str, name: str, clocks: Iterable[Deadline]) -> str:
    """That somebody is the case manager; where a duty asks who it is to be, with the command that says it stays so."""
    asked = (
        clock.rule.id
        for clock in clocks
        if clock.is_open
        and clock.rule.can_be_ticked
        and any(on.event == "case_manager_assigned" for on in clock.rule.met_by)
    )
    rule = next(asked, None)
    stays = f"; if that stays so: casemgr done {student_id} {rule}" if rule else ""
    return f"{name} is the case manager already{stays}"


def _suspected(student: Student, events: tuple[Event, ...], law: LawBook) -> set[str]:
    """The categories suspected, under their own names."""
    return {suspicion_of(area, law.meanings) for area in suspected_areas(student.identity, events)}
