"""Growing up: transition in the IEP, the next district, the exit that is planned."""

from collections.abc import Iterator
from typing import Annotated, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import AgePortion, ExitReason
from casemgr.scalars import DayAhead, Line


class IepIncludes(Event):
    """The IEP in effect includes what the law asks for at an age."""

    type: Literal["iep_includes"] = "iep_includes"
    portion: Annotated[
        AgePortion,
        "What it includes",
    ]

    def clause(self, near: Nearby) -> str:
        portions = {
            "transition": "the IEP includes postsecondary goals and transition services",
            "transition-not-yet": "the IEP team found transition goals not yet appropriate",
            "rights-at-18": "the IEP includes the statement on rights at 18",
        }
        return portions[self.portion]


class NextDistrictNamed(Event):
    """The student will move up to a school of another district, such as a high-school district."""

    type: Literal["next_district_named"] = "next_district_named"
    district: Annotated[Line, "The next district."]

    def clause(self, near: Nearby) -> str:
        return f"the student will move up to {self.district}"


class ExitPlanned(Event):
    """An exit from special education is planned: a graduation, the age limit, the end of eligibility."""

    type: Literal["exit_planned"] = "exit_planned"
    reason: Annotated[ExitReason, "Why"]
    expected: Annotated[DayAhead, "The day of the exit."]

    def clause(self, near: Nearby) -> str:
        return f"exit planned: {spaced(self.reason)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("expected on ", near.day(self.expected))
