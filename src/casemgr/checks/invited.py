"""Who has still to be invited to a booked meeting, or to hear of its new day, hour or place."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled, TeamInvited
from casemgr.casefile.saying import joined, long_date, time_words
from casemgr.checks.case import Case, Note
from casemgr.checks.not_booked import meeting_meant
from casemgr.state.bookings import differing
from casemgr.state.interpreting import speech_of
from casemgr.state.team import Invitation, members_missing, never_asked, own_of, to_invite_again


def still_to_invite(invited: TeamInvited, case: Case) -> Iterator[Note]:
    """Who is to hear of the new day of a meeting, and who must be there and was not invited; or that everyone is."""
    if (booked := meeting_meant(invited, case)) is None:
        return
    events, identity, law, today = case.events, case.identity, case.law, case.today
    day = long_date(booked.meeting_date, today)
    missing = members_missing(law.members, booked, events, identity, speech_of(identity, law))
    before = to_invite_again(booked, events, own_of(identity, speech_of(identity, law)))
    for news in dict.fromkeys(news_of(each, booked, today).now for each in before):
        whom = [_who(each) for each in before if news_of(each, booked, today).now == news]
        yield Note(f"Tell the new {news}: {joined(whom)}", "say")
    if missing := never_asked(missing, before, events, identity):
        listed = ", ".join(member.what for member in missing)
        cites = ", ".join(dict.fromkeys(cite for member in missing for cite in member.cite))
        yield Note(f"Not invited yet to the meeting of {day}: {listed} ({cites})", "say")
    elif not before:
        yield Note(f"Everyone the meeting of {day} needs is invited.", "say")


class MeetingNews(NamedTuple):
    """What is new about a meeting that was moved, how it is now, and what the invitation was for."""

    what: str
    now: str
    was: str


def news_of(each: Invitation, booked: MeetingScheduled, today: date) -> MeetingNews:
    """All that is new: the day, hour, place and purpose."""
    former = each.booking
    found = [_new_of(name, booked, former, today) for name in differing(booked, former)]
    parts = [part for part in found if part]
    if not parts:
        day = long_date(booked.meeting_date, today)
        return MeetingNews("day", f"day, {day}", f"for {day}")
    what, now, was = ([*each] for each in zip(*parts, strict=True))
    return MeetingNews(joined(what), f"{joined(what)}, {', '.join(now)}", joined(was))


def _new_of(name: str, booked: MeetingScheduled, former: MeetingScheduled, today: date) -> MeetingNews | None:
    """What is new in one field. What was not set for the former day, and what is set no more, goes without saying."""
    is_first = former.meeting_date == booked.meeting_date
    match name:
        case "meeting_date":
            days = [long_date(each.meeting_date, today) for each in (booked, former)]
            return MeetingNews("day", days[0], f"for {days[1]}")
        case "time" if booked.time and (former.time or is_first):
            was = f"for {time_words(former.time)}" if former.time else "before the hour was set"
            return MeetingNews("hour", time_words(booked.time), was)
        case "place" if booked.place and (former.place or is_first):
            was = f"to {former.place}" if former.place else "before the place was set"
            return MeetingNews("place", booked.place, was)
        case "purposes":
            return MeetingNews("purpose", joined(booked.purposes), f"for {joined(former.purposes)}")
        case _:
            return None


def _who(each: Invitation) -> str:
    return f"{each.role} ({each.name})" if each.name else each.role
