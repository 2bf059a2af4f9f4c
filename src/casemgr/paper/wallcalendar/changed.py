"""What changed since the last printing: the dates as known on that day beside those known now.

Nothing is kept for this: every event carries the day it was recorded, so the earlier docket is derived again.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.naming import first_ids
from casemgr.casefile.student import Student
from casemgr.docket.changes import Change, changes
from casemgr.docket.context import Context
from casemgr.docket.derive import derive
from casemgr.paper.wallcalendar.asked import Asked, Shown
from casemgr.paper.wallcalendar.kinds import IEP_MEETING, MASKED, meeting_words, slug_of, words_of
from casemgr.state.meetings import Booking, bookings


class ChangeRow(NamedTuple):
    """A date that is new, met, moved or gone."""

    label: str
    slug: str
    words: str
    """What it is in a word or two."""
    duty: str
    what: str
    was: date | None
    now: date | None


def changed_since(student: Student, label: str, context: Context, asked: Asked) -> list[ChangeRow]:
    """One student's changes since the last printing, as far as they touch the days printed; none without its day."""
    since, as_of, span, shown = asked.since, asked.as_of, asked.span, asked.shown
    if since is None:
        return []
    found = changes(
        derive(student, context, since), derive(student, context, as_of), first_ids(student.events)
    )
    rows = [_of_deadline(label, change, shown) for change in found if shown.has_rule(change.deadline.rule)]
    if shown.meetings:
        rows += _of_meetings(label, bookings(student.known(since)), bookings(student.known(as_of)), shown)
    rows = [row for row in rows if span.holds(row.was) or span.holds(row.now)]
    if student.known(as_of) and not student.known(since):
        rows.insert(0, ChangeRow(label, "other", "", "", "new on the caseload", None, None))
    return rows


def _of_deadline(label: str, change: Change, shown: Shown) -> ChangeRow:
    deadline, before = change.deadline, change.before
    is_masked = deadline.rule.sensitive and not shown.private
    gone = change.verb in ("met", "ended")
    on = deadline.met_by.date if deadline.met_by else None
    what = {"started": "new", "reopened": "open again", "ended": "no longer due"}.get(
        change.verb, change.verb
    )
    if on:
        what = f"met {on:%a} {on.month}/{on.day}"
    return ChangeRow(
        label,
        slug_of(deadline.rule),
        IEP_MEETING if is_masked else words_of(slug_of(deadline.rule), deadline.rule.short),
        MASKED if is_masked else deadline.rule.id,
        what,
        before.act_by if before else (deadline.act_by if gone else None),
        None if gone else deadline.act_by,
    )


def _of_meetings(
    label: str, before: list[Booking], after: list[Booking], shown: Shown
) -> Iterator[ChangeRow]:
    old = {booking.root: booking for booking in before}
    for booking in after:
        known = old.get(booking.root)
        was = known.meeting.meeting_date if known else None
        now = booking.meeting.meeting_date if booking.fate == "ahead" else None
        what = _meeting_verb(known, booking)
        if what:
            words = meeting_words(booking.meeting.purposes, shown.sensitive)
            yield ChangeRow(label, "meeting", words, words, what, was, now)


def _meeting_verb(before: Booking | None, after: Booking) -> str:
    if after.fate != "ahead":
        return "" if before is None or before.fate == after.fate else after.fate
    if before is None:
        return "booked"
    same = (before.meeting.meeting_date, before.meeting.time) == (
        after.meeting.meeting_date,
        after.meeting.time,
    )
    return "" if same else "moved"
