"""--decided records the decision to change placement, which starts the deadline for the review and asks for the Notice of
Procedural Safeguards the same day. --held records the review; yes to either question makes it a manifestation. With
--supplemental-iep it is the supplemental IEP meeting too.

Example: `casemgr mdr eli-m --held 12/16 --caused no --not-implemented no`
"""

from datetime import date
from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.typed.decisions import DECIDED, Decisions, as_stored, may_decide
from casemgr.casefile.vocabulary import YES_OR_NO, Outcome, SpecialCircumstance
from casemgr.cli.meetings.booking import choose_outcome
from casemgr.cli.meetings.decided import NOTHING_SAID, Decided
from casemgr.cli.options.goes_with import needs
from casemgr.cli.options.kinds import Maybe, StudentWords, choice, flag, text, words_of
from casemgr.cli.recording.given import Given, Takes, Work
from casemgr.cli.recording.which import which_of_several
from casemgr.cli.terminal.asking import ask, ask_whether, can_ask
from casemgr.errors import UsageError

FINISHED = "Was the IEP meeting completed, or is it to be continued?"
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
    from casemgr.casefile.events import ManifestationReviewHeld, PlacementChangeDecided

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
            given.add(work, PlacementChangeDecided, work.happened(decided), circumstance=special)
        return
    was_caused = _answer(caused, "Was the conduct caused by the disability?", "--caused yes or no")
    question = "Was it the direct result of the IEP not being implemented?"
    was_not_implemented = _answer(not_implemented, question, "--not-implemented yes or no")
    if supplemental_iep:
        outcome = choose_outcome(outcome, FINISHED)
    with given.recording(student) as work:
        day = work.happened(held)
        given.add(
            work,
            ManifestationReviewHeld,
            day,
            caused=was_caused,
            not_implemented=was_not_implemented,
            review_of=_review_of(work, review, day),
        )
        if outcome:
            _hold(work, day, ("manifestation", "supplemental"), outcome, given.by, said)
        else:
            _hold_booked(work, day, given.by)


def _review_of(work: Work, words: str | None, day: date) -> str | None:
    """The id of what the review was about, where several wait for theirs: named or asked for, or else the oldest."""
    from casemgr.checks.review import still_to_review, waiting_for_review

    begun = waiting_for_review(work.clocks, day)
    if words or can_ask():
        return which_of_several(work, begun, words, "removal or decision", "--review")
    work.warn_each(still_to_review(begun, work.to_correct))
    return None


def _answer(said: str | None, question: str, option: str) -> bool:
    said = (said or ask(question, YES_OR_NO, option)).strip().lower()
    if said not in ("yes", "no", "y", "n"):
        raise UsageError(f"{said}: say {option}")
    return said.startswith("y")


def _hold_booked(work: Work, day: date, by: str | None) -> None:
    """The meeting that was booked for the review was held with it. One booked for a later day may be about another
    review: asked for, and elsewhere left as it is."""
    from casemgr.state.bookings import bookings_by

    booked = next((each for each in bookings_by(work.known, day) if "manifestation" in each.purposes), None)
    if booked is None or not _is_this_one(work, booked.meeting_date, day):
        return
    others = [purpose for purpose in booked.purposes if purpose != "manifestation"]
    too = f"It was booked for the {joined(others)} IEP meeting too. Was that held?"
    if others and can_ask() and ask_whether(too, "--supplemental-iep"):
        outcome = choose_outcome(None, FINISHED)
        _hold(work, day, tuple(booked.purposes), outcome, by)
        return
    _hold(work, day, ("manifestation",), "completed", by)


def _is_this_one(work: Work, booked_for: date, day: date) -> bool:
    from casemgr.checks.review import stays_booked

    if booked_for <= day:
        return True
    if can_ask():
        return ask_whether(
            f"A review is booked for {long_date(booked_for)}. Was this that one?", "--held DATE"
        )
    work.warn(stays_booked(work.student.id, booked_for, day))
    return False


def _hold(
    work: Work,
    day: date,
    purposes: tuple[str, ...],
    outcome: str,
    by: str | None,
    said: Decisions | None = None,
) -> None:
    """The meeting at which the review was held; the supplemental IEP may have been the same one. The review is decided, also
    where the rest of the meeting is to be continued."""
    from casemgr.casefile.events import MeetingHeld
    from casemgr.state.sessions import is_held

    others = tuple(purpose for purpose in purposes if purpose != "manifestation")
    if others and outcome == "continued":
        work.add(MeetingHeld, day, purposes=("manifestation",), outcome="completed", by=by)
        purposes = others
    decides = may_decide(purposes, completed=outcome == "completed", eligible=None)
    found: Decisions = {field: (said or {}).get(field) for field in (DECIDED if decides else ())}
    if is_held(work.known, day, purposes, outcome):
        work.warn(f"the meeting of {long_date(day)} is on file already")
        return
    work.add(MeetingHeld, day, purposes=purposes, outcome=outcome, by=by, **as_stored(found))
