"""--decided records the decision to change placement, which starts ten school days and asks for the Notice of Procedural
Safeguards the same day. --held records the review; yes to either question makes it a manifestation. With
--supplemental-iep it is the supplemental IEP meeting too.

Example: `casemgr mdr eli-m --held 12/16 --caused no --not-implemented no`
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from casemgr.cli.asking import ask, meant
from casemgr.cli.common import StudentWords
from casemgr.cli.options import Given, Takes, flag, text
from casemgr.cli.safeguards import tell_safeguards
from casemgr.cli.work import Work
from casemgr.errors import UsageError

CIRCUMSTANCES = ("weapon", "drugs", "serious-injury")


def run(
    given: Annotated[Given, Takes("by", "note", "force", "dry_run")],
    student: StudentWords,
    decided: Annotated[str | None, text("DATE", "The decision to change placement.")] = None,
    circumstance: Annotated[str | None, text("WHAT", "--decided: weapon, drugs or serious-injury.")] = None,
    held: Annotated[str | None, text("DATE", "The review.")] = None,
    caused: Annotated[
        str | None, text("yes|no", "Caused by, or in direct and substantial relation to, the disability.")
    ] = None,
    not_implemented: Annotated[
        str | None, text("yes|no", "The direct result of the IEP not being implemented.")
    ] = None,
    supplemental_iep: Annotated[
        bool, flag("--supplemental-iep", "--held: it was the supplemental IEP meeting too.")
    ] = False,
    outcome: Annotated[str | None, text("OUTCOME", "--supplemental-iep: completed or continued.")] = None,
) -> None:
    from casemgr.casefile.events import ManifestationReviewHeld, PlacementChangeDecided

    if (decided is None) == (held is None):
        raise UsageError("say either --decided DATE, or --held DATE with --caused and --not-implemented")
    if held and circumstance:
        raise UsageError("--circumstance goes with --decided")
    if (decided and supplemental_iep) or (outcome and not supplemental_iep):
        raise UsageError("--supplemental-iep goes with --held, and --outcome with --supplemental-iep")
    if decided:
        special = meant(circumstance, CIRCUMSTANCES) if circumstance else None
        with given.recording(student) as work:
            given.add(work, PlacementChangeDecided, work.happened(decided), circumstance=special)
            tell_safeguards(work)
        return
    answers = {
        "caused": _answer(caused, "Was the conduct caused by the disability?", "--caused yes or no"),
        "not_implemented": _answer(
            not_implemented,
            "Was it the direct result of the IEP not being implemented?",
            "--not-implemented yes or no",
        ),
    }
    if supplemental_iep:
        outcome = outcome or ask(
            "Was the IEP meeting finished?", ("completed", "continued"), "--outcome completed or continued"
        )
    with given.recording(student) as work:
        day = work.happened(held)
        given.add(work, ManifestationReviewHeld, day, **answers)
        if outcome:
            _hold_supplemental(work, day, outcome, given.by)
        _tell_verdict(work, **answers)


def _answer(said: str | None, question: str, option: str) -> bool:
    said = (said or ask(question, ("yes", "no"), option)).strip().lower()
    if said not in ("yes", "no", "y", "n"):
        raise UsageError(f"{said}: say {option}")
    return said.startswith("y")


def _hold_supplemental(work: Work, day: date, outcome: str, by: str | None) -> None:
    """The review and the supplemental IEP are one meeting."""
    from casemgr.casefile.events import MeetingHeld
    from casemgr.docket.derive import derive

    clocks = derive(work.student, work.context, work.today)
    if outcome == "completed" and any(c.rule.id == "reassessment-iep" and c.is_open for c in clocks):
        work.warn(
            "this completed supplemental meeting also meets reassessment-iep; if the assessment was not discussed, "
            "undo it and say --outcome continued"
        )
    work.add(MeetingHeld, day, purposes=("manifestation", "supplemental"), outcome=outcome, by=by)


def _tell_verdict(work: Work, *, caused: bool, not_implemented: bool) -> None:
    """The verdict; what follows from it are the duties that it starts, told with the rest."""
    verdict = "a manifestation" if caused or not_implemented else "not a manifestation"
    work.say(f"The conduct is {verdict} of the disability.")
