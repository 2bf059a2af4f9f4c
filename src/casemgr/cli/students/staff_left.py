"""A provider or teacher who has left: of one student, or of everyone who has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.names import the_one
from casemgr.casefile.nameslips import or_somebody
from casemgr.cli.lists.narrowing import anyones
from casemgr.cli.options.kinds import Group, Maybe, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.rounds import But
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.headpath import HeadChange
    from casemgr.cli.recording.given import Given, Work


@dataclass(frozen=True)
class Leaving(Group):
    """Who carries out the IEP no more, and who follows."""

    left: Annotated[Maybe, text("NAME", "A provider or teacher who does not carry out the IEP any more.")] = (
        None
    )
    followed_by: Annotated[Maybe, text("NAME", "Who follows, with the same service.")] = None

    def needs(self) -> None:
        """UsageError where somebody follows nobody."""
        if self.followed_by and not self.left:
            raise UsageError("--followed-by goes with --left NAME, who follows whom")

    def changes(self, given: Given, work: Work) -> list[HeadChange]:
        """What becomes of the head; nothing where nobody left."""
        from casemgr.casefile.who_left import changes_without

        if not self.left:
            return []
        identity = work.student.identity
        name = the_one(self.left, identity.carry_it_out)
        if name is None:
            listed = f" ({', '.join(identity.carry_it_out)})" if identity.carry_it_out else ""
            raise UsageError(f"{self.left} is no provider or teacher of {work.student.id}{listed}")
        follower = work.full_name(self.followed_by) if self.followed_by else None
        if follower == name:
            raise UsageError(f"--followed-by: {follower} is the one who left")
        return changes_without(identity, name, follower, given.day(work))

    def notes(self, work: Work) -> None:
        """That who follows is to hear of the IEP (34 CFR 300.323(d))."""
        from casemgr.checks.notified import is_to_hear
        from casemgr.state.enrollment import has_iep

        if not self.left:
            return
        name = work.full_name(self.followed_by) if self.followed_by else None
        if name and has_iep(work.known) and is_to_hear(name, work.clocks, work.facts):
            command = f'casemgr review-with {work.student.id} --staff "{name}"'
            work.warn(f"{name} is to hear what the IEP asks. Once it is gone through: {command}")


def those_with(here: Session, words: str | None, but: But) -> list[str]:
    """Everyone who has this provider or teacher. UsageError where that is nobody."""
    if not words:
        raise UsageError("say who left: casemgr edit --all --left NAME --followed-by NAME")
    staff = {
        facts.student.id: facts.student.identity.carry_it_out for facts in but.present(here, anyones(here))
    }
    found = [student for student, theirs in staff.items() if the_one(words, theirs)]
    if not found:
        names = [name for theirs in staff.values() for name in theirs]
        raise UsageError(f"{words} is no student's provider or teacher{or_somebody(words, names)}")
    return found
