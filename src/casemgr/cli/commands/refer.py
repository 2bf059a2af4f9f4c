"""With --name, a new student. An oral referral starts no assessment-plan clock, but the duty to help put it in
writing; a second `refer` records the writing. The case manager is assigned with it: the only SLP of the staff where
speech-language alone is suspected, otherwise the caseload's own, or whoever --case-manager names.

Example: `casemgr refer ana-r --on 9/14 --by parent --area SLD --name "Ana Rivera" --born 2016-04-12 --grade 4
--school "Fernbrook Elementary"`
"""

from typing import Annotated

from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import CaseManager, Contacts, referred


def run(
    given: Given,
    student: Annotated[str, argument("STUDENT", "An id, or for a new student a short code.")],
    *,
    by: Annotated[Maybe, text("WHO", "parent, teacher, agency …")] = None,
    area: Annotated[Several, text("AREA", "Suspected: SLD, speech-language, autism … (repeatable)")] = None,
    oral: Annotated[bool, flag("By word of mouth, not yet in writing.")] = False,
    new: HeadOptions,
    contact: Contacts = None,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import ReferralReceived
    from casemgr.law.words import areas_of
    from casemgr.recording.assigning import assign_at_referral

    areas = tuple(dict.fromkeys(areas_of(area, given.session.context.law.meanings)))
    with referred(given, student, new, contact, suspected=areas) as work:
        day = work.day
        work.record(ReferralReceived, day, form="oral" if oral else "written", areas=areas, by=by)
        assign_at_referral(work, case_manager, day)
