"""Everything letters are filled from: the law and calendars, the office that writes, the day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.student import Contact, Student
from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.paper.letters.facts import letter_facts
from casemgr.paper.letters.facts.glance import glance
from casemgr.paper.letters.facts.people import receiver_of
from casemgr.paper.letters.facts.source import Choices, Office, Source
from casemgr.paper.letters.facts.year import year_facts
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import manager_of


class Desk(NamedTuple):
    context: Context
    office: Office
    today: date

    def of_student(self, student: Student, choices: Choices) -> dict[str, Any]:
        """Every fact about a student, as known today."""
        facts = Facts.of(student, self.context, self.today)
        deadlines = derive_from(facts, self.context, self.today)
        office = self.office.of_case(manager_of(facts.events, self.office.case_manager.name))
        return letter_facts(Source(facts, deadlines, self.context, office, choices, self.today))

    def receiver(self, student: Student, words: str) -> Contact | None:
        """To whom a letter about a student goes today."""
        return receiver_of(student.identity, words, self.context.law, self.today)

    def of_caseload(
        self, labeled: Sequence[tuple[str, Facts]], taught: Iterable[Facts], teacher: str
    ) -> dict[str, Any]:
        """Every fact about the caseload, and about the students of a teacher."""
        return year_facts(labeled, self.context, self.office, self.today) | glance(taught, teacher)


# What even a student has of whom nothing is on file.
_OF_NOBODY = (
    "student",
    "student_id",
    "first",
    "born",
    "grade",
    "school",
    "today",
    "stands",
    "removal_total",
    "notice_number",
)


def of_nobody(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of an empty form: they say nothing of any student."""
    anyone = dict.fromkeys(("holder", "consent_by", "confirmed_by", "partly_by"), "parent or adult student")
    return facts | dict.fromkeys(_OF_NOBODY, BLANK) | anyone


def bare(student: Student, **more: Any) -> Student:
    """The same student of whom only what must be said is on file."""
    nothing = {"language": None, "contacts": (), "suspected": (), "all_providers": (), **more}
    return type(student)(student.identity.model_copy(update=nothing), ())
