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
    ConsentRefused,
    ConsentRevoked,
    DocumentSent,
    Event,
    Exited,
    HandedOff,
    HandOffAcknowledged,
    IdentityChanged,
    IepAnswered,
    IepChecked,
    ManifestationReviewHeld,
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
    MovedWithinDistrict,
    ParentReplied,
    ParentRequestReceived,
    PlacementChangeDecided,
    PriorWrittenNoticeSent,
    ProgressReportSent,
    ReferralReceived,
    Removal,
    ServiceEnded,
    ServicePlanned,
    ServiceStarted,
    StaffNotified,
    StaffReviewed,
    StudentAdded,
    SuppliesAllocated,
    SuppliesMoved,
    SuppliesRequested,
    TeamInvited,
    TransferredIn,
    TriennialPlanned,
    Void,
)
from casemgr.checks.after_exit import left_already, since_the_exit
from casemgr.checks.agreement import assessment_goes_on
from casemgr.checks.areas import doubtful_areas, forms_to_come, none_on_file
from casemgr.checks.asked_for import beside_a_referral, beside_a_request, left_out, plan_gaps
from casemgr.checks.called_off import called_off
from casemgr.checks.case import Case, Note
from casemgr.checks.case_manager import doubts_since, role_doubts
from casemgr.checks.clashes import clashes_with, of_the_day
from casemgr.checks.consent import still_booked, withdrawn
from casemgr.checks.copies import contacts_without_copy, staff_without_copy
from casemgr.checks.filed import filed_with_it
from casemgr.checks.hand_off import assigned_to_another, gone_to, to_hand_off
from casemgr.checks.head_notes import namesakes, new_doubts, nobody_gives
from casemgr.checks.iep_answered import no_day_set, to_what
from casemgr.checks.interpreted import held_without_interpreter, interpreter_missing
from casemgr.checks.invited import still_to_invite
from casemgr.checks.left_open import decision_open
from casemgr.checks.meeting_notes import (
    continuing,
    forms_missing,
    held_of_it,
    lacking_for,
    long_ago,
    met_too_late,
    to_call_off,
)
from casemgr.checks.not_begun import (
    may_be_refused,
    not_agreed_yet,
    not_begun,
    passed_by_then,
    provider_not_on_file,
)
from casemgr.checks.not_booked import not_booked, stays_open
from casemgr.checks.notified import no_teacher, not_notified, not_on_file, not_reviewed_with, to_pass_on
from casemgr.checks.notified_before import notified_before
from casemgr.checks.other_language import other_language
from casemgr.checks.portions import all_complete, needed_after_all, transportation_open
from casemgr.checks.progress import dated_after, is_no_sooner, not_reported_yet
from casemgr.checks.receivers import to_staff_alone, without_the_parent, without_the_student
from casemgr.checks.recorded_twice import again_or_for_nothing
from casemgr.checks.removal import counted_twice, running_total, safeguards_the_same_day
from casemgr.checks.replied import asks_for_time, by_a_stranger
from casemgr.checks.required import not_met
from casemgr.checks.review import meets_too, verdict
from casemgr.checks.same_matter import same_matter
from casemgr.checks.supplies import another_amount, beyond, named_later
from casemgr.checks.who_came import held_twice, not_accounted_for
from casemgr.checks.written_notice import notice_notes, unsaid_action

Noted = Callable[[Any, Case], Iterable[str | Note]]


def notes_on(case: Case) -> Iterator[Note]:
    """The notes on all that a command recorded, each once. Of an event that corrects another, those are left out that the
    other had as well."""
    known = {note for event in case.new if isinstance(event, Void) for note in _had_before(event, case)}
    found = (note for event in case.new for note in _notes_on(event, case))
    yield from (note for note in dict.fromkeys(found) if note not in known)
    for noted in OF_ANY:
        yield from map(_note, noted(case))


def _had_before(void: Void, case: Case) -> Iterator[Note]:
    """The notes on what was corrected, as they would be about the event in its place."""
    for old in case.before.events:
        if old.id == void.event and void.replaced_by:
            for text, strength in _notes_on(old, case.of_before(old)):
                if strength in ("note", "refuse"):
                    yield Note(text.replace(old.id, void.replaced_by), strength)


def _notes_on(event: Event, case: Case) -> Iterator[Note]:
    yield from map(Note, not_met(event, case.up_to(event), case.law, "note", case.identity))
    for noted in NOTES.get(type(event), ()):
        yield from map(_note, noted(event, case))


def _note(said: str | Note) -> Note:
    return said if isinstance(said, Note) else Note(said)


OF_ANY: tuple[Callable[[Case], Iterable[str | Note]], ...] = (
    namesakes,
    new_doubts,
    since_the_exit,
    filed_with_it,
    notified_before,
    again_or_for_nothing,
)
"""What is worth a note about any recording."""

NOTES: dict[type[Event], tuple[Noted, ...]] = {
    AssessmentPlanDeveloped: (plan_gaps,),
    AssessmentPlanGiven: (left_out, none_on_file),
    CaseManagerAssigned: (role_doubts,),
    ConsentRefused: (withdrawn, still_booked),
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
    HandOffAcknowledged: (gone_to,),
    HandedOff: (assigned_to_another,),
    IdentityChanged: (doubtful_areas, forms_to_come, doubts_since, is_no_sooner, nobody_gives),
    IepAnswered: (no_day_set, may_be_refused, passed_by_then, to_what),
    IepChecked: (transportation_open, needed_after_all, all_complete),
    ManifestationReviewHeld: (verdict, running_total),
    MeetingCancelled: (called_off,),
    MeetingHeld: (
        continuing,
        decision_open,
        meets_too,
        held_of_it,
        lacking_for,
        held_twice,
        held_without_interpreter,
        not_accounted_for,
    ),
    MeetingScheduled: (
        of_the_day,
        met_too_late,
        clashes_with,
        long_ago,
        interpreter_missing,
        forms_missing,
    ),
    MovedWithinDistrict: (to_hand_off,),
    ParentReplied: (by_a_stranger, asks_for_time),
    ParentRequestReceived: (beside_a_request,),
    PlacementChangeDecided: (running_total, safeguards_the_same_day),
    PriorWrittenNoticeSent: (unsaid_action, notice_notes),
    ProgressReportSent: (not_reported_yet, dated_after),
    ReferralReceived: (doubtful_areas, beside_a_referral, same_matter, doubts_since),
    Removal: (counted_twice, running_total, safeguards_the_same_day),
    ServiceEnded: (not_begun,),
    ServicePlanned: (not_agreed_yet, provider_not_on_file, not_begun),
    ServiceStarted: (not_begun,),
    StaffNotified: (not_notified, to_pass_on),
    StaffReviewed: (not_reviewed_with, not_on_file, no_teacher),
    StudentAdded: (doubtful_areas, forms_to_come),
    SuppliesAllocated: (another_amount, beyond),
    SuppliesMoved: (beyond,),
    SuppliesRequested: (named_later, beyond),
    TeamInvited: (not_booked, still_to_invite),
    TransferredIn: (doubtful_areas, forms_to_come),
    TriennialPlanned: (assessment_goes_on,),
}
