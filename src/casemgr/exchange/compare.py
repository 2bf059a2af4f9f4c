"""A roster beside the caseload: who is new, what changed, what is left out and why. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casemgr.casefile.student import Student
from casemgr.errors import Problem, UsageError
from casemgr.exchange.casemanagers import ANOTHERS, MAY_BE, perhaps_another, whose
from casemgr.exchange.cells.codes import GONE
from casemgr.exchange.cells.people import same_person
from casemgr.exchange.differences import Difference, differences
from casemgr.exchange.evaluated import evaluated
from casemgr.exchange.languagestatus import with_status
from casemgr.exchange.onfile import Finder, OnFile, on_file
from casemgr.exchange.onfilealready import settled_here
from casemgr.exchange.questions import Asked, Question
from casemgr.exchange.reviews import Cycles, Reviews, reviews_of, say_unknown
from casemgr.exchange.rosters.merge import Merged
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.wholename import with_whole_name
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings

_WHO = ("same-student", "name", "school")
_UNSURE = (*_WHO, "status", "plan")
NEEDED = ("first", "born", "grade", "school")
"""What a new student's file needs; the last name is missing for who has one name."""
FEWEST_LETTERS = 2
"""Letters of a school's name: `2` is none."""


@dataclass(frozen=True, slots=True)
class New:
    """A student who is not on file yet."""

    pupil: Pupil
    reviews: Reviews
    questions: tuple[Question, ...] = ()
    """What is still open about this student."""

    @property
    def is_certain(self) -> bool:
        """Whether it is known who it is, that nobody on file is the same, and whether there is an IEP."""
        return not self.lacks and not any(question.kind in _UNSURE for question in self.questions)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be asked before a file can be made."""
        is_asked = not self.pupil.last and any(question.kind == "name" for question in self.questions)
        lacking = (name for name in NEEDED if not getattr(self.pupil, name))
        return (*(["last"] if is_asked else []), *lacking)


@dataclass(frozen=True, slots=True)
class Changed:
    """A student on file of whom the roster says something else."""

    student: str
    pupil: Pupil
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A student of the roster who is not for this caseload, and why."""

    pupil: Pupil
    why: str

    @property
    def is_anothers(self) -> bool:
        return self.why.startswith(ANOTHERS)

    @property
    def is_unsure(self) -> bool:
        """Whether the case manager may be the one whose students are taken."""
        return self.why.startswith(MAY_BE)


