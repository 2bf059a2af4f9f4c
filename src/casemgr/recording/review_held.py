"""A manifestation review that was held: what it was about, and the IEP meeting that it was."""

from datetime import date

from casemgr.casefile.events import ManifestationReviewHeld, MeetingHeld, MeetingScheduled
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.typed.decisions import DECIDED, Decisions, as_stored, may_decide
from casemgr.checks.review import stays_booked, still_to_review, waiting_for_review
from casemgr.recording.booking import choose_outcome
from casemgr.recording.which import which_of_several
from casemgr.recording.work import Work
from casemgr.state.bookings import bookings_by
from casemgr.state.sessions import is_held

FINISHED = "Was the IEP meeting completed, or is it to be continued?"


def hold_review(
    work: Work,
    day: date,
    review: str | None,
    *,
    caused: bool,
    not_implemented: bool,
    outcome: str | None,
    decided: Decisions,
) -> None:
    """Record the review. `outcome`: of the supplemental IEP meeting, where it was that too."""
    work.record(
        ManifestationReviewHeld,
        day,
        caused=caused,
        not_implemented=not_implemented,
        review_of=_review_of(work, review, day),
    )
    if outcome:
        _hold(work, day, ("manifestation", "supplemental"), outcome, decided)
    else:
        _hold_booked(work, day)


def _review_of(work: Work, words: str | None, day: date) -> str | None:
    """The id of what the review was about, where several wait for theirs: named or asked for, or else the oldest."""
    begun = waiting_for_review(work.clocks, day)
    if words or work.asker.is_there:
        return which_of_several(work, begun, words, "removal or decision", "--review")
    work.warn_each(still_to_review(begun, work.to_correct))
    return None


def _hold_booked(work: Work, day: date) -> None:
    """The meeting that was booked for the review was held with it. One booked for a later day may be about another
    review: asked for, and elsewhere left as it is."""
    booked = next((each for each in bookings_by(work.known, day) if "manifestation" in each.purposes), None)
    if booked is None or not _is_this_one(work, booked, day):
        return
    others = [purpose for purpose in booked.purposes if purpose != "manifestation"]
    too = f"It was booked for the {joined(others)} IEP meeting too. Was that held?"
    if others and work.asker.is_there and work.asker.ask_whether(too, "--supplemental-iep"):
        outcome = choose_outcome(work.asker, None, FINISHED)
        _hold(work, day, tuple(booked.purposes), outcome)
        return
    _hold(work, day, ("manifestation",), "completed")


def _is_this_one(work: Work, booked: MeetingScheduled, day: date) -> bool:
    """Whether a booking was for the review held on a day. One that was made after that day is for another."""
    booked_for = booked.meeting_date
    if booked_for <= day:
        return True
    if work.asker.is_there and booked.date <= day:
        return work.asker.ask_whether(
            f"A review is booked for {long_date(booked_for)}. Was this that one?", "--held DATE"
        )
    work.warn(stays_booked(work.student.id, booked, day))
    return False


def _hold(
    work: Work,
    day: date,
    purposes: tuple[str, ...],
    outcome: str,
    said: Decisions | None = None,
) -> None:
    """The meeting at which the review was held; the supplemental IEP may have been the same one. The review is decided, also
    where the rest of the meeting is to be continued."""
    others = tuple(purpose for purpose in purposes if purpose != "manifestation")
    if others and outcome == "continued":
        work.add(MeetingHeld, day, purposes=("manifestation",), outcome="completed", by=work.given.by)
        purposes = others
    decides = may_decide(purposes, completed=outcome == "completed", eligible=None)
    found: Decisions = {field: (said or {}).get(field) for field in (DECIDED if decides else ())}
    if is_held(work.known, day, purposes, outcome):
        work.warn(f"the meeting of {long_date(day)} is on file already")
        return
    work.add(MeetingHeld, day, purposes=purposes, outcome=outcome, by=work.given.by, **as_stored(found))
