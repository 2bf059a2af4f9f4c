"""The review of the IEP with the staff who carry it out, of each student of a round."""

from collections.abc import Sequence

from casemgr.casefile.events import StaffReviewed
from casemgr.casefile.saying import joined
from casemgr.checks.known import way_meant
from casemgr.checks.recording.work import Work
from casemgr.checks.reviewers import everyone_then, known_to_some, reviewers
from casemgr.checks.reviewing import Review, Reviews, review_of


def review_each(
    works: Sequence[Work], named: Sequence[str], how: str | None, *, all_staff: bool, everyone: bool
) -> Reviews:
    """Record the review for each student of whom there is something to review; who is left out is given back with it."""
    of_some = known_to_some(named, (work.student for work in works)) if everyone else ()

    def reviewed(work: Work) -> Review:
        day = work.day
        whom = reviewers(work.student, named, of_some, work.people)
        whom += everyone_then(work.student, day, work.case_manager) if all_staff else []
        return review_of(work.student.id, tuple(dict.fromkeys(whom)), work.clocks, work.known, day)

    found = Reviews([reviewed(work) for work in works], named, all_staff, everyone)
    found.check()
    left = {*found.without, *found.done}
    for work, review in zip(works, found.every, strict=True):
        if review.student_id not in left:
            work.record(StaffReviewed, staff=review.names, how=work.take(way_meant(how, "--how")))
            if work.of_several:
                work.warn(f"{review.student_id}: gone through with {joined(review.names)}")
    return found