@dataclass(frozen=True, slots=True)
class Comparison:
    new: tuple[New, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: tuple[str, ...] = ()
    """The ids of the students of whom both say the same."""
    left_out: tuple[LeftOut, ...] = ()
    missing: tuple[OnFile, ...] = ()
    """Students on file whom the roster does not name."""
    questions: tuple[Question, ...] = ()
    remarks: tuple[Problem, ...] = ()


def compare(
    roster: Merged,
    students: Sequence[Student],
    *,
    as_of: date,
    law: LawBook,
    readings: Readings,
    own_case_manager: str,
    case_manager: str | None = None,
    schools: Sequence[str] = (),
    school: str = "",
    answers: Mapping[str, str] | None = None,
) -> Comparison:
    """The roster's students beside those on file. With `case_manager`, only that person's students are for the caseload;
    `own_case_manager` is whose students are on file where none is assigned; `school` is that of new students for whom
    the roster names none, chosen from `schools` where it is not given."""
    asked = Asked("", answers or {})
    cycles = Cycles.of(law, readings)
    here = [on_file(student, as_of, cycles, own_case_manager) for student in students]
    finder = Finder(here, asked)
    sorter = _Sorter(cycles, as_of, asked, case_manager, own_case_manager, tuple(schools), school)
    decided = law.meanings["home-language"]
    for pupils, is_listed in ((roster.pupils, True), (roster.only_added_to, False)):
        for pupil in pupils:
            student = finder.find(pupil)
            sorter.sort(with_status(pupil, student, decided), student, is_listed=is_listed)
    seen = sorter.seen | finder.perhaps
    missing = [each for each in here if _is_wanted(each, case_manager) and each.id not in seen]
    open_ones = _of_use((*roster.questions, *asked.questions), sorter.left_out)
    questions, settled = settled_here(open_ones, sorter.on_file)
    at_place: dict[tuple[str, int | None], list[Question]] = {}
    for question in questions:
        at_place.setdefault((question.file, question.line), []).append(question)
    return Comparison(
        tuple(replace(new, questions=_about(new.pupil, at_place)) for new in sorter.new),
        tuple(sorter.changed),
        tuple(sorter.same),
        tuple(sorter.left_out),
        tuple(missing) if roster.pupils else (),
        questions,
        (*roster.remarks, *asked.remarks, *settled),
    )


def _of_use(questions: Iterable[Question], left_out: Iterable[LeftOut]) -> tuple[Question, ...]:
    """The questions without those on a student who is left out, whatever the answer."""
    places = {source for each in left_out for source in each.pupil.sources}
    return tuple(q for q in questions if q.kind in (*_WHO, "case-manager") or (q.file, q.line) not in places)


def _about(
    pupil: Pupil, at_place: Mapping[tuple[str, int | None], Sequence[Question]]
) -> tuple[Question, ...]:
    """The questions at the lines from which a student comes, and those on a whole column of days."""
    whole = [
        q
        for file in dict.fromkeys(source.file for source in pupil.sources)
        for q in at_place.get((file, None), ())
    ]
    own = [question for source in pupil.sources for question in at_place.get(source, ())]
    return (*own, *(question for question in whole if question.kind == "day-order"))


def _is_wanted(student: OnFile, case_manager: str | None) -> bool:
    own = case_manager is None or same_person(student.pupil.case_manager, case_manager)
    return own and student.left is None


class _Sorter:
    """Puts each student of a roster where it belongs."""

    def __init__(
        self,
        cycles: Cycles,
        as_of: date,
        asked: Asked,
        case_manager: str | None,
        own_case_manager: str,
        schools: tuple[str, ...],
        school: str,
    ) -> None:
        self._cycles, self._as_of, self._asked, self._case_manager = cycles, as_of, asked, case_manager
        self._whom = case_manager or own_case_manager
        self._schools, self._school = schools, school
        self.new: list[New] = []
        self.changed: list[Changed] = []
        self.same: list[str] = []
        self.left_out: list[LeftOut] = []
        self.seen: set[str] = set()
        self.on_file: list[tuple[Pupil, OnFile]] = []
        """Who is on file already, as the roster and as the caseload has them."""

    def sort(self, pupil: Pupil, student: OnFile | None, *, is_listed: bool) -> None:
        if student:
            self.seen.add(student.id)
            self.on_file.append((pupil, student))
        why = self._why_not(pupil, student, is_listed=is_listed)
        if student and perhaps_another(pupil.case_manager, self._whom):
            pupil = pupil._replace(case_manager=student.pupil.case_manager)
        elif not student and not why:
            pupil, why = whose(pupil, self._whom, self._asked, is_alone=self._case_manager is not None)
        if why:
            self.left_out.append(LeftOut(pupil, why))
            return
        pupil = pupil if student else evaluated(pupil, self._as_of, self._asked)
        reviews = reviews_of(pupil, self._cycles, self._as_of, self._asked)
        if student is None:
            say_unknown(pupil, reviews, self._asked)
            self.new.append(New(with_whole_name(self._at_school(pupil), self._asked), reviews))
        elif found := differences(student, pupil, reviews, self._as_of):
            self.changed.append(Changed(student.id, pupil, found))
        else:
            self.same.append(student.id)

    def _at_school(self, pupil: Pupil) -> Pupil:
        """A new student with the school that the case manager says, where the roster names none: asked once for all, and
        taken as it is where there is only one."""
        if pupil.school:
            return pupil
        file, line = pupil.sources[0]
        if not self._school and len(self._schools) == 1:
            self._school = self._schools[0]
            words = f"names no school: {self._school} is taken, the only one in casemgr.yaml (--school NAME)"
            self._asked.remarks.append(Problem(file, None, words))
        if self._school:
            return pupil._replace(school=self._school)
        self._school = (
            self._asked.ask(
                "school",
                "The file does not say the school (--school NAME): which is it?",
                readings=self._schools,
                file=file,
                line=line,
            )
            or ""
        )
        if self._school and sum(map(str.isalpha, self._school)) < FEWEST_LETTERS:
            raise UsageError(f"“{self._school}” is no name of a school")
        return pupil._replace(school=self._school)

    def _why_not(self, pupil: Pupil, student: OnFile | None, *, is_listed: bool) -> str | None:
        if pupil.status == "to-be-deleted":
            return "is to be deleted there"
        if student is not None:
            return None
        if pupil.status in GONE or (pupil.exited and pupil.exited <= self._as_of):
            gone = "is not eligible" if pupil.status == "not-eligible" else "has exited"
            return f"exited on {pupil.exited}" if pupil.exited else gone
        if not is_listed:
            return "is not on file, and this file lists no students"
        return None
