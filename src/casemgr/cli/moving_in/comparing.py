"""Files from other systems beside the caseload: what `import` writes and `drift` shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from casemgr.casefile.student import Student
from casemgr.cli.moving_in.own_table import columns_of
from casemgr.cli.moving_in.questions import Said, settle
from casemgr.cli.options import Maybe, Several, argument, text
from casemgr.cli.school_words import school_from_words
from casemgr.cli.session import Session
from casemgr.errors import BadFile, UsageError
from casemgr.exchange.cells.people import same_person
from casemgr.exchange.compare import Comparison, compare
from casemgr.exchange.questions import QuestionKind
from casemgr.exchange.rosters.merge import merge
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.roster import Roster, check_lists_students, read_roster

if TYPE_CHECKING:
    from casemgr.law.readings import Readings

Files = Annotated[list[Path], argument("FILE…", "CSV, XLSX or text; - is standard input.")]
Kind = Annotated[
    Maybe, text("KIND", "What the file is, where its headers do not say: seis-iep-dates …", "--kind")
]
Columns = Annotated[
    Several, text("FIELD=HEADER", "Of a table of your own: which column holds what (repeatable).", "--column")
]
Manager = Annotated[
    Maybe, text("NAME", "Only this case manager's students; all takes everyone's.", "--case-manager")
]
School = Annotated[Maybe, text("NAME", "The school of new students whose file does not say it.", "--school")]
ALL = "all"


@dataclass(frozen=True)
class Compared:
    """What the files say beside what is on file."""

    rosters: tuple[Roster, ...]
    comparison: Comparison
    students: Mapping[str, Student]
    case_manager: str | None
    """Whose students alone were compared."""

    @property
    def titles(self) -> str:
        return ", ".join(f"{roster.file} ({roster.format.title})" for roster in self.rosters)

    @property
    def files(self) -> str:
        return ", ".join(roster.file for roster in self.rosters)


@dataclass(frozen=True)
class Incoming:
    """The files of one command, read once, and the students on file."""

    here: Session
    sources: tuple[tuple[str, bytes], ...]
    students: tuple[Student, ...]
    kind: str | None
    mappings: tuple[Mapping[str, str] | None, ...]
    """Of a table of one's own: field → header."""
    case_manager: str | None
    school: str | None = None
    """Of the new students whose file names none."""

    @classmethod
    def of(
        cls,
        here: Session,
        files: Sequence[Path],
        kind: str | None,
        columns: Sequence[str] | None,
        case_manager: str | None,
        school: str | None = None,
        *,
        ask: bool = False,
    ) -> Incoming:
        """BadFile where a student on file cannot be read: the roster may mean just that one."""
        from casemgr.store.incoming import read_incoming

        students, problems = here.caseload.all_students()
        if problems:
            raise BadFile(tuple(problems))
        sources = tuple(map(read_incoming, files))
        said = _mapping(columns or ())
        mappings = tuple(
            said if said or kind else columns_of(here, data, name, ask=ask) for name, data in sources
        )
        return cls(here, sources, tuple(students), kind, mappings, case_manager, school)

    @property
    def own_tables(self) -> list[Mapping[str, str]]:
        """What the columns of tables of one's own hold."""
        return [mapping for mapping in self.mappings if mapping]

    def compared(
        self,
        readings: Readings,
        *,
        ask: bool,
        said: Said | None = None,
        later: Collection[QuestionKind] = (),
    ) -> Compared:
        """What the files say beside what is on file; what they leave open is asked about where `ask` says so. `said`:
        what was asked before; `later`: what is not asked yet."""
        if not ask:
            return self._read(readings, {})
        return settle(
            lambda answers: self._read(readings, answers),
            lambda found: (each for each in found.comparison.questions if each.kind not in later),
            said,
        )

    def _read(self, readings: Readings, answers: Mapping[str, str]) -> Compared:
        rosters = tuple(
            read_roster(
                data,
                file=name,
                as_of=self.here.today,
                kind=self.kind,
                mapping=mapping,
                answers=answers,
                area_words=self.here.context.law.meanings["area"],
            )
            for (name, data), mapping in zip(self.sources, self.mappings, strict=True)
        )
        return _beside(self, rosters, readings, answers)


def _mapping(columns: Sequence[str]) -> dict[str, str] | None:
    pairs = [words.partition("=") for words in columns]
    for words, (field, _, header) in zip(columns, pairs, strict=True):
        if not field.strip() or not header.strip():
            raise UsageError(f"--column {words}: write FIELD=HEADER, like born=DOB")
    return {field.strip(): header.strip() for field, _, header in pairs} or None


def _beside(
    incoming: Incoming, rosters: tuple[Roster, ...], readings: Readings, answers: Mapping[str, str]
) -> Compared:
    here, students = incoming.here, incoming.students
    merged = merge(rosters, answers)
    if not students:
        check_lists_students(rosters)
    pupils, others = (_with_our_schools(here, each) for each in (merged.pupils, merged.only_added_to))
    own = here.caseload.settings.case_manager.name
    whose = _whose(pupils, own, incoming.case_manager)
    comparison = compare(
        replace(merged, pupils=pupils, only_added_to=others),
        students,
        as_of=here.today,
        law=here.context.law,
        readings=readings,
        own_case_manager=own,
        case_manager=whose,
        schools=[school.name for school in here.caseload.settings.schools],
        school=school_from_words(here.caseload, incoming.school or ""),
        answers=answers,
    )
    return Compared(rosters, comparison, {student.id: student for student in students}, whose)


def _with_our_schools(here: Session, pupils: Sequence[Pupil]) -> tuple[Pupil, ...]:
    """Each school by its name in the settings, where it is listed there."""
    written = {pupil.school for pupil in pupils if pupil.school}
    names: dict[str, Any] = {words: school_from_words(here.caseload, words) for words in written}
    return tuple(pupil._replace(school=names.get(pupil.school, "")) for pupil in pupils)


def _whose(pupils: Sequence[Pupil], own: str, said: str | None) -> str | None:
    """Whose students are meant: the one named; else the settings' own where the file names several case managers.
    UsageError where it names several and none is that one."""
    if said:
        return None if said.strip().lower() == ALL else said
    names = list(dict.fromkeys(pupil.case_manager for pupil in pupils if pupil.case_manager))
    if len(names) < 2:
        return None
    if any(same_person(name, own) for name in names):
        return own
    raise UsageError(
        f"the file names {len(names)} case managers, and none is {own}; say --case-manager NAME, or --case-manager all"
    )
