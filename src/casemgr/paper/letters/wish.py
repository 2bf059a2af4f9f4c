"""A letter as it is asked for: what was typed, made into facts and choices, and what cannot go together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from casemgr.casefile.names import meant
from casemgr.casefile.vocabulary import LETTER_TOPICS, NoticeAction
from casemgr.errors import UsageError
from casemgr.paper.letters.catalogue import TIMELINE, Catalogue
from casemgr.paper.letters.facts.source import Choices
from casemgr.paper.letters.template import Template

_ENDINGS = {"htm": "html", "markdown": "md", "txt": "md"}
_OF_A_TEACHER = {"at-a-glance": "at-a-glance-teacher", "at-a-glance-teacher": "at-a-glance-teacher"}


class Wish(NamedTuple):
    """What was typed."""

    kind: str
    student: str | None
    choices: Choices
    language: str | None
    said: Sequence[str]
    """NAME=TEXT, each a fact."""
    force: bool = False
    record: bool = False
    blank: bool = False
    """Whether it is an empty form, of which a student only decides the language."""

    @property
    def to(self) -> str:
        """Whom it goes to first; empty where nobody was named."""
        return self.choices.to[0] if self.choices.to else ""

    def sheet(self, catalogue: Catalogue) -> Template:
        """The template in English; for a teacher the one of all the teacher's students."""
        teacher = self.choices.teacher
        if teacher and not self.blank and self.kind not in _OF_A_TEACHER:
            raise UsageError(f"{self.kind}: --teacher goes with at-a-glance")
        is_of_all = teacher and not self.blank
        return catalogue.choose(_OF_A_TEACHER[self.kind] if is_of_all else self.kind, "en")

    def check_of_caseload(self, template: Template) -> None:
        """UsageError where a letter about the whole caseload is asked for of one student."""
        if self.student:
            raise UsageError(f"{template.kind} is about the whole caseload; leave {self.student} out")

    def check_of_student(self) -> None:
        """UsageError where it is not said of which student."""
        if self.student is None and not self.blank:
            raise UsageError(
                f"say of which student: casemgr letter {self.kind} STUDENT; or add --blank for an empty form"
            )

    def check_blank(self) -> None:
        if self.blank and self.record:
            raise UsageError(
                "--blank prints an empty form, of which nothing is recorded; leave out --blank or --record"
            )

    def check_timeline(self, wanted: str, formats: Mapping[str, str]) -> str:
        """The student it is of. UsageError where more is asked than there is of the timeline: nothing in it is set by hand."""
        if self.student is None:
            raise UsageError(f"say of which student: casemgr letter {TIMELINE} STUDENT")
        if self.record or self.said:
            raise UsageError(f"{TIMELINE} comes from the case file alone; leave out --record and --set")
        if wanted not in formats:
            raise UsageError(f"{TIMELINE}: there is no {wanted} of a picture; choose html or pdf")
        return self.student


def facts_said(elements: Mapping[str, str | None], more: Sequence[str]) -> list[str]:
    """The elements of a written notice and the other facts that were typed, each as NAME=TEXT."""
    decision = elements["decision"]
    decided = {"decision": meant(decision, get_args(NoticeAction)) if decision else None}
    return [*(f"{name}={words}" for name, words in {**elements, **decided}.items() if words), *more]


def topic_meant(words: str | None) -> str:
    if words and words not in LETTER_TOPICS:
        raise UsageError(f"--about {words}: choose {', '.join(LETTER_TOPICS)}")
    return words or ""


def format_meant(name: str | None, ending: str | None, offered: Sequence[str]) -> str:
    """By name or by the file's ending; HTML into a file of no ending, Markdown on the screen. `ending`: None for no file."""
    wanted = name or _ENDINGS.get(ending or "", ending or "") or ("md" if ending is None else "html")
    if wanted not in offered:
        raise UsageError(f"{wanted}: no such format here; choose {', '.join(offered)}")
    if wanted in ("pdf", "docx") and ending is None:
        raise UsageError(f"{wanted} goes into a file: say -o letter.{wanted}")
    return wanted
