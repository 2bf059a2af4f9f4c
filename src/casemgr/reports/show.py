"""One student on a page: who it is, the status of the case, deadlines and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from casemgr.casefile.events import ConsentRevoked, Event
from casemgr.casefile.student import CASELOAD_ID, Identity, Student, void_ids
from casemgr.casefile.vocabulary import area_term
from casemgr.characters import printable
from casemgr.docket.age_limit import age_limit, is_past, is_still_to_come
from casemgr.docket.assumed import day_missing, is_assumed
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, sort_key
from casemgr.docket.duties import is_before_any_iep
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar
from casemgr.docket.never_started import reviews_never_started, to_start
from casemgr.docket.next_steps import next_step, offered, with_somebody_to_ask, without_far_ages
from casemgr.errors import Problem
from casemgr.law.book import LawBook
from casemgr.reports.about import short_words, title_words
from casemgr.reports.case_status import case_status, complaints_open
from casemgr.reports.due import due_report
from casemgr.reports.due_row import due_row
from casemgr.reports.folding import folded_text
from casemgr.reports.nearby import nearby
from casemgr.reports.report import Column, Report
from casemgr.reports.tally_lines import tally_lines
from casemgr.reports.why_counted import before_breaks
from casemgr.reports.words import ages_words, long_date, status_words, want_words
from casemgr.state.enrollment import exit_of, has_iep, suspected_areas
from casemgr.state.referrals import undecided_referrals

A_YEAR = 366
NOTE_WIDTH = 80

EVENT_COLUMNS = (
    Column("date", "Date", "date"),
    Column("id", "Id", "word"),
    Column("event", "What happened"),
)


def heading_lines(
    facts: Facts, context: Context, after: tuple[Deadline, ...], as_of: date, case_manager: str
) -> list[str]:
    """Who the student is, the status of the case, and the next step."""
    identity = facts.student.identity
    if identity.id == CASELOAD_ID:
        return [
            "Whole caseload (journal)",
            *_next_lines(after, facts, as_of),
        ]
    say = partial(long_date, as_of=as_of)
    lines = [
        f"{identity.name}{_called(identity)} ({identity.id}) · born {_numbers(identity.born)} · grade {identity.grade} · {identity.school} "
        f"({context.level(identity)})",
        f"Case manager: {case_manager}",
        *_people(identity, facts.events),
        f"Status: {'; '.join([case_status(facts.events, say, of_age=facts.is_of_age(as_of)), *complaints_open(after, say)])}",
        *tally_lines(facts, context, as_of),
        *_assumed_lines(after),
        *_next_lines(after, facts, as_of),
    ]
    return [printable(line) for line in lines]


def _assumed_lines(after: tuple[Deadline, ...]) -> list[str]:
    """What is counted from the day of adding, and the question for the day that is missing."""
    lines: list[str] = []
    for each in filter(is_assumed, after):
        question, command = day_missing([each])
        lines += [f"{each.rule.short}: {each.start.assumed}. {question}", f"      {command}"]
    return lines


def _numbers(day: date) -> str:
    """`5/17/2013`."""
    return f"{day.month}/{day.day}/{day.year}"


def _next_lines(after: tuple[Deadline, ...], facts: Facts, as_of: date) -> list[str]:
    """The next step with its day, and its command."""
    step = next_step(with_somebody_to_ask(after, facts.student), as_of, events=facts.events)
    if step is None:
        return ["Next: nothing is waiting."]
    when = f", by {long_date(step.act_by, as_of)}" if step.act_by else ""
    if step.status == "overdue":
        when = f", {status_words(step, as_of)}"
    due = f" (due {long_date(step.due, as_of)})" if step.due and step.due_here != step.act_by else ""
    return [f"Next: {title_words(step)}{when}{due}", f"      {offered(step, facts.events, as_of, after)}"]


def _called(identity: Identity) -> str:
    """The name the student goes by, where it is another one."""
    preferred = identity.name.preferred
    return f", called {preferred}," if preferred and preferred != identity.name.first else ""


def _people(identity: Identity, events: tuple[Event, ...]) -> list[str]:
    lines = [
        f"{label}: {', '.join(map(area_term, areas))}"
        for label, areas in _disabilities(identity, events)
        if areas
    ]
    if identity.language:
        home = f"{identity.language.home} at home" if identity.language.home else None
        lines.append(f"Language: {', '.join(filter(None, (identity.language.status, home)))}")
    for contact in identity.contacts:
        ways = ", ".join(filter(None, (contact.phone, contact.email, contact.language)))
        lines.append(f"Contact: {contact.name}, {contact.relation}{': ' + ways if ways else ''}")
    if identity.providers:
        people = ", ".join(f"{p.name} ({p.service})" if p.service else p.name for p in identity.providers)
        lines.append(f"Providers: {people}")
    if identity.teachers:
        lines.append(f"General education teachers: {', '.join(identity.teachers)}")
    if identity.note:
        lines.append(f"Note: {identity.note}")
    return lines


def _disabilities(identity: Identity, events: tuple[Event, ...]) -> Iterator[tuple[str, Sequence[str]]]:
    """What the student with an IEP has, or had on leaving, and what a referral suspects since; all of it is only suspected before
    there is one."""
    head = identity.suspected
    if left := exit_of(events):
        events = events[: events.index(left)]
    if not has_iep(event for event in events if not isinstance(event, ConsentRevoked)):  # it is no finding
        yield "Suspected", (*head, *sorted(suspected_areas(identity, events) - {*head}))
        return
    yield "Disability", head
    referred = dict.fromkeys(area for each in undecided_referrals(events) for area in each.areas)
    yield "Suspected", [area for area in referred if area not in head]


def near_report(
    facts: Facts,
    context: Context,
    deadlines: tuple[Deadline, ...],
    as_of: date,
    problems: tuple[Problem, ...],
) -> Report:
    """The deadlines of the coming year; those without a date, the later ones, and those past the age limit, are a line each
    below."""
    limit = age_limit(deadlines)
    past = [d for d in deadlines if d.is_open and is_still_to_come(limit, as_of) and is_past(d, limit)]
    left = [d for d in deadlines if d.is_open and d not in past]
    near = [d for d in left if d.due and (d.due - as_of).days <= A_YEAR]
    rows = [due_row(d, facts, context, with_json=False) for d in near]
    others = [d for d in left if d not in near]
    notes = [
        *before_breaks(near, facts, as_of),
        *_notes(others, facts, as_of, problems),
        *_past_notes(past, limit),
        *_never_started(context.law, deadlines, facts),
    ]
    report = due_report(rows, as_of)
    whose = ("student", "name")
    return report._replace(
        title="Deadlines",
        columns=tuple(c._replace(shown="data") if c.key in whose else c for c in report.columns),
        notes=tuple(line for note in notes for line in folded_text(note, NOTE_WIDTH).split("\n")),
        empty="No date in the coming year.",
    )


def _notes(
    others: Sequence[Deadline], facts: Facts, as_of: date, problems: tuple[Problem, ...]
) -> Iterator[str]:
    """What is open besides the coming year's dates; the birthdays far ahead are only counted."""
    if undated := [short_words(d) for d in others if d.status == "open"]:
        yield f"To do without a date: {'; '.join(dict.fromkeys(undated))}"
    later, by_age = without_far_ages(sorted((d for d in others if d.due), key=sort_key), as_of)
    if later:
        yield f"Later: {', '.join(f'{d.rule.short} {_numbers(d.due)}' for d in later if d.due)}"
    by_age = [deadline for deadline in by_age if not is_before_any_iep(deadline, facts)]
    if by_age:
        yield f"Years ahead: {ages_words(by_age, _numbers)}"
    unknown = [(missing_calendar(d, facts), d.rule.short) for d in others if d.status == "unknown"]
    for name in sorted({name for name, _ in unknown}):
        rules = ", ".join(rule for needed, rule in unknown if needed == name)
        yield f"{rules}: {want_words(name, as_of, problems)}"


