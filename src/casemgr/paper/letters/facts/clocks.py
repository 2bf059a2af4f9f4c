"""Every open clock of a student, and what the law book says of a rule."""

from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    CaseManagerAssigned,
    ContactMade,
    DocumentSent,
    HandedOff,
    MovedWithinDistrict,
    ReleaseOfInformation,
)
from casemgr.casefile.names import fold
from casemgr.docket.deadline import Deadline
from casemgr.docket.due import number_of
from casemgr.docket.next_steps import is_far_unknown, without_far_ages
from casemgr.docket.owed import meetings_owed
from casemgr.law.within import Count
from casemgr.paper.letters.facts.source import Person, Source
from casemgr.paper.letters.fill import BLANK
from casemgr.paper.letters.lawnote import CodeName, LawNote, Said
from casemgr.paper.letters.words import Words
from casemgr.reports.case_status import case_status
from casemgr.reports.words import ages_words, status_words
from casemgr.state.enrollment import hand_off_waiting, manager_before
from casemgr.state.meetings import booked_meetings

_SAY = Words("en").day  # these words are English, whatever the template's language


class Clock(NamedTuple):
    """An open clock as the sheet shows it."""

    rule: str
    title: str
    started: date
    due: date | None
    hold_by: date | None
    status: str
    law: str
    kind: str


def clocks(source: Source) -> dict[str, Any]:
    book = source.context.law
    codes = tuple(CodeName(code.code, code.en, code.es) for code in book.codes)
    return {
        "today": source.as_of,
        "days": _numbers(source),
        "law": {rule.id: rule.cites for rule in source.context.law.rules},
        "due": {rule: source.due_of(rule) or BLANK for rule in source.context.law.ids},
        "law_of": {each.letter: LawNote(book.cited_in(each.letter), codes) for each in book.letters},
        "says": _sentences(source),
        **_iep_meeting(source),
        **_open_clocks(source),
        **_hand_off(source),
    }


def _iep_meeting(source: Source) -> dict[str, Any]:
    """When the meeting must be held that the consent to assess asks for."""
    owed = meetings_owed(source.clocks.values())
    first = min(owed, key=lambda deadline: deadline.due or date.max, default=None)
    return {
        "iep_due": (first and first.due) or BLANK,
        "iep_hold_by": (first and first.hold_by and first.act_by) or BLANK,
    }


def _numbers(source: Source) -> dict[str, int]:
    """The number of days or weeks of each counted rule: letters state it, and the law files alone hold it."""
    return {
        rule.id: number_of(rule, source.facts, source.context.readings)
        for rule in source.context.law.rules
        if isinstance(rule.within, Count)
    }


def _sentences(source: Source) -> dict[str, Said]:
    """The sentences of the place about its rules, each with the number of its rule."""
    numbers = _numbers(source)
    return {
        each.says: {
            language: words.replace("{number}", str(numbers[each.rule]))
            for language, words in (("en", each.en), ("es", each.es))
        }
        for each in source.context.law.sentences
        if each.rule in numbers
    }


def _open_clocks(source: Source) -> dict[str, Any]:
    """By due date; those without one last. The birthdays that lie years ahead are only counted."""
    is_open = (d for d in source.deadlines if d.is_open and not is_far_unknown(d, source.as_of))
    near, far = without_far_ages(sorted(is_open, key=lambda d: (d.due or date.max, d.rule.id)), source.as_of)
    return {
        "clocks": [_clock(d, source.as_of) for d in near],
        "overdue": sum(1 for d in near if d.due and d.due < source.as_of),
        "next_due": next((d.due for d in near if d.due and d.due >= source.as_of), BLANK),
        "clocks_by_age": ages_words(far, _SAY) if far else "",
    }


def _clock(d: Deadline, as_of: date) -> Clock:
    return Clock(
        d.rule.id,
        d.rule.title,
        d.started_on,
        d.due,
        d.act_by,
        status_words(d, as_of),
        d.rule.cites,
        d.rule.kind,
    )


def _hand_off(source: Source) -> dict[str, Any]:
    handed, moved = source.last(HandedOff), source.last(MovedWithinDistrict)
    assigned = source.last(CaseManagerAssigned)
    to, why = _receiver(source, assigned)
    return {
        "handed_by": _giver(source, to),
        "receiver": to or BLANK,
        "handoff_reason": why or BLANK,
        "handed_over": handed.date if handed and to == handed.to else BLANK,
        "moved_to": moved.school if moved else "",
        "assigned": assigned.case_manager if assigned else source.office.case_manager.name,
        "stands": case_status(source.events, _SAY, of_age=source.facts.is_of_age(source.as_of)),
        "booked": booked_meetings(source.events),
        "contacts": source.facts.student.identity.contacts,
        "contact_log": source.all(ContactMade)[-10:],
        "papers": source.all(DocumentSent)[-15:],
        "releases": source.all(ReleaseOfInformation),
        "suspected": source.facts.student.identity.suspected,
    }


def _giver(source: Source, to: str) -> Person:
    """Who hands the case over: who had it before the one who has it or is to have it, where the sheet is for that one; else who
    has it."""
    own, has_it = source.facts.case_manager, source.office.case_manager
    if fold(to) != fold(hand_off_waiting(source.events) or has_it.name):
        return has_it
    return source.office.of_case(manager_before(source.events, own)).case_manager


def _receiver(source: Source, assigned: CaseManagerAssigned | None) -> tuple[str, str]:
    """To whom the case goes, and why: who was typed, else to whom it was handed over or assigned last, unless that is whoever
    writes; the reason is that of the assignment."""
    moves = (e for e in reversed(source.events) if isinstance(e, HandedOff | CaseManagerAssigned))
    last = next(moves, None)
    to = source.choices.to[0] if source.choices.to else ""
    if not to and last:
        to = last.to if isinstance(last, HandedOff) else last.case_manager
        own = source.facts.case_manager
        to = "" if to in (own, manager_before(source.events, own)) else to
    return to, (assigned.why or "") if assigned and to == assigned.case_manager else ""
