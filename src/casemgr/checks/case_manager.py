"""Whether a case manager's role goes with what is suspected."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.law.book import LawBook
from casemgr.law.words import suspicion_of
from casemgr.state.enrollment import suspected_areas

_SPEECH = "speech-language"


def only_speech(student: Student, events: tuple[Event, ...], law: LawBook) -> bool:
    """Whether speech-language alone is suspected: the case is an SLP's."""
    return _suspected(student, events, law) == {_SPEECH}


def role_doubts(
    name: str, role: str | None, student: Student, events: tuple[Event, ...], law: LawBook
) -> Iterator[str]:
    """What is worth a note where somebody of a role is assigned and these areas are suspected."""
    areas = _suspected(student, events, law)
    if areas == {_SPEECH} and role not in (None, "slp", "case-manager"):
        yield f"only speech-language is suspected, and {name} ({role}) is no SLP"
    elif role == "slp" and (others := sorted(areas - {_SPEECH})):
        yield (
            f"{name} is an SLP, and {', '.join(others)} is suspected: reassign to an education specialist? "
            f"casemgr assign {student.id} NAME"
        )


def _suspected(student: Student, events: tuple[Event, ...], law: LawBook) -> set[str]:
    """The categories suspected, under their own names."""
    return {suspicion_of(area, law.meanings) for area in suspected_areas(student.identity, events)}
