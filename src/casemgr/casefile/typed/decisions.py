"""What a finished meeting decides that opens duties of its own: the questions, and the answers as they are typed and stored."""

from collections.abc import Callable, Sequence

from casemgr.casefile.purposes import may_offer_iep
from casemgr.casefile.vocabulary import NOT_SAID

DECIDED = {
    "placement_changed": "Did the team change the placement?",
    "transportation": "Does the student need transportation as part of the IEP?",
}
"""In the order of the handbook: the field of the meeting, and the question."""

Decisions = dict[str, bool | None]
"""By the field; None: not known yet."""


def may_decide(purposes: Sequence[str], *, completed: bool, eligible: bool | None) -> bool:
    """Whether the team decides on services there: not where it is to be continued, or found no eligibility."""
    return completed and eligible is not False and may_offer_iep(purposes)


def decisions(said: Decisions, yes_or_no: Callable[[str], bool | None]) -> Decisions:
    """What was said, and what is answered to the questions on the rest."""
    return {
        field: yes_or_no(question) if said.get(field) is None else said[field]
        for field, question in DECIDED.items()
    }


def as_stored(found: Decisions) -> dict[str, bool | str]:
    """What the record of the meeting says of each: yes, no, or that it is not said."""
    return {field: NOT_SAID if decided is None else decided for field, decided in found.items()}


def option_of(field: str, *, decided: bool) -> str:
    """`--placement-changed`, `--no-transportation`."""
    return f"--{'' if decided else 'no-'}{field.replace('_', '-')}"
