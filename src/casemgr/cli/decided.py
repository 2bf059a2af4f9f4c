"""What a finished meeting decides that opens duties of its own: asked by `hold-iep` at a keyboard and by `next` alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casemgr.paper.letters.notes import as_typed
from casemgr.state.bookings import may_change_services

DECIDED = {
    "placement_changed": "Did the team change the placement?",
    "transportation": "Does the student need transportation as part of the IEP?",
}
"""In the order of the handbook: the field of the meeting, and the question."""

Decisions = dict[str, bool | None]
"""By the field; None: not known yet."""


def may_decide(purposes: Sequence[str], *, completed: bool, eligible: bool | None) -> bool:
    """Whether the team decides on services there: not where it is to be continued, or found no eligibility."""
    return completed and eligible is not False and may_change_services(purposes)


def decisions(said: Decisions, yes_or_no: Callable[[str], bool | None]) -> Decisions:
    """What was said, and what is answered to the questions on the rest."""
    return {
        field: yes_or_no(question) if said.get(field) is None else said[field]
        for field, question in DECIDED.items()
    }


def to_add_later(student: str, meeting: str, found: Decisions) -> list[str]:
    """With which command what is not known yet is added to the meeting, whose id is given; nothing where all is known."""
    left = [field for field, answer in found.items() if answer is None]
    if not left:
        return []
    words = ["casemgr", "correct", student, meeting, *(f"{field}=true" for field in left)]
    return [f"When you know{', each true or false as decided' if left[1:] else ', if so'}:", as_typed(words)]


def option_of(field: str, *, decided: bool) -> str:
    """`--placement-changed`, `--no-transportation`."""
    return f"--{'' if decided else 'no-'}{field.replace('_', '-')}"
