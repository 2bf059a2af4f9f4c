"""What is worth a note about a parent's reply that asks for another time, or that another parent has given otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Event, ParentReplied
from casemgr.casefile.saying import ALONE, long_date, time_words
from casemgr.checks.case import Case
from casemgr.docket.answered import other_said, settled_by
from casemgr.docket.facts import Facts
from casemgr.docket.matching import fits_on_file, is_by_contact
from casemgr.law.book import LawBook
from casemgr.law.starts import StartsOn
from casemgr.state.meetings import NO_MEETING, booked_meetings


def asks_for_time(reply: ParentReplied, case: Case) -> Iterator[str]:
    """How to set the time that a reply asks for; or why it asks for none."""
    facts, law, today = case.after, case.law, case.today
    place = facts.place_of[reply.id]
    for word in _asking(reply, facts, law):
        match settled_by(word, place, facts):
            case None:
                if reply.reply == "reschedule":
                    yield f"To set a new day: casemgr reschedule {facts.student.id} DATE --why TEXT"
                yield from _unless_another(word, reply, place, facts, today)
            case "moved":
                yield from _moved(reply, facts, today)
            case "other" if word.unless_other and (other := other_said(word.unless_other, place, facts)):
                yield f"No new time is asked for: {other.by} {_reply(other)} ({long_date(other.date, today)})"
            case _:
                pass


def _asking(reply: ParentReplied, facts: Facts, law: LawBook) -> Iterator[StartsOn]:
    """What starts a rule with such a reply, unless what is on file about the meeting settles it."""
    for rule in law.rules:
        for word in rule.starts_on.get(reply.type, ()):
            if word.unless_moved_since and fits_on_file(word, reply, facts):
                yield word


def _moved(reply: ParentReplied, facts: Facts, today: date) -> Iterator[str]:
    """That the meeting has the new time already, and what to do where that does not suit either."""
    ties = facts.meeting_ties
    for booked in booked_meetings(facts.events):
        if ties.booked[booked.id].isdisjoint(ties.about.get(reply.id, NO_MEETING)):
            continue
        hour = f" {time_words(booked.time)}" if booked.time else ""
        day = long_date(booked.meeting_date, today)
        yield (
            f"No new time is asked for: this is taken as the reply about the former time. The meeting was moved to {day}{hour} "
            f"already. If {day} does not suit either: casemgr correct {facts.student.id} {reply.id} "
            f"meeting={booked.meeting_date}"
        )


def _unless_another(
    word: StartsOn, reply: ParentReplied, place: int, facts: Facts, today: date
) -> Iterator[str]:
    """That a parent comes, where the two replies may be of two parents."""
    if word.unless_other is None or len(facts.student.identity.contacts) < 2:
        return
    if other := other_said(word.unless_other, place, facts, or_unnamed=True):
        ways = [
            f"casemgr correct {facts.student.id} {each.id} by=NAME"
            for each in (other, reply)
            if not is_by_contact(each, facts)
        ]
        yield (
            f"On file: {_reply(other)} ({long_date(other.date, today)}). If another parent replied so and comes, no new time is "
            f"needed. Say who it was: {', and '.join(ways)}"
        )


def _reply(event: Event) -> str:
    """`will attend`."""
    return next(iter(event.details(ALONE)))
