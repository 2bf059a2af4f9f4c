"""A walk through what is open: what was asked, and what is left. Whoever runs it records what is answered."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from casemgr.casefile.people import People
from casemgr.casefile.typed.answers import Answers
from casemgr.characters import printable
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.reports.nearby import nearby
from casemgr.reports.next_topics import AHEAD, Topic, sentence, topics
from casemgr.reports.today_parts import Part
from casemgr.reports.today_student import student_day

Share = Callable[[Facts, Deadline], str | None]


class Walk(ABC):
    """One walk through the caseload, or one student."""

    def __init__(
        self, answers: Answers, context: Context, people: People, parts: frozenset[Part], share: Share
    ) -> None:
        """`share`: what the person whom it is for has to do about a deadline."""
        self.answers, self.context, self.people, self.parts = answers, context, people, parts
        self.today, self._share = answers.today, share
        self.recorded = 0
        self._asked: set[tuple[str, str, str]] = set()

    @abstractmethod
    def facts(self, student: str) -> Facts:
        """What is known of a student as of now."""

    @abstractmethod
    def command(self, *words: str) -> bool:
        """Run an ordinary command as if it had been typed; whether it recorded. A refusal is said, and nothing is lost."""

    @abstractmethod
    def takes_several(self, command: str, option: str) -> bool:
        """Whether a command takes several words for an option, or where there is none for its argument."""

    @abstractmethod
    def tick(self, topic: Topic, day: str, *, safeguards: bool | None = None) -> bool:
        """Record that a duty was done on a day, with what the file says; the rest stays unsaid."""

    @abstractmethod
    def tick_afterwards(self, topic: Topic, day: str) -> bool:
        """The same of a duty that is not open any more."""

    @abstractmethod
    def not_applicable(self, topic: Topic, why: str) -> bool:
        """Record that a duty does not apply."""

    @abstractmethod
    def mention(self, student: str, what: str, form: str) -> bool:
        """Record that the parent asked for something, as of today."""

    def begins(self, topic: Topic) -> None:
        """Say what is asked about, once."""
        self.leave(topic)
        self.answers.say(printable(sentence(topic)))

    def leave(self, topic: Topic) -> None:
        """Ask about it on another walk only."""
        self._asked.add(topic.key)

    def was_asked(self, topic: Topic) -> bool:
        return topic.key in self._asked

    def holder(self, student: str) -> str:
        """Who answers for a student today: `parent`, or `student` once of age."""
        return nearby(self.facts(student).student, self.context.law, self.today).holder_on(self.today)

    def left_of(self, student: str) -> list[Topic]:
        """What there is to ask about a student as of now."""
        return self._of(student, self.parts)

    def all_of(self, student: str) -> list[Topic]:
        """The same, and what lies further ahead."""
        return self._of(student, AHEAD)

    def _of(self, student: str, parts: frozenset[Part]) -> list[Topic]:
        return topics([student_day(self.facts(student), self.context, self.today, self._share)], parts)
