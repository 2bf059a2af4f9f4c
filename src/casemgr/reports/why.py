"""The account of one deadline as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import label
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import why_no_hold_by
from casemgr.docket.due import number_of
from casemgr.docket.explain import Explanation, Step, YearEndFinding, single_days
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar
from casemgr.docket.next_steps import command_for
from casemgr.errors import Problem
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtBirthday
from casemgr.law.within import ByReportDate, Count
from casemgr.reports.due import deadline_data
from casemgr.reports.report import iso
from casemgr.reports.rule_words import once_words
from casemgr.reports.rules import CONFIDENCE, count_words, met_words, within_words
from casemgr.reports.words import lacking_words, long_date, plural, printable, status_words, supply_words

HEAD = 10  # the width of the words on the left


def explanation_text(
    explanation: Explanation,
    facts: Facts,
    context: Context,
    as_of: date,
    *,
    every_day: bool,
    others: tuple[Deadline, ...],
    links: Mapping[str, str],
    problems: tuple[Problem, ...] = (),
) -> str:
    """All that `why` prints; `links` are the district's own chapters and forms by name, `problems` what is wrong with the
    calendars."""
    lines = [
        *_heading(explanation.deadline, facts, as_of, problems),
        "",
        *_start(explanation.deadline, facts, context),
        *walk_lines(explanation, every_day=every_day),
        *limit_lines(explanation),
        *year_end_lines(explanation),
        "",
        *law_lines(explanation.deadline.rule, context.law, links),
        *other_reading_lines(explanation),
        *_ending(explanation.deadline, facts),
        *_other_clocks(others, as_of),
    ]
    return printable("\n".join(lines))


def _heading(deadline: Deadline, facts: Facts, as_of: date, problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"{deadline.rule.title}: {facts.student.name} ({deadline.student}), {deadline.rule.id}"
    yield f"As of {long_date(as_of)}"
    if deadline.due:
        why = why_no_hold_by(deadline, facts) or "no calendar covers it"
        hold = f" · act by {long_date(deadline.hold_by)}" if deadline.hold_by else f" · act by: {why}"
        hold = "" if deadline.hold_by == deadline.due else hold
        yield f"Due {long_date(deadline.due)}{hold} · {status_words(deadline, as_of)}"
    elif deadline.status == "unknown":
        name = missing_calendar(deadline, facts)
        yield f"Due: unknown. {lacking_words(name, problems)}: {supply_words(name, problems)}"
    elif deadline.status == "ended":
        yield "Ended; nothing is due."
    elif deadline.rule.counts_from and deadline.rule.within:
        waits = deadline.rule.counts_from.event.replace("_", " ")
        yield f"No date yet: the count waits for {waits}; {status_words(deadline, as_of)}."
    else:
        yield f"No number in the law; {status_words(deadline, as_of)}."


def _start(deadline: Deadline, facts: Facts, context: Context) -> Iterator[str]:
    event = deadline.start.event
    if isinstance(deadline.rule.starts[0], StartsAtBirthday):
        yield headed(
            "Started",
            f"{long_date(deadline.started_on)}, the day the student was added; birthday {deadline.start.base}",
        )
    elif event is None:
        yield headed("Started", long_date(deadline.started_on))
    else:
        yield headed("Started", f"{long_date(deadline.started_on)} by {label(event)} ({event.id}): day 0")
    if deadline.start.assumed:
        yield headed("Assumed", f"{deadline.start.assumed}: counted from the day of adding")
    base = deadline.reckoning.base
    if base and base != deadline.started_on and not isinstance(deadline.rule.starts[0], StartsAtBirthday):
        yield headed("Counted", f"from {long_date(base)}")
    yield from how_long_lines(deadline.rule, facts, context)


def how_long_lines(rule: Rule, facts: Facts, context: Context) -> Iterator[str]:
    """The number that counts for this student, and where it comes from if it may be set in several places."""
    count = rule.within
    if not isinstance(count, Count) or count.set_by is None:
        yield headed("How long", within_words(rule, context.law, context.readings))
        return
    number = number_of(rule, facts, context.readings)
    settled = rule.model_copy(update={"within": count.model_copy(update={"count": number, "set_by": None})})
    yield headed("How long", within_words(settled, context.law, context.readings))
    general = count_words(count, context.readings)
    own = facts.student.identity.progress
    if count.iep_may_shorten and own and own.weeks == number:
        yield headed("", f"by the student's own IEP, in place of {general}")
    elif getattr(context.readings, count.set_by) is not None:
        yield headed("", f"by casemgr.yaml: {general}")
    elif isinstance(count.count, dict):
        yield headed("", f"by the rule: {general}")


def walk_lines(explanation: Explanation, *, every_day: bool) -> Iterator[str]:
    steps = [s for step in explanation.steps for s in (single_days(step) if every_day else [step])]
    if not steps:
        return
    yield ""
    for step in steps:
        yield f"  {_days(step):<33}  {_what(step)}"
    account = explanation.account
    if account.counted is not None:
        yield ""
        yield headed("Counted", f"{plural(account.counted, 'day')} of {account.raw} raw calendar days")


def _days(step: Step) -> str:
    return (
        long_date(step.first)
        if step.first == step.last
        else f"{long_date(step.first)} – {long_date(step.last)}"
    )


def _what(step: Step) -> str:
    if step.numbers is None:
        length = (step.last - step.first).days + 1
        return f"not counted ({plural(length, 'day')}): {step.why}"
    first, last = step.numbers
    return f"day {first}" if first == last else f"days {first}–{last}"


def limit_lines(explanation: Explanation) -> Iterator[str]:
    result = explanation.deadline.reckoning
    if result.extended_until:
        yield headed("Extended", f"the parent agreed in writing to {long_date(result.extended_until)}")
        before = result.before_extension
        yield headed(
            "",
            f"without that it would be due {long_date(before)}"
            if before
            else "without that the date would be unknown",
        )
    if result.limited_by and isinstance(explanation.deadline.rule.no_later_than, ByReportDate):
        yield headed(
            "Limit", f"{long_date(result.limited_by)} is set for progress reports, by the district or the IEP"
        )
    elif result.limited_by:
        yield headed("Limit", f"the IEP meeting booked for {long_date(result.limited_by)} sets the date")


def year_end_lines(explanation: Explanation) -> Iterator[str]:
    rule, result = explanation.deadline.rule, explanation.deadline.reckoning
    if rule.near_year_end is None or result.extended_until:
        return
    within, then = rule.near_year_end.within_last, rule.near_year_end.then
    for finding in explanation.year_end:
        yield headed("Year end", _finding(finding, within))
    if result.year_end:
        first = result.year_end.next_first_day
        yield headed(
            "", f"so {then} days after the next first day, {long_date(first)}, replace the ordinary count"
        )
        if result.ordinary:
            yield headed(
                "", f"(the ordinary count would end {long_date(result.ordinary)}; act by the earlier)"
            )
    elif result.due and any(finding.applies for finding in explanation.year_end):
        yield headed(
            "", "the regular count applies: it is earlier, or the year-end date is not after the start"
        )


def _finding(finding: YearEndFinding, within: int) -> str:
    if finding.last_day is None:
        between = "between two school years" if finding.known else "in no known school year"
        return f"{finding.what} {finding.trigger}: {between}"
    verdict = "within" if finding.applies else "not within"
    days = plural(finding.days_before or 0, "day")
    return f"{finding.what} {finding.trigger}: {days} before the last day of school ({finding.last_day}), {verdict} {within}"


def law_lines(rule: Rule, law: LawBook, links: Mapping[str, str]) -> Iterator[str]:
    """The law of a rule, as far as it was checked, the handbook's duty, and what doing it takes."""
    kind = {"law": "Law", "district": "District", "practice": "Practice"}[rule.kind]
    yield headed(kind, rule.cites)
    if rule.number:
        yield headed("", "asks for the duty; the number of days is practice")
    yield headed("", f"{CONFIDENCE[rule.confidence]}; checked {rule.checked}")
    for duty in law.duties_of(rule):
        yield headed("Handbook", f"duty {duty.number}: {duty.title}")
    if rule.handbook:
        yield headed("Handbook", rule.handbook)
    if rule.unsettled:
        yield headed("Unsettled", " ".join(rule.unsettled.split()))
    for place, step in enumerate(rule.checklist):
        yield headed("" if place else "Checklist", f"☐ {step}")
    if rule.see:
        named = links.get(rule.see)
        yield headed(
            "See", named or f"your district's chapter; name it as {rule.see} under `links:` in casemgr.yaml"
        )


