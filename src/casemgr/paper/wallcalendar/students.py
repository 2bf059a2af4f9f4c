"""What the lists of students need besides the dates themselves."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import StaffReviewed
from casemgr.casefile.student import Contact
from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.triennials import Triennial, triennials_among
from casemgr.docket.year import student_year
from casemgr.paper.wallcalendar.asked import Asked
from casemgr.paper.wallcalendar.words import service_words
from casemgr.state.services import planned_services

YEARS_AHEAD = 4
"""Past the year printed: no triennial lies further ahead."""
SEE_FILE = "(see the file)"


class StudentRow(NamedTuple):
    """One student: as labelled, who teaches and serves, the triennial, and the dates after this year's."""

    id: str
    label: str
    name: str
    grade: str
    school: str
    teachers: tuple[str, ...]
    services: tuple[str, ...]
    contacts: tuple[Contact, ...]
    next_annual: date | None
    """The first due after the year printed."""
    next_triennial: date | None
    triennial: Triennial | None
    """That of the school year, or of the fall after where its plan goes out in it."""


def student_row(
    facts: Facts, label: str, context: Context, meetings_only: Context, asked: Asked
) -> StudentRow:
    """`meetings_only` as the function of that name gives it."""
    identity = facts.student.identity
    reviewed = [event.staff for event in facts.events if isinstance(event, StaffReviewed)]
    far = YearSpan(asked.span.name, date.min, asked.span.last + relativedelta(years=YEARS_AHEAD))
    ahead = student_year(facts, meetings_only, far, asked.as_of).deadlines
    whole = YearSpan.starting(int(asked.span.name[:4]))
    triennials = list(triennials_among(ahead, facts, context, whole, asked.as_of))
    return StudentRow(
        identity.id,
        label,
        facts.student.name,
        identity.grade,
        identity.school,
        tuple(reviewed[-1]) if reviewed else (),
        _services(facts),
        identity.contacts,
        _first_after(ahead, "annual", asked.span.last),
        _first_after(ahead, "triennial", asked.span.last),
        next((t for t in triennials if t.clock.is_open), triennials[-1] if triennials else None),
    )


def drawable(row: StudentRow, letters: frozenset[str]) -> StudentRow:
    """The same under the id, without the texts that hold letters nothing here can draw."""

    def drawn(text: str) -> str:
        return text if letters.isdisjoint(text) else SEE_FILE

    contacts = (
        c.model_copy(update={"name": drawn(c.name), "relation": drawn(c.relation)}) for c in row.contacts
    )
    return row._replace(
        label=row.id,
        name=drawn(row.name),
        teachers=tuple(map(drawn, row.teachers)),
        contacts=tuple(contacts),
    )


def _services(facts: Facts) -> tuple[str, ...]:
    """The services planned, with how much; else those of the providers."""
    planned = {
        event.service: ", ".join(filter(None, (service_words(event.service), event.minutes)))
        for event in planned_services(facts.events)
    }
    listed = (p.service for p in facts.student.identity.providers if p.service)
    return tuple(planned.values()) or tuple(dict.fromkeys(map(service_words, listed)))


def meetings_only(context: Context) -> Context:
    """The same with nothing but the rules of annuals and triennials, and of the age at which they end, to look years ahead
    without the rest."""
    rules = tuple(rule for rule in context.law.rules if rule.role in ("annual", "triennial", "age-limit"))
    return replace(context, law=context.law.having(rules=rules))


def _first_after(deadlines: tuple[Deadline, ...], role: str, day: date) -> date | None:
    found = (d.due for d in deadlines if d.rule.role == role and d.due and d.due > day)
    return min(found, default=None)
