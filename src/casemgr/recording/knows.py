"""What the file says already of what a row of the table was not given, and what it says against it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Removal
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.checks import put_in_writing, removal
from casemgr.checks.clashes import no_school
from casemgr.checks.put_in_writing import asked_for, oral_requests, same_words
from casemgr.checks.records import (
    EVERY_REQUEST,
    WHICH,
    parties_waiting,
    party_meant,
    receiver_taken,
    taken_as_asked,
)
from casemgr.checks.removal import open_proposals, proposed_words, to_be_said
from casemgr.docket.notices import to_consult_on
from casemgr.errors import Refused, UsageError
from casemgr.recording.booking import the_booked
from casemgr.recording.settles import Chosen
from casemgr.recording.which import which, which_of_several
from casemgr.recording.work import Work
from casemgr.state.assessments import developed_not_given
from casemgr.state.requests import open_records_requests

_CARRIES_OUT = "--carries-out"
NONE = "none"
"""Typed in the place of an event: it is about none on file."""


def _plan_developed(work: Work, chosen: Chosen, day: date) -> Chosen:
    """The areas of the plan that was worked out, each with who assesses it, where none is typed."""
    plan = developed_not_given(work.known_by(day), chosen["purpose"])
    if plan is None or chosen["areas"]:
        return chosen
    areas = [f"{each.area}={each.assessor or ''}" for each in plan.areas]
    return chosen | {"purpose": plan.purpose, "areas": areas}


def _booked(work: Work, chosen: Chosen, _day: date) -> Chosen:
    """The meeting that is meant, which must be booked."""
    words = chosen["meeting_date"]
    booked = the_booked(work, words)
    if booked is None:
        when = f" for {long_date(dates.nearest(words, work.today))}" if words else ""
        raise Refused(f"{work.student.id}: not recorded: no meeting is booked{when}")
    return chosen | {"meeting_date": booked.meeting_date, "purposes": booked.purposes}


def _school_days(work: Work, chosen: Chosen, day: date) -> Chosen:
    """A removal is counted in school days: on a day without school nobody is removed. One that was proposed is counted
    already, and its carrying out takes its place."""
    if chosen["proposed"]:
        return chosen
    if chosen["former_school"]:
        return chosen | {"carries_out": None}
    if misfit := no_school(work.context.calendar(work.student.identity), day):
        work.refuse(misfit)
    return chosen | {"carries_out": _carried_out(work, chosen, day)}


def _carried_out(work: Work, chosen: Mapping[str, Any], day: date) -> str | None:
    """The id of the proposed removal. Its days are counted already, so a removal that may be that one is never counted
    beside it without a word."""
    words = chosen["carries_out"]
    proposals = open_proposals(work.known, work.context.calendar(work.student.identity), day)
    if words == NONE:
        return None
    if words:
        named = which(work, proposals, words, "proposed removal", f"{_CARRIES_OUT} {NONE}, or {_CARRIES_OUT}")
        return named.id if named else None
    same = removal.alike(proposals, chosen["days"], chosen["kind"], continued=chosen["services_continued"])
    if len(same) == 1:
        work.warn(removal.taken_as(same[0], work.to_correct("carries_out="), work.today))
        return same[0].id
    return _asked_for(work, same or proposals)


def _asked_for(work: Work, proposals: Sequence[Removal]) -> str | None:
    """Asked of each, the first proposed first; UsageError with the options where no one can be asked."""
    if proposals and not work.asker.is_there:
        raise UsageError(to_be_said(proposals, _CARRIES_OUT, NONE, work.today))
    for each in proposals:
        question = f"Is this the {proposed_words(each, work.today)}, now carried out?"
        if work.asker.ask_whether(question, f"{_CARRIES_OUT} {each.id}"):
            return each.id
    return None


def _who_asked(work: Work, chosen: Chosen, day: date) -> Chosen:
    """Who asked for records, and how: what was not typed is named. Of a student of age the student may have asked (34 CFR
    300.520, 34 CFR 300.613): asked about."""
    born, said = work.student.identity.born, dict(chosen)
    of_age_on = work.context.law.of_age_on(born)
    if not said["requester"] and of_age_on and of_age_on <= day:
        question = f"{work.student.name} is of age, and has the parents' rights. Who asked?"
        said["requester"] = work.asker.ask(
            question, ("parent", "adult-student"), "--by adult-student, or --by parent"
        )
    if note := taken_as_asked(said["requester"], said["form"], work.to_correct):
        work.warn(note)
    return said


def _consult_asked_for(work: Work, chosen: Chosen, day: date) -> Chosen:
    """The parent's request whose written notice was asked about: named only where several are still to be asked about."""
    words = chosen["request"]
    if chosen["topic"] != "written-notice":
        if words:
            raise UsageError("--request goes with a consult about a written-notice")
        return chosen
    waiting = [request for request in to_consult_on(work.clocks) if request.date <= day]
    return chosen | {"request": which_of_several(work, waiting, words, "parent request", "--request")}


def _records_asked_for(work: Work, chosen: Chosen, day: date) -> Chosen:
    """Who asked for the records, and which of the party's requests is answered, where several are open."""
    by_then, words, answered = work.known_by(day), chosen["request"], None
    words = party_meant(words)
    waiting = open_records_requests(by_then)
    named = (
        which(work, waiting, words, *WHICH)
        if words not in (None, EVERY_REQUEST) and not chosen["to"]
        else None
    )
    parties, to = parties_waiting(by_then), named.requester if named else chosen["to"]
    receiver = work.take(receiver_taken(work.student.id, parties, to, day, force=work.force))
    theirs = [each for each in waiting if each.requester == receiver]
    if words != EVERY_REQUEST:
        answered = which(work, theirs, words, *WHICH)
    return chosen | {"to": receiver, "request": answered.id if answered and len(theirs) > 1 else None}


def _put_in_writing(work: Work, chosen: Chosen, day: date) -> Chosen:
    """The oral request that a written one puts in writing: the one named, or the open one of the same words. It asks for what
    that one asked for."""
    words = chosen["same_as"]
    if chosen["form"] == "oral" or words == NONE:
        if words and words != NONE:
            raise UsageError("--same-as goes with a request in writing")
        return chosen | {"same_as": None}
    waiting = oral_requests(work.known_by(day))
    option = f"--same-as {NONE}, or --same-as"
    named = which(work, waiting, words, "oral request", option) if words else None
    meant = named or which(work, same_words(waiting, chosen["what"]), None, "oral request", option)
    if meant is None:
        work.warn_each(put_in_writing.alike(waiting, chosen, work.to_correct, work.today))
        return chosen
    if not named:
        work.warn(put_in_writing.taken_as(meant, chosen, work.to_correct, work.today))
    return chosen | asked_for(meant, chosen)


KNOWS: dict[str, Callable[[Work, Chosen, date], Chosen]] = {
    "plan developed": _plan_developed,
    "booked": _booked,
    "school days": _school_days,
    "who asked": _who_asked,
    "records asked for": _records_asked_for,
    "consult asked for": _consult_asked_for,
    "put in writing": _put_in_writing,
}
