"""Files from other systems beside the caseload: each read as a roster, all together, and compared with what is on file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.student import Student
from casemgr.errors import UsageError
from casemgr.exchange.casemanagers import perhaps_another, with_full_names
from casemgr.exchange.cells.people import same_person
from casemgr.exchange.compare import Comparison, compare
from casemgr.exchange.rosters.headers import check_fields
from casemgr.exchange.rosters.merge import merge
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.roster import Roster, check_lists_students, read_roster
from casemgr.exchange.table import read_table
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings

ALL = "all"


@dataclass(frozen=True)
class Ours:
    """What of the caseload the files are compared with."""

    students: tuple[Student, ...]
    as_of: date
    law: LawBook
    case_manager: str
    schools: tuple[str, ...]
    staff: tuple[str, ...] = ()
    """The names of those who work with the case manager."""


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
    """The files of one command, and what was said of them."""

    ours: Ours
    sources: tuple[tuple[str, bytes], ...]
    kind: str | None
    mappings: tuple[Mapping[str, str] | None, ...]
    """Of a table of one's own: field → header."""
    case_manager: str | None
    school: str | None = None
    """Of the new students whose file names none."""

    @property
    def own_tables(self) -> list[Mapping[str, str]]:
        """What the columns of tables of one's own hold."""
        return [mapping for mapping in self.mappings if mapping]

    def compared(self, readings: Readings, answers: Mapping[str, str]) -> Compared:
        """What the files say beside what is on file. `answers`: to the questions that they left open."""
        rosters = tuple(
            read_roster(
                data,
                file=name,
                as_of=self.ours.as_of,
                kind=self.kind,
                mapping=mapping,
                answers=answers,
                area_words=self.ours.law.meanings["area"],
            )
            for (name, data), mapping in zip(self.sources, self.mappings, strict=True)
        )
        return self._beside(rosters, readings, answers)

    def _beside(
        self, rosters: tuple[Roster, ...], readings: Readings, answers: Mapping[str, str]
    ) -> Compared:
        ours = self.ours
        rosters, said = with_full_names(rosters, (ours.case_manager, *ours.staff), self.case_manager)
        merged = merge(rosters, answers)
        if not ours.students:
            check_lists_students(rosters)
        pupils, others = (_at_schools(ours.schools, each) for each in (merged.pupils, merged.only_added_to))
        whose = whose_students(pupils, ours.case_manager, said)
        comparison = compare(
            replace(merged, pupils=pupils, only_added_to=others),
            ours.students,
            as_of=ours.as_of,
            law=ours.law,
            readings=readings,
            own_case_manager=ours.case_manager,
            case_manager=whose,
            schools=ours.schools,
            school=meant_or_typed(self.school or "", ours.schools),
            answers=answers,
        )
        return Compared(rosters, comparison, {student.id: student for student in ours.students}, whose)


_OPTIONS = {"next_triennial": "next_evaluation", "last_triennial": "last_evaluation"}
"""What the options of `add` and the lists call a field."""


def mapping_of(columns: Sequence[str]) -> dict[str, str] | None:
    """Field → header, from `FIELD=HEADER`; None where nothing was typed."""
    pairs = [words.partition("=") for words in columns]
    for words, (field, _, header) in zip(columns, pairs, strict=True):
        if not field.strip() or not header.strip():
            raise UsageError(f"--column {words}: write FIELD=HEADER, like born=DOB")
    found: dict[str, str] = {}
    for field, _, header in pairs:
        name = field.strip().replace("-", "_")
        found[_OPTIONS.get(name, name)] = header.strip()
    check_fields(found)
    return found or None


def _at_schools(schools: Sequence[str], pupils: Sequence[Pupil]) -> tuple[Pupil, ...]:
    """Each school by its name in the settings, where it is listed there."""
    written = {pupil.school for pupil in pupils if pupil.school}
    names = {words: meant_or_typed(words, schools) for words in written}
    return tuple(pupil._replace(school=names.get(pupil.school, "")) for pupil in pupils)


def whose_students(pupils: Sequence[Pupil], own: str, said: str | None) -> str | None:
    """Whose students are meant: the one named; else the settings' own where the file names several case managers.
    UsageError where it names several and none is that one."""
    if said:
        return None if said.strip().lower() == ALL else said
    names = list(dict.fromkeys(pupil.case_manager for pupil in pupils if pupil.case_manager))
    if len(names) < 2:
        return None
    if any(same_person(name, own) or perhaps_another(name, own) for name in names):
        return own
    raise UsageError(
        f"the file names {len(names)} case managers, and none is {own}; say --case-manager NAME, or --case-manager all"
    )


def said_of(said: Mapping[str, str], sources: Sequence[tuple[str, bytes]]) -> list[Mapping[str, str]]:
    """What is said of the columns of each of several files: those that it has. A column that none has stays with each, which is
    refused for it."""
    if len(sources) < 2:
        return [said] * len(sources)
    tables = [read_table(data, file=name, known=said.values()) for name, data in sources]
    there = [{n: h for n, h in said.items() if table.column_of((h,)) is not None} for table in tables]
    nowhere = {n: h for n, h in said.items() if not any(n in own for own in there)}
    return [own | nowhere for own in there]
