"""Every open clock ends, but for records that were asked for. REASON is no-longer-eligible, graduated-diploma,
certificate, aged-out, parent-revoked, moved-in-state, moved-out-of-state, private-no-services, dropout, deceased,
not-eligible-initial or no-consent-initial; the beginning of one is enough.

Example: `casemgr exit ana-r --on 2026-06-04 --reason moved-in-state`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.asking import meant
from casemgr.cli.common import StudentWords
from casemgr.cli.options import Given, text


def run(
    given: Given,
    student: StudentWords,
    reason: Annotated[str, text("REASON", "Why: moved-in-state, dropout …")],
) -> None:
    from casemgr.casefile.events import Exited
    from casemgr.casefile.vocabulary import EXIT_REASONS
    from casemgr.state.enrollment import exit_of

    why = meant(reason, EXIT_REASONS)
    with given.recording(student) as work:
        if left := exit_of(work.known):
            work.refuse(f"{work.student.name} left on {left.date} already ({left.reason})")
        given.add(work, Exited, reason=why)
