"""What is wrong with single events of a file that could be read: what they name is not there, or they lie ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Done, ExtensionAgreed, LateExplained, NotApplicable, Void
from casemgr.casefile.names import MAY_BE_A_SLIP, names_near
from casemgr.casefile.naming import in_a_circle, naming_fields
from casemgr.casefile.student import Student
from casemgr.law.book import LawBook
from casemgr.store.onecause import Found

_ABOUT_A_RULE = (Done, NotApplicable, ExtensionAgreed, LateExplained)


def event_problems(student: Student, file: str, today: date) -> Iterator[Found]:
    """All of one file's, but for what its events name of the law."""
    ids = {event.id for event in student.events}
    circle = in_a_circle(student.not_void(today))
    for place, event in enumerate(student.events):
        at = ("events", place)
        if event.recorded > today:
            words = f"`recorded` {event.recorded} is in the future, so the event is not known yet"
            yield Found(file, (*at, "recorded"), words, "recorded ahead")
        for field, other in naming_fields(event):
            if other not in ids:
                near = names_near(other, ids, MAY_BE_A_SLIP)
                hint = f"; did you mean `{near[0]}`?" if near else ""
                words = f"names the event {other}, and there is none of that id in this file{hint}"
                yield Found(file, (*at, field), words, f"{file} {event.id} {other}")
        if isinstance(event, Void) and event.id in circle:
            words = f"{event.event} and {event.replaced_by} are corrections of each other; take one of the voids out"
            yield Found(file, (*at, "event"), words)


def words_of_law(student: Student, file: str, law: LawBook) -> Iterator[tuple[str, Found]]:
    """Each rule and each delay code that an event names and the law in force does not have, with what is said of it."""
    for place, event in enumerate(student.events):
        at = ("events", place)
        # What was done of a rule that the district does without now was done.
        if isinstance(event, _ABOUT_A_RULE) and event.rule not in law.ids and event.rule not in law.dropped:
            near = names_near(event.rule, law.ids, MAY_BE_A_SLIP)
            hint = f"did you mean `{near[0]}`?" if near else "see `casemgr rules`"
            words = f"names the rule {event.rule}, and there is none; {hint}"
            yield event.rule, Found(file, (*at, "rule"), words)
        if isinstance(event, LateExplained) and event.code and event.code not in law.delays:
            words = f"names the delay code {event.code}, and the law of the state has none such"
            yield event.code, Found(file, (*at, "code"), words)
