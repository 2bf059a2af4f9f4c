"""What the sentences of a student's events may refer to."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import dated
from casemgr.casefile.saying import Nearby
from casemgr.casefile.student import Student
from casemgr.law.book import LawBook


def nearby(student: Student, law: LawBook, today: date) -> Nearby:
    """What the sentences of a student's events may refer to."""
    events = {event.id: f"{dated(event, today)}" for event in student.events}
    contacts = [contact.name for contact in student.identity.contacts]
    return Nearby(
        events,
        contacts,
        today,
        {rule.id: rule.title for rule in law.rules},
        law.delays,
        law.of_age_on(student.identity.born),
        {rule_id: rule.title for rule_id, rule in law.said_of_age.items()},
        [each.name for each in student.identity.all_providers],
    )
