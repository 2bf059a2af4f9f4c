"""Notes on the parent's requests and prior written notice."""

from __future__ import annotations

from casemgr.casefile.events import ParentRequestReceived, PriorWrittenNoticeSent
from casemgr.checks.asked_for import beside_a_request
from casemgr.checks.case import Notes
from casemgr.checks.written_notice import notice_notes, unsaid_action

NOTES: Notes = {
    ParentRequestReceived: (beside_a_request,),
    PriorWrittenNoticeSent: (unsaid_action, notice_notes),
}