def other_reading_lines(explanation: Explanation) -> Iterator[str]:
    if not explanation.others:
        return
    yield ""
    yield "Other readings of the law, each alone:"
    for other in explanation.others:
        yield f"  {other.reading:<44}  {long_date(other.due) if other.due else 'no date, or unknown'}"


def _ending(deadline: Deadline, facts: Facts) -> Iterator[str]:
    yield ""
    if deadline.met_by:
        late = "late, " if deadline.status == "met_late" else ""
        yield headed(
            "Met",
            f"{late}{long_date(deadline.met_by.date)} by {label(deadline.met_by)} ({deadline.met_by.id})",
        )
    elif deadline.ended_by:
        yield headed(
            "Ended",
            f"{long_date(deadline.ended_by.date)} by {label(deadline.ended_by)} ({deadline.ended_by.id})",
        )
    else:
        yield headed("Met by", met_words(deadline.rule))
        yield headed("Next", command_for(deadline, facts.events))


def _other_clocks(others: tuple[Deadline, ...], as_of: date) -> Iterator[str]:
    if not others:
        return
    yield ""
    yield f"This student's other clocks of {others[0].rule.id}:"
    for other in others:
        due = f"due {long_date(other.due)}" if other.due else "no date"
        yield f"  started {long_date(other.started_on)}, {due}, {status_words(other, as_of)}"


def not_started_text(rule: Rule, facts: Facts, context: Context, links: Mapping[str, str]) -> str:
    """Why a student has no such deadline."""
    lines = [
        f"{rule.title}: {facts.student.name} ({facts.student.id}), {rule.id}",
        "Nothing on file has started this clock.",
        "",
        headed("Starts", once_words([rule], context.law)),
        headed("How long", within_words(rule, context.law, context.readings)),
        *law_lines(rule, context.law, links),
    ]
    return printable("\n".join(lines))


def explanation_data(explanation: Explanation, facts: Facts, context: Context) -> dict[str, Any]:
    """The account as JSON: the deadline, and its days."""
    rule = explanation.deadline.rule
    return {
        "deadline": deadline_data(explanation.deadline, facts, context),
        "days": [
            {
                "from": iso(s.first),
                "to": iso(s.last),
                "counted": list(s.numbers) if s.numbers else None,
                "why": s.why,
            }
            for s in explanation.steps
        ],
        "confidence": rule.confidence,
        "checked": iso(rule.checked),
        "unsettled": rule.unsettled,
        "duties": [duty.number for duty in context.law.duties_of(rule)],
        "checklist": list(rule.checklist),
        "met_by": met_words(rule),
        "next": command_for(explanation.deadline, facts.events),
    }


def headed(head: str, text: str) -> str:
    return f"{head:<{HEAD}}  {text}".rstrip()