def _past_notes(past: Sequence[Deadline], limit: Deadline | None) -> Iterator[str]:
    """What would be due once the student is past the age limit."""
    if limit and past:
        words = ", ".join(f"{d.rule.short} {_numbers(d.due)}" for d in past if d.due)
        yield f"Only if the student stays after {limit.rule.short}, {_numbers(limit.due or limit.started_on)}: {words}"


def _never_started(law: LawBook, deadlines: Sequence[Deadline], facts: Facts) -> Iterator[str]:
    """The reviews whose last day is not on file, and the command that adds it."""
    for rule in reviews_never_started(law, deadlines, facts):
        yield f"{rule.short}: UNKNOWN, no date of the last one is on file"
        if command := to_start(rule, facts):
            yield f"      casemgr {command}"


def events_report(student: Student, law: LawBook, as_of: date) -> Report:
    """Every event known, the void ones marked."""
    recorded = tuple(e for e in student.events if e.recorded <= as_of)
    void, near = void_ids(recorded), nearby(student, law, as_of)
    rows = tuple(
        (e.date, e.id, ("(void) " if e.id in void else "") + e.sentence(near, dated=False))
        for e in sorted(recorded, key=lambda e: e.date)
    )
    return Report(
        title=f"Events of {student.name} ({student.id})",
        columns=EVENT_COLUMNS,
        rows=rows,
        data=lambda: {
            "student": student.id,
            "events": sorted(events_data(student, as_of), key=lambda event: event["date"]),
        },
        empty="No event yet.",
    )


def events_data(student: Student, as_of: date) -> list[dict[str, Any]]:
    """Every event known, as the file holds it and in its order, and whether it is void."""
    recorded = tuple(e for e in student.events if e.recorded <= as_of)
    void = void_ids(recorded)
    return [{**e.model_dump(mode="json", exclude_none=True), "void": e.id in void} for e in recorded]


def last_events(student: Student, law: LawBook, as_of: date, number: int) -> Report:
    """The last few events known."""
    report = events_report(student, law, as_of)
    left_out = len(report.rows) - number
    if left_out <= 0:
        return report
    note = f"{left_out} earlier: casemgr history {student.id}"
    return report._replace(title=f"Last {number} events", rows=report.rows[-number:], notes=(note,))


def show_data(facts: Facts, context: Context, deadlines: tuple[Deadline, ...], as_of: date) -> dict[str, Any]:
    """The same as JSON."""
    student = facts.student
    rows = [due_row(d, facts, context, with_json=True) for d in deadlines if d.is_open]
    return {
        "student": student.identity.model_dump(mode="json", by_alias=True, exclude_none=True),
        "stands": case_status(facts.events, of_age=facts.is_of_age(as_of)),
        **due_report(rows, as_of).data(),
        "events": events_data(student, as_of),
    }
