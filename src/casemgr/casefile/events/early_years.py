"""Before the third birthday, and the first weeks in a California school."""

from collections.abc import Iterator
from typing import Annotated, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import EnglishTestResult
from casemgr.scalars import Line, PersonName


class EarlyStartReferral(Event):
    """The Early Start program refers a child who may be eligible for preschool special education."""

    type: Literal["early_start_referral"] = "early_start_referral"
    agency: Annotated[Line | None, "The regional center, or who else serves the child."] = None

    def clause(self, near: Nearby) -> str:
        return f"referral from Early Start received{stated(' (', self.agency, ')')}"


class EarlyStartConference(Event):
    """The transition planning conference of Early Start is held, with the district taking part."""

    type: Literal["early_start_conference"] = "early_start_conference"
    present: Annotated[PersonName | None, "Who took part for the district."] = None

    def clause(self, near: Nearby) -> str:
        return "the Early Start transition conference held"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("for the district: ", self.present)


class FirstEnrolled(Event):
    """A student whose home language is not English only enrolls in a public school of the state for the first time."""

    type: Literal["first_enrolled"] = "first_enrolled"
    home_language: Annotated[Line | None, "The home language."] = None

    def clause(self, near: Nearby) -> str:
        return "first enrolled in a public school of the state"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("home language: ", self.home_language)


class EnglishTested(Event):
    """The initial English language proficiency test is given and scored."""

    type: Literal["english_tested"] = "english_tested"
    result: EnglishTestResult

    def clause(self, near: Nearby) -> str:
        return f"initial English test scored: {spaced(self.result)}"
