"""Notes on referrals, and on who manages the case and is notified."""

from __future__ import annotations

from casemgr.casefile.events import CaseManagerAssigned, ReferralReceived, StaffNotified
from casemgr.checks.areas import doubtful_areas
from casemgr.checks.asked_for import beside_a_referral, spoken_later
from casemgr.checks.case import Notes
from casemgr.checks.case_manager import doubts_since, role_doubts
from casemgr.checks.notified import not_notified, to_pass_on
from casemgr.checks.same_matter import same_matter

NOTES: Notes = {
    CaseManagerAssigned: (role_doubts,),
    ReferralReceived: (doubtful_areas, beside_a_referral, spoken_later, same_matter, doubts_since),
    StaffNotified: (not_notified, to_pass_on),
}
