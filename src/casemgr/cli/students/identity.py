"""Who a student is, from a command's options."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from casemgr.casefile.optionwords import Options, needs
from casemgr.cli.options.kinds import Group, Maybe, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given, Work
from casemgr.errors import UsageError


def is_on_file(here: Session, student_id: str) -> bool:
    """Whether there is a student of this id, of whom something counts."""
    return here.caseload.path_of(student_id).exists() and not here.caseload.undone(student_id)


def _only_school(here: Session) -> str | None:
    """The school of the settings, where there is only one."""
    schools = here.caseload.settings.school_names
    return schools[0] if len(schools) == 1 else None


@dataclass(frozen=True)
class HeadOptions(Group):
    """Who a student is, as options."""

    name: Annotated[Maybe, text('"First Last"', "The student's name.")] = None
    preferred: Annotated[Maybe, text("NAME", "The first name the student goes by.")] = None
    born: Annotated[Maybe, text("DATE", "Date of birth, like 2016-04-12.")] = None
    grade: Annotated[Maybe, text("G", "PS, TK, K, 1 to 12 …")] = None
    school: Annotated[Maybe, text("NAME", "School of attendance.")] = None
    language: Annotated[
        Maybe, text("CODE", "EO, IFEP, EL, RFEP, TBD or ADEL; EL:Spanish names it, English alone is EO.")
    ] = None
    track: Annotated[Maybe, text("NAME", "A second track's calendar.")] = None

    def only_for_new(self, student: str, more: Options) -> None:
        """For a student who is on file: UsageError where who it is, or what else only a new file holds, is said with the command:
        it would go nowhere."""
        needs(
            "--name",
            {**self.typed, **more},
            f"where the student is on file, change it with `casemgr edit {student}`",
        )

    @contextmanager
    def recording_new(self, given: Given, student_id: str, **more: Any) -> Iterator[Work]:
        """The work on a new student. UsageError names what is missing or wrong; refused, unless forced, where the name of the
        school may be a slip, or no calendar has the track."""
        from casemgr.checks.known import school_meant
        from casemgr.recording.head import track_entered

        only = None if self.school else _only_school(given.session)
        with given.recording_new(self._head_of_new(given.session, student_id, only, **more)) as work:
            if only:
                work.say(f"School: {only}, the only one in casemgr.yaml")
            work.take(school_meant(work.student.identity.school, work.schools))
            if track := work.student.identity.track:
                track_entered(work, track)
            yield work

    def _head_of_new(self, here: Session, student_id: str, only: str | None, **more: Any) -> dict[str, Any]:
        """The head of a new student's file, checked. `only`: the school where none was said. UsageError names what is missing or
        wrong."""
        from casemgr.store.newhead import head_made

        schools, decided = here.caseload.settings.school_names, here.context.law.meanings["home-language"]
        typed = {**vars(self), "school": self.school or only, "track": self._track(here)}
        head = head_made(student_id, typed, more, schools, here.today, decided)
        if is_on_file(here, student_id):
            raise UsageError(
                f"{student_id}: this id is taken already; choose another, or leave --name out to use it"
            )
        return head

    def _track(self, here: Session) -> str | None:
        """The track as the calendars name it."""
        from casemgr.checks.known import track_meant

        return track_meant(self.track, here.context.tracks, is_whole=False).value if self.track else None
