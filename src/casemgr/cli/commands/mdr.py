"""--decided records the decision to change placement, which starts the deadline for the review and asks for the Notice of
Procedural Safeguards the same day. --held records the review; yes to either question makes it a manifestation. With
--supplemental-iep it is the supplemental IEP meeting too.

Example: `casemgr mdr eli-m --held 12/16 --caused no --not-implemented no`
"""

from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import needs, words_of
from casemgr.casefile.vocabulary import YES_OR_NO, Outcome, SpecialCircumstance
from casemgr.cli.meetings.options import NOTHING_SAID, Decided
from casemgr.cli.options.kinds import Maybe, StudentWords, choice, flag, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.terminal.asking import KEYBOARD, ask
from casemgr.errors import UsageError

Caused = Annotated[
    Maybe, text("yes|no", "Caused by, or in direct and substantial relation to, the disability.")
]
NotCarriedOut = Annotated[Maybe, text("yes|no", "The direct result of the IEP not being implemented.")]
WhichReview = Annotated[
    Maybe, text("DATE", "--held: the day of the removal or decision it was about, where several wait.")
]
Supplemental = Annotated[bool, flag("--held: it was the supplemental IEP meeting too.")]


def run(
    given: Annotated[Given, Takes("by", "note", "force", "dry_run")],
    student: StudentWords,
    decided: Annotated[Maybe, text("DATE", "The decision to change placement.")] = None,
    circumstance: Annotated[Maybe, choice(SpecialCircumstance, "WHAT", lead="--decided: ")] = None,
    held: Annotated[Maybe, text("DATE", "The review.")] = None,
    review: WhichReview = None,
    caused: Caused = None,
    not_implemented: NotCarriedOut = None,
    supplemental_iep: Supplemental = False,
    outcome: Annotated[Maybe, choice(Outcome, "OUTCOME", lead="--supplemental-iep: ")] = None,
    at_meeting: Decided = NOTHING_SAID,
) -> None:
    from casemgr.casefile.events import PlacementChangeDecided
    from casemgr.recording.booking import choose_outcome
    from casemgr.recording.review_held import FINISHED, hold_review

    if (decided is None) == (held is None):
        raise UsageError("say either --decided DATE, or --held DATE with --caused and --not-implemented")
    if held:
        needs("--decided", {"--circumstance": circumstance})
    said = at_meeting.said
    if not supplemental_iep and any(answer is not None for answer in said.values()):
        raise UsageError("--placement-changed and --transportation go with --supplemental-iep")
    if (decided and supplemental_iep) or (outcome and not supplemental_iep):
        raise UsageError("--supplemental-iep goes with --held, and --outcome with --supplemental-iep")
    if decided:
        special = meant(circumstance, words_of(SpecialCircumstance)) if circumstance else None
        with given.recording(student) as work:
            work.record(PlacementChangeDecided, work.happened(decided), circumstance=special)
        return
    was_caused = _answer(caused, "Was the conduct caused by the disability?", "--caused yes or no")
    question = "Was it the direct result of the IEP not being implemented?"
    was_not_implemented = _answer(not_implemented, question, "--not-implemented yes or no")
    if supplemental_iep:
        outcome = choose_outcome(KEYBOARD, outcome, FINISHED)
    with given.recording(student) as work:
        hold_review(
            work,
            work.happened(held),
            review,
            caused=was_caused,
            not_implemented=was_not_implemented,
            outcome=outcome,
            decided=said,
        )


def _answer(said: str | None, question: str, option: str) -> bool:
    said = (said or ask(question, YES_OR_NO, option)).strip().lower()
    if said not in ("yes", "no", "y", "n"):
        raise UsageError(f"{said}: say {option}")
    return said.startswith("y")
