"""The disabilities at the head of the file: which cannot be taken out, and what the team found in their place."""

from collections.abc import Collection, Sequence
from datetime import date

from casemgr.casefile.events import Event
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.vocabulary import area_term
from casemgr.state.referrals import undecided_referrals


def said_by_a_referral(
    gone: Sequence[str], events: tuple[Event, ...], student_id: str, today: date
) -> str | None:
    """Why an area is not to be taken out: a referral says it on which the team has not decided, and that is corrected."""
    for area in gone:
        for referral in undecided_referrals(events):
            if area in referral.areas:
                return (
                    f"--not-disability {area}: the referral of {long_date(referral.date, today)} says it. To say what is "
                    f"suspected in its place: casemgr correct {student_id} {referral.id} --area AREA"
                )
    return None


def found_on_file(suspected: Collection[str], student_id: str) -> str:
    """That the disability on file is what was suspected, and the command that says what the team found."""
    command = f"casemgr edit {student_id} --disability AREA"
    if not suspected:
        return f"no disability is on file. To say what the team found: {command}"
    gone = "".join(f" --not-disability {area}" for area in suspected)
    terms = joined([area_term(area) for area in suspected])
    return f"on file as the disability: {terms}. If the team found another: {command}{gone}"
