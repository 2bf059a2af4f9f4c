"""What is worth a note about an event that was recorded, whichever command did it: the twin of CHECKS.

One function in a module of this room, which takes the event and the case, and its place in NOTES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    CaseManagerAssigned,
    ConsentRevoked,
    DocumentSent,
    Event,
    Exited,
    HandedOff,
    HandOffAcknowledged,
    IdentityChanged,
    IepAnswered,
    ManifestationReviewHeld,
    MeetingCancelled,
    MovedWithinDistrict,
    ParentReplied,
    ParentRequestReceived,
    PlacementChangeDecided,
    PriorWrittenNoticeSent,
    ReferralReceived,
    Removal,
    StaffNotified,
    StaffReviewed,
    StudentAdded,
    TeamInvited,
    TransferredIn,
    Void,
)
from casemgr.checks.after_exit import left_already
from casemgr.checks.areas import doubtful_areas, forms_to_come, none_on_file
from casemgr.checks.asked_for import beside_a_referral, beside_a_request, left_out, plan_gaps
from casemgr.checks.called_off import called_off
from casemgr.checks.case import Case, Note
from casemgr.checks.case_manager import doubts_since, role_doubts
from casemgr.checks.copies import contacts_without_copy, staff_without_copy
from casemgr.checks.hand_off import assigned_to_another, gone_to, to_hand_off
from casemgr.checks.iep_answered import no_day_set, to_what
from casemgr.checks.invited import still_to_invite
from casemgr.checks.meeting_notes import to_call_off
from casemgr.checks.not_begun import may_be_refused, passed_by_then
from casemgr.checks.not_booked import not_booked, stays_open
from casemgr.checks.notified import no_teacher, not_notified, not_on_file, not_reviewed_with, to_pass_on
from casemgr.checks.other_language import other_language
from casemgr.checks.progress import is_no_sooner
from casemgr.checks.receivers import to_staff_alone, without_the_parent, without_the_student
from casemgr.checks.removal import counted_twice, running_total, safeguards_the_same_day
from casemgr.checks.replied import asks_for_time, by_a_stranger
from casemgr.checks.same_matter import same_matter
from casemgr.checks.written_notice import notice_notes, unsaid_action

Noted = Callable[[Any, Case], Iterable[str | Note]]


def notes_on(case: Case) -> Iterator[Note]:
    """The notes on all that a command recorded, each once. Of an event that corrects another, those are left out that the
    other had as well."""
    known = {note for event in case.new if isinstance(event, Void) for note in _had_before(event, case)}
    found = (note for event in case.new for note in _notes_on(event, case))
    yield from (note for note in dict.fromkeys(found) if note not in known)


def _had_before(void: Void, case: Case) -> Iterator[Note]:
    """The notes on what was corrected, as they would be about the event in its place."""
    for old in case.before.events:
        if old.id == void.event and void.replaced_by:
            for text, strength in _notes_on(old, case.of_before(old)):
                if strength in ("note", "refuse"):
                    yield Note(text.replace(old.id, void.replaced_by), strength)


def _notes_on(event: Event, case: Case) -> Iterator[Note]:
    for noted in NOTES.get(type(event), ()):
        for each in noted(event, case):
            yield each if isinstance(each, Note) else Note(each)


NOTES: dict[type[Event], tuple[Noted, ...]] = {
    AssessmentPlanDeveloped: (plan_gaps,),
    AssessmentPlanGiven: (left_out, none_on_file),
    CaseManagerAssigned: (role_doubts,),
    ConsentRevoked: (to_call_off,),
    DocumentSent: (
        not_booked,
        stays_open,
        to_staff_alone,
        without_the_student,
        without_the_parent,
        other_language,
        staff_without_copy,
        contacts_without_copy,
    ),
    Exited: (left_already,),
    IepAnswered: (no_day_set, may_be_refused, passed_by_then, to_what),
    HandedOff: (assigned_to_another,),
    HandOffAcknowledged: (gone_to,),
    IdentityChanged: (doubtful_areas, forms_to_come, doubts_since, is_no_sooner),
    ManifestationReviewHeld: (running_total,),
    MeetingCancelled: (called_off,),
    MovedWithinDistrict: (to_hand_off,),
    ParentReplied: (by_a_stranger, asks_for_time),
    ParentRequestReceived: (beside_a_request,),
    PlacementChangeDecided: (running_total, safeguards_the_same_day),
    PriorWrittenNoticeSent: (unsaid_action, notice_notes),
    ReferralReceived: (doubtful_areas, beside_a_referral, same_matter, doubts_since),
    Removal: (counted_twice, running_total, safeguards_the_same_day),
    StaffNotified: (not_notified, to_pass_on),
    StaffReviewed: (not_reviewed_with, not_on_file, no_teacher),
    StudentAdded: (doubtful_areas, forms_to_come),
    TeamInvited: (not_booked, still_to_invite),
    TransferredIn: (doubtful_areas, forms_to_come),
}
