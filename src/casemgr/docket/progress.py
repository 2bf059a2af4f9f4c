"""Progress reports: who has reported since the last report went home."""

from __future__ import annotations

from casemgr.casefile.events import Event, ProgressReportSent, ProviderReported
from casemgr.casefile.student import Student, fold


def not_reported(student: Student, events: tuple[Event, ...]) -> list[str]:
    """The student's providers who have not reported since the last report was sent."""
    reported: set[str] = set()
    for event in events:
        if isinstance(event, ProgressReportSent):
            reported.clear()
        elif isinstance(event, ProviderReported):
            reported.add(fold(event.provider))
    return [provider.name for provider in student.identity.providers if fold(provider.name) not in reported]


def provider_from_words(words: str, student: Student) -> str | None:
    """The provider meant by a name or part of one; None where none or several answer to it."""
    asked = fold(words).split()
    found = [
        provider.name
        for provider in student.identity.providers
        if all(any(token.startswith(word) for token in fold(provider.name).split()) for word in asked)
    ]
    return found[0] if len(found) == 1 else None
