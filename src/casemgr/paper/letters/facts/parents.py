"""The parents at an IEP meeting, or who has the rights in their place: by name, and whether they have said that they come."""

from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled, ParentReplied
from casemgr.casefile.vocabulary import ParentReply
from casemgr.docket.reached import holders_instead, went_to_another_parent
from casemgr.paper.letters.facts.holder import called
from casemgr.paper.letters.facts.source import Source
from casemgr.state.heard import about_booking
from casemgr.state.holders import parents

_COMING: tuple[ParentReply, ...] = ("attending", "by-phone", "by-video")


class Member(NamedTuple):
    """A member of the IEP team: the role, and the name where it is known."""

    role: str
    name: str = ""
    instead: str = ""
    """What one is called who has the rights in the place of the parents, or of a student of age."""

    @property
    def title(self) -> str:
        return self.instead or self.role


def parent_of(source: Source) -> Member:
    """The parents by name, or who has the rights in their place; of a student of age only who has them in the student's."""
    identity, meanings = source.facts.student.identity, source.facts.meanings
    of_age = source.facts.is_of_age(source.as_of)
    instead = holders_instead(identity, meanings, of_age=of_age)
    found = instead or ([] if of_age else parents(identity, meanings))
    title = called(instead[0].relation, meanings, of_age=of_age) if instead else ""
    return Member("parent", ", ".join(each.name for each in found), title)


def confirmed(source: Source, booked: MeetingScheduled | None) -> bool:
    """Whether a parent's last reply about this meeting is that they take part: two who are named each answer for themselves."""
    identity, meanings = source.facts.student.identity, source.facts.meanings
    of_age = source.facts.is_of_age(source.as_of)
    names = set() if of_age else {contact.name for contact in parents(identity, meanings)}
    last: dict[str | None, ParentReply] = {}
    for event in about_booking(booked, source.events) if booked else ():
        is_anothers = not of_age and went_to_another_parent(event.by or "", identity, meanings)
        if isinstance(event, ParentReplied) and not is_anothers:
            by = event.by if event.by in names else None
            last = {who: reply for who, reply in last.items() if by and who}
            last[by] = event.reply
    return any(reply in _COMING for reply in last.values())
