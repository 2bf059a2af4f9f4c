"""With --name, a new student. An oral referral starts no assessment-plan clock, but the duty to help put it in
writing; a second `refer` records the writing. The case manager is assigned with it: the only SLP of the staff where
speech-language alone is suspected, otherwise the caseload's own, or whoever --case-manager names.

Example: `casemgr refer ana-r --on 9/14 --by parent --area SLD --name "Ana Rivera" --born 2016-04-12 --grade 4
--school "Fernbrook Elementary"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.recording.known import check_school
from casemgr.cli.students.areas import areas_meant
from casemgr.cli.students.assigning import CaseManager, assign_at_referral
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import Contacts
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.program.session import Session


Areas = Annotated[Several, text("AREA", "Suspected: SLD, speech-language, autism … (repeatable)", "--area")]


def run(
    given: Given,
    student: Annotated[str, argument("STUDENT", "An id, or for a new student a short code.")],
    *,
    by: Annotated[Maybe, text("WHO", "parent, teacher, agency …", "--by")] = None,
    area: Areas = None,
    oral: Annotated[bool, flag("--oral", "By word of mouth, not yet in writing.")] = False,
    new: HeadOptions,
    contact: Contacts = None,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import ReferralReceived
    from casemgr.casefile.typed.head import contact_of

    here = given.session
    areas = tuple(dict.fromkeys(areas_meant(area, here.context.law)))

    def record(work: Work) -> None:
        day = given.day(work)
        given.add(work, ReferralReceived, day, form="oral" if oral else "written", areas=areas, by=by)
        assign_at_referral(work, case_manager, day)

    if new.name is None and not _is_new(_is_on_file(here, student), new):
        if contact:
            raise UsageError(f"{student} is on file: casemgr edit {student} --contact NAME adds a contact")
        with given.recording(student) as work:
            record(work)
        return
    head = new.head_of_new(
        here, student, suspected=areas, contacts=[contact_of(words) for words in contact or ()]
    )
    with given.recording_new(head) as work:
        check_school(work, work.student.identity.school)
        record(work)


def _is_on_file(here: Session, student: str) -> bool:
    return here.caseload.path_of(student).exists() and not here.caseload.undone(student)


def _is_new(on_file: bool, new: HeadOptions) -> bool:
    return not on_file and any((new.born, new.grade, new.school))
