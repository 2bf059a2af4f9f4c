"""Whether a case manager's role goes with what is suspected."""

from __future__ import annotations

from collections.abc import Iterator

_SPEECH = "speech-language"


def only_speech(areas: frozenset[str]) -> bool:
    """Whether speech-language alone is suspected: the case is an SLP's."""
    return areas == {_SPEECH}


def role_doubts(name: str, role: str | None, areas: frozenset[str], student_id: str) -> Iterator[str]:
    """What is worth a note where somebody of a role is assigned and these areas are suspected."""
    if only_speech(areas) and role not in (None, "slp", "case-manager"):
        yield f"only speech-language is suspected, and {name} ({role}) is no SLP"
    elif role == "slp" and (others := sorted(areas - {_SPEECH})):
        yield (
            f"{name} is an SLP, and {', '.join(others)} is suspected: reassign to an education specialist? "
            f"casemgr assign {student_id} NAME"
        )
