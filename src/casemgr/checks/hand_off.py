"""Whether a case may be handed off to somebody, and what is worth a note about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import Event, HandedOff, HandOffAcknowledged, MovedWithinDistrict
from casemgr.casefile.names import fold
from casemgr.casefile.nameslips import or_somebody
from casemgr.casefile.people import People
from casemgr.casefile.taken import Taken
from casemgr.checks.case import Case, Note
from casemgr.checks.known import staff_person
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.state.enrollment import hand_off_waiting, manager_of, receiver_of


def why_not_handed_off(student_id: str, events: tuple[Event, ...], own: str, to: str) -> str | None:
    """Why the case is not to be handed off to somebody, with what is missing. One who was assigned it from another's caseload
    does not know its deadlines yet: that is what a hand-off is for. `own`: the caseload's own case manager."""
    if fold(hand_off_waiting(events) or "") == fold(to):
        acknowledge = f"casemgr hand-off {student_id} --acknowledged"
        return f"a hand-off to {to} is on file already; what is missing is the confirmation: {acknowledge}"
    if fold(manager_of(events, own)) != fold(to):
        return None
    if receiver_of(events):
        return f"{to} has the case already and has confirmed its deadlines: nothing is missing"
    if fold(to) == fold(own):
        return f"{to} is the case manager already: say with --to who receives the case"
    return None


def to_keep_it(student_id: str, clocks: Iterable[Deadline], case_manager: str, to: str) -> str:
    """Where the receiver is the case manager already: how to say that the case stays."""
    asked = next((c for c in clocks if c.is_open and _is_met_by_hand_off(c.rule)), None)
    if asked is None or fold(to) != fold(case_manager):
        return ""
    return f"; to keep the case: casemgr na {student_id} {asked.rule.id} --why TEXT"


def _is_met_by_hand_off(rule: Rule) -> bool:
    return any(on.event == "handed_off" for on in rule.met_by)


def has_the_case(handed: HandedOff, case: Case) -> Iterator[Note]:
    """That the case is not to be handed off to this one."""
    if reason := why_not_handed_off(case.id, case.others, case.after.case_manager, handed.to):
        yield Note(reason, "refuse")


def assigned_to_another(handed: HandedOff, case: Case) -> Iterator[str]:
    """That another than the one who receives the case was assigned it."""
    to, own = handed.to, case.after.case_manager
    if receiver_of(case.others):
        return  # who has received the case hands it on
    assigned = manager_of(case.others, own)
    if fold(assigned) not in (fold(own), fold(to)):
        yield (
            f"the case is assigned to {assigned}, and not to {to}; if {to} takes it: "
            f'casemgr assign {case.id} "{to}"'
        )


def gone_to(_confirmed: HandOffAcknowledged, case: Case) -> Iterator[Note]:
    """That a case which somebody else has confirmed is on one's own lists no more."""
    receiver = receiver_of(case.events)
    if receiver and fold(receiver) != fold(case.after.case_manager):
        yield Note(f"{receiver} has the case, and it leaves your lists. To see it: --case-manager all", "say")


def to_hand_off(_moved: MovedWithinDistrict, _case: Case) -> Iterator[str]:
    """That nothing stops with a move within the district."""
    yield "no clock stops; tell the receiving case manager with `casemgr hand-off`"


def nobody_meant(name: str | None, staff: Sequence[str], *, acknowledged: bool) -> str:
    """Why a round of hand-offs to somebody, or of their confirmations, is about nobody."""
    if name and name not in staff and (near := or_somebody(name, staff)):
        return f"{name} is not among the staff in casemgr.yaml{near}"
    whom = f" to {name}" if name else ""
    if acknowledged:
        return f"no hand-off{whom} waits for its confirmation"
    return (
        f"no case assigned{whom} is left to hand off; to assign them: casemgr assign --all --from NAME --to "
        f'"{name}"'
    )


def receiver_taken(
    words: str,
    student_id: str,
    events: tuple[Event, ...],
    clocks: Iterable[Deadline],
    people: People,
    case_manager: str,
) -> Taken[str]:
    """The full name of who receives a case: the case manager assigned, or one of the staff; anybody else as typed, with a note. In
    doubt where the case is not to be handed off to this one."""
    name, note = case_manager, None
    if fold(words) != fold(case_manager):
        person, _, note, _ = staff_person(words, people)
        name = person.name if person else words.strip()
    fault = why_not_handed_off(student_id, events, people.case_manager.name, name)
    return Taken(name, fault and fault + to_keep_it(student_id, clocks, case_manager, name), note)
