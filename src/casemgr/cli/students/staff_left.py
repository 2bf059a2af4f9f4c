"""A provider or teacher who has left: of one student, or of everyone who has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.lists.narrowing import anyones
from casemgr.cli.options.kinds import Group, Maybe, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Work
from casemgr.cli.recording.rounds import But
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.headpath import HeadChange


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

    def changes(self, work: Work) -> list[HeadChange]:
        """What becomes of the head; nothing where nobody left."""
        from casemgr.casefile.who_left import changes_once_left

        if not self.left:
            return []
        return changes_once_left(work.student.identity, self.left, self._follower(work), work.day)

    def notes(self, work: Work) -> None:
        """That who follows is to hear of the IEP."""
        from casemgr.checks.notified import to_hear_of_it

        name = self._follower(work)
        if name and (note := to_hear_of_it(name, work.clocks, work.facts)):
            work.warn(note)

    def _follower(self, work: Work) -> str | None:
        return work.people.full_name(self.followed_by) if self.followed_by else None


def those_with(here: Session, words: str | None, but: But) -> list[str]:
    """Everyone who has this provider or teacher. UsageError where that is nobody."""
    from casemgr.casefile.who_left import those_with_somebody

    if not words:
        raise UsageError("say who left: casemgr edit --all --left NAME --followed-by NAME")
    staff = {
        facts.student.id: facts.student.identity.carry_it_out for facts in but.present(here, anyones(here))
    }
    return those_with_somebody(words, staff)
