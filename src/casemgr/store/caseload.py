"""The caseload folder: found, read and written. One bad file never hides the others.

What only writing needs is imported where it writes: a list starts the faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from casemgr.casefile.events import Event
from casemgr.casefile.student import CASELOAD_ID, Student, journal_of
from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import BadFile, Problem
from casemgr.state.enrollment import has_left
from casemgr.store.calendarfiles import SchoolYears, by_track, read_calendars
from casemgr.store.files import read_bytes, read_record, replace
from casemgr.store.folders import (
    JOURNAL,
    SETTINGS,
    STUDENTS,
    Folder,
    Listing,
    is_there,
    listing,
    listing_of_root,
)
from casemgr.store.lawfiles import ReadLaw, read_law
from casemgr.store.lawplaces import misnamed, own_folders
from casemgr.store.memory import gone, missing, remember, remembered
from casemgr.store.settings import Settings
from casemgr.store.studentfile import StudentFile, read_file
from casemgr.store.typed import read_whole
from casemgr.store.undone import Undone, is_gone, undone_at
from casemgr.store.whereabouts import root_of
from casemgr.store.workers import in_order
from casemgr.store.yamltext import Document, decode, parse

if TYPE_CHECKING:
    from casemgr.store.recordtext import Step

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Caseload:
    root: Path

    @classmethod
    def find(cls, given: Path | None) -> Caseload:
        """The folder named, or in the environment, or the nearest at or above this one, or `./caseload`.

        Raises NotFound with where it looked.
        """
        return cls(root_of(given))

    # --- reading --------------------------------------------------------------------------------

    def name_of(self, path: Path) -> str:
        """A file's place in the folder, as messages name it."""
        return path.as_posix().removeprefix(self._prefix)

    @cached_property
    def _prefix(self) -> str:
        return self.root.as_posix().rstrip("/") + "/"

    @cached_property
    def settings(self) -> Settings:
        """Raises BadFile: without settings nothing can be trusted."""
        path = self.root / SETTINGS
        if not is_there(path) and (hidden := self._beside.hidden(SETTINGS)):
            raise BadFile(hidden)
        document = self.document(SETTINGS)
        settings = read_whole(Settings, document, SETTINGS)
        if wrong := tuple(misnamed(self.root, settings, document, SETTINGS)):
            raise BadFile(wrong)
        return settings

    @cached_property
    def _beside(self) -> Listing:
        """What lies beside the settings and the journal."""
        return listing_of_root(self.root)

    @cached_property
    def law(self) -> ReadLaw:
        """The law in force, and the district's own files."""
        read = read_law(self.root, self.settings.state, self.settings.handbook)
        gone = (each for f in self.own_law for each in missing(self.root, f, listing(self.root, f)))
        return read._replace(problems=(*read.problems, *gone))

    @cached_property
    def own_law(self) -> tuple[Folder, ...]:
        """The folders of the district's own law, `law/` itself the last."""
        return own_folders(self.root, self.settings.state, self.settings.handbook)

    @cached_property
    def _calendars(self) -> tuple[tuple[tuple[str, SchoolYear], ...], tuple[Problem, ...]]:
        return read_calendars(self.root)

    @property
    def calendars(self) -> tuple[tuple[str, SchoolYear], ...]:
        """Each calendar that could be read, with its file's name."""
        return self._calendars[0]

    @property
    def shared_problems(self) -> tuple[Problem, ...]:
        """What is wrong with calendars, law files and what is beside the settings: it may touch every student's dates."""
        beside = [p for stranger, p in self._beside.strangers if stranger.hides and stranger.of != JOURNAL]
        failed = [self._beside.failure] if self._beside.failure else []
        return (*failed, *beside, *self._calendars[1], *self.law.problems)

    @cached_property
    def school_years(self) -> SchoolYears:
        """The calendars that could be read, by track."""
        return by_track(*self._calendars)

    def read_student(self, path: Path) -> StudentFile:
        """A student's file, or the journal in that form."""
        name = self.name_of(path)
        try:
            return read_file(decode(read_record(path, name), name), name)
        except BadFile as error:
            return StudentFile(name, None, error.problems)

    def journal(self) -> StudentFile:
        """The events of the caseload as a whole; none where there is no journal, and never was."""
        hidden = self._beside.hidden(JOURNAL)
        if is_there(self.root / JOURNAL):
            file = self.read_student(self.root / JOURNAL)
            return file._replace(problems=(*hidden, *file.problems))
        problems = hidden or ((gone(JOURNAL),) if JOURNAL in remembered(self.root) else ())
        return StudentFile(JOURNAL, None if problems else journal_of(()), problems)

    def students(self) -> Iterator[StudentFile]:
        """Every file of `students/`, read one at a time; a caller that keeps rows keeps no students. Then, without a
        student, whatever says that one may be missing: the folder, a placeholder, a file that was here."""
        yield from self._going_through(map, lambda file: file)

    def from_students(
        self,
        make: Callable[[StudentFile], Made],
        shared: Sequence[object] = (),
        watch: Callable[[Iterator[Any], int], Iterator[Any]] = lambda made, _total: made,
    ) -> Iterator[Made]:
        """What is made of each of these files, in the same order, by two processes where there are many. `shared`:
        what every process has and what is made may hold. `watch` sees the work go by, with the number of files."""
        yield from self._going_through(
            lambda work, paths: watch(in_order(work, paths, shared), len(paths)), make
        )

    def _going_through(
        self,
        through: Callable[[Callable[[Path], tuple[bool, Made]], Sequence[Path]], Iterable[tuple[bool, Made]]],
        make: Callable[[StudentFile], Made],
    ) -> Iterator[Made]:
        def from_path(path: Path) -> tuple[bool, Made]:
            file = self.read_student(path)
            return is_gone(file.student), make(file)

        left = set()  # of whom nothing is due, and whose file may go
        found = listing(self.root, STUDENTS)
        for path, (has_gone, made) in zip(found.paths, through(from_path, found.paths), strict=True):
            if has_gone:
                left.add(self.name_of(path))
            yield made
        for problem in (*found.problems, *missing(self.root, STUDENTS, found)):
            yield make(StudentFile(problem.file, None, (problem,)))
        law = (path for folder in self.own_law for path in listing(self.root, folder).paths)
        here = {self.name_of(path) for path in (*found.paths, *law)}
        here |= {JOURNAL} if is_there(self.root / JOURNAL) else set()
        remember(self.root, here - left, but=left)

    def all_students(self) -> tuple[list[Student], list[Problem]]:
        """All students that can be read and count, and what may hide one or touches every date: the problems of files that
        cannot be read, of calendars and of law."""
        students, problems = [], list(self.shared_problems)
        for file in self.students():
            if file.student and not file.student.is_undone:
                students.append(file.student)
            problems += file.problems if file.student is None else ()
        return students, problems

    def undone(self, student_id: str) -> Undone | None:
        """The student of this id, where there is a file and nothing of it counts."""
        path = self.path_of(student_id)
        return undone_at(path, self.name_of(path))

    def document(self, name: str, *, end_mark: bool = False) -> Document:
        """A file of the folder as text with lines, for pointing at them."""
        return parse(decode(read_bytes(self.root / name, name), name), name, end_mark=end_mark)

    def path_of(self, student_id: str) -> Path:
        """A student's file; the journal for the caseload as a whole."""
        if student_id == CASELOAD_ID:
            return self.root / JOURNAL
        return self.root / STUDENTS.name / f"{student_id}{STUDENTS.ending}"

    # --- writing --------------------------------------------------------------------------------

    def writing(self) -> AbstractContextManager[None]:
        """Hold the lock while a command reads, decides and writes."""
        from casemgr.store.lock import locked

        return locked(self.root)

    def append_events(self, student: Student, steps: Sequence[Step]) -> None:
        """Add events to the student's file, and change what each changes in the head, all in one write.

        Refused if the file is not the one the student was read from, or if the new text would not be read back as it
        should.
        """
        from casemgr.store.recordtext import with_steps

        path = self.path_of(student.id)
        name = self.name_of(path)
        is_new = student.id == CASELOAD_ID and not is_there(path)
        raw = None if is_new else read_record(path, name)
        replace(path, with_steps(raw, student, steps, name), raw, name)
        if has_left((*student.known(date.max), *(event for event, _ in steps))):
            remember(self.root, but=[name])

    def create_student(self, identity: Mapping[str, Any], events: Sequence[Event]) -> None:
        """A new student's file with its first events, behind what was undone there. Refused if another has or had the id."""
        from casemgr.store.recordtext import with_first

        path = self.path_of(str(identity["id"]))
        name = self.name_of(path)
        found = listing(self.root, STUDENTS)
        lost = found.hidden(path.name) + tuple(
            p for p in missing(self.root, STUDENTS, found) if p.file == name
        )
        if lost or (found.failure and is_there(path.parent)):
            raise BadFile(lost or found.problems)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        undone = self.undone(path.stem)
        before = undone.student.events if undone else ()
        replace(path, with_first(identity, [*before, *events], name), undone and undone.raw, name)
        remember(self.root, [name])

    def keep_history(self, message: str, paths: list[Path]) -> str | None:
        """Commit, where the settings ask for it; what went wrong, or None."""
        from casemgr.store.history import commit

        return commit(self.root, message, paths) if self.settings.git else None
