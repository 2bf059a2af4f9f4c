"""The IEP meeting: booked, its team invited and excused, replied to, held."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, joined, only_if, phrase, spaced, stated, time_words
from casemgr.casefile.vocabulary import NOT_SAID, NotSaid, Outcome, ParentReply, Presence, Purpose, Role
from casemgr.scalars import ClockTime, Day, DayAhead, Flag, Frozen, Line, PersonName, Text

Purposes = Annotated[
    tuple[Purpose, ...],
    Field(min_length=1),
    "initial, annual, triennial, supplemental, manifestation …",
]
WhichMeeting = Annotated[DayAhead | None, "The day of the meeting, where more than one is booked."]

DECIDED_WORDS = {"placement_changed": "placement", "transportation": "transportation"}
"""Each field of a meeting that may be left open → what it is about."""


def _meeting(purposes: tuple[Purpose, ...]) -> str:
    return f"{joined(purposes)} IEP meeting"


class MeetingScheduled(Event):
    """An IEP team meeting is booked; a later one that shares a purpose replaces it."""

    type: Literal["meeting_scheduled"] = "meeting_scheduled"
    purposes: Purposes
    meeting_date: Annotated[DayAhead, "The day of the meeting."]
    time: Annotated[ClockTime | None, "When it begins, like 14:15."] = None
    place: Annotated[Line | None, "Where, or how: Room 12, by video …"] = None
    interpreter: Annotated[PersonName | None, "The language, or who interprets."] = None
    short_notice_agreed: Annotated[Flag, "Whether the parent agreed to less notice than usual."] = False
    why: Annotated[Text | None, "Why an earlier booking was moved."] = None

    def clause(self, near: Nearby) -> str:
        at = f" at {time_words(self.time)}" if self.time else ""
        return f"{_meeting(self.purposes)} for {near.day(self.meeting_date)}{at} booked"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("place: ", self.place)
        yield stated("interpreter: ", self.interpreter)
        yield only_if(
            self.short_notice_agreed, f"{near.parent_on(self.date, self.by)} agreed to shorter notice"
        )
        yield stated("moved because: ", self.why)


class MeetingCancelled(Event):
    """A booked meeting is cancelled."""

    type: Literal["meeting_cancelled"] = "meeting_cancelled"
    purposes: Purposes
    meeting_date: Annotated[DayAhead, "The day of the meeting."]
    why: Annotated[Text, "The reason."]

    def clause(self, near: Nearby) -> str:
        return f"{_meeting(self.purposes)} of {near.day(self.meeting_date)} cancelled"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"reason: {self.why}"


class Invitee(Frozen):
    """A member of the IEP team, by role and perhaps by name."""

    role: Role | Literal["parent", "student"]
    name: PersonName | None = None

    def __str__(self) -> str:
        return f"{self.role} ({self.name})" if self.name else self.role


class TeamInvited(Event):
    """The members of the IEP team are invited."""

    type: Literal["team_invited"] = "team_invited"
    to: Annotated[tuple[Invitee, ...], Field(min_length=1), "Each role, and who fills it."]
    meeting: WhichMeeting = None

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return f"members invited to the IEP meeting{stated(' of ', near.day(self.meeting))}"

    def details(self, near: Nearby) -> Iterator[str]:
        names = [f"{spaced(each.role)} ({each.name})" if each.name else spaced(each.role) for each in self.to]
        yield joined(names)


class ParentReplied(Event):
    """The parent answers the meeting notice."""

    type: Literal["parent_replied"] = "parent_replied"
    only_a_person_says: ClassVar[bool] = True
    reply: ParentReply
    meeting: WhichMeeting = None

    def clause(self, near: Nearby) -> str:
        return f"{near.parent_on(self.date, self.by)} replied about the meeting{stated(' of ', near.day(self.meeting))}"

    def details(self, near: Nearby) -> Iterator[str]:
        replies = {
            "attending": "will attend",
            "by-phone": "will attend by phone",
            "by-video": "will attend by video",
            "not-attending": "is not attending",
            "go-on-without-me": "asks to go on without them",
            "reschedule": "asks to reschedule",
        }
        yield replies[self.reply]


class MemberExcused(Event):
    """Parent and district agree in writing that a member of the team need not come."""

    type: Literal["member_excused"] = "member_excused"
    only_a_person_says: ClassVar[bool] = True
    role: Annotated[Role, "The member's role."]
    member: Annotated[PersonName | None, "The member's name."] = None
    area_discussed: Annotated[Flag, "Whether the member's area is discussed."] = False
    input_received: Annotated[Day | None, "The day the member's written input went to parent and team."] = (
        None
    )
    agreed: Annotated[Day | None, "The day the parent signed."] = None

    def clause(self, near: Nearby) -> str:
        return f"{spaced(self.role)}{stated(' (', self.member, ')')} excused from the IEP meeting"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"the member's area is {'' if self.area_discussed else 'not '}discussed"
        yield stated("written input given ", near.day(self.input_received))
        yield (
            stated(f"{near.holder_on(self.date)} signed ", near.day(self.agreed))
            or "no written agreement is on file"
        )


class MeetingHeld(Event):
    """An IEP team meeting takes place: a first session, or the continuation of an earlier one."""

    type: Literal["meeting_held"] = "meeting_held"
    only_a_person_says: ClassVar[bool] = True
    purposes: Purposes
    outcome: Outcome
    eligible: Annotated[Flag | None, "The team's decision on eligibility, where the meeting made one."] = None
    plan_not_reviewed: Annotated[
        Flag,
        "Whether a triennial left the IEP itself for another day: then it is no annual review.",
    ] = False
    new_meeting: Annotated[
        Flag,
        "Whether it is a new meeting although an earlier session with its purpose was never finished.",
    ] = False
    chair: Annotated[PersonName | None, "Who chaired it."] = None
    present: Annotated[tuple[PersonName, ...], "Who was there."] = ()
    parent: Annotated[Presence | None, "How the parent took part."] = None
    interpreter: Annotated[PersonName | None, "The language, or who interpreted."] = None
    placement_changed: Annotated[Flag | NotSaid, "Whether the team changed the placement; or `not-said`."] = (
        False
    )
    transportation: Annotated[Flag | NotSaid, "Whether the student needs transportation; or `not-said`."] = (
        False
    )

    def clause(self, near: Nearby) -> str:
        return f"{_meeting(self.purposes)} held"

    def details(self, near: Nearby) -> Iterator[str]:
        yield "completed" if self.outcome == "completed" else "to be continued"
        yield only_if(self.eligible is True, "student found eligible")
        yield only_if(self.eligible is False, "student found not eligible")
        yield only_if(self.plan_not_reviewed, "the IEP itself was not reviewed")
        yield only_if(self.new_meeting, "a new meeting, not a continuation")
        yield stated("chair: ", self.chair)
        yield stated("present: ", self.present)
        yield phrase(near.holder_on(self.date), spaced(self.parent)) if self.parent else ""
        yield stated("interpreter: ", self.interpreter)
        yield only_if(self.placement_changed is True, "placement changed")
        yield only_if(self.transportation is True, "needs transportation")
        unsaid = [words for field, words in DECIDED_WORDS.items() if getattr(self, field) == NOT_SAID]
        yield stated("not said: ", tuple(unsaid))


class TeamDecided(Event):
    """What the team decided is said after the meeting was recorded."""

    type: Literal["team_decided"] = "team_decided"
    only_a_person_says: ClassVar[bool] = True
    placement_changed: Annotated[Flag | None, "Whether the team changed the placement."] = None
    transportation: Annotated[Flag | None, "Whether the student needs transportation."] = None

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return "the team decided"

    def details(self, near: Nearby) -> Iterator[str]:
        yield only_if(self.placement_changed is True, "placement changed")
        yield only_if(self.placement_changed is False, "placement not changed")
        yield only_if(self.transportation is True, "transportation needed")
        yield only_if(self.transportation is False, "transportation not needed")
