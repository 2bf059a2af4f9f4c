"""The account of one deadline as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import label
from casemgr.casefile.saying import joined
from casemgr.characters import printable
from casemgr.docket.assumed import day_missing, is_assumed
from casemgr.docket.before_break import last_before_break
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import why_no_hold_by
from casemgr.docket.explain import Explanation
from casemgr.docket.facts import Facts
from casemgr.docket.left import left_of
from casemgr.docket.level_then import as_it_was
from casemgr.docket.missing import missing_calendar, perhaps_earlier
from casemgr.docket.never_started import to_start
from casemgr.docket.next_steps import command_for, offered
from casemgr.docket.tally import sums_of
from casemgr.errors import Problem
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtBirthday
from casemgr.reports.about import about_words, title_words
from casemgr.reports.due_json import deadline_data
from casemgr.reports.how_long import NO_DATE, Began, within_words
from casemgr.reports.met_by import met_words
from casemgr.reports.report import iso
from casemgr.reports.rule_words import happens_words, once_words
from casemgr.reports.tallies import year_words
from casemgr.reports.why_counted import before_break_lines, headed, limit_lines, walk_lines, year_end_lines
from casemgr.reports.why_law import how_long_lines, law_lines
from casemgr.reports.why_notice import short_notice_lines
from casemgr.reports.words import lacking_words, long_date, status_words, supply_words
from casemgr.state.iep import had_iep


def explanation_text(
    explanation: Explanation,
    facts: Facts,
    context: Context,
    as_of: date,
    *,
    every_day: bool,
    beside: tuple[Deadline, ...],
    links: Mapping[str, str],
    problems: tuple[Problem, ...] = (),
) -> str:
    """All that `why` prints; `beside` are the student's deadlines, `links` the district's own chapters and forms by name,
    `problems` what is wrong with the calendars."""
    deadline = explanation.deadline
    lines = [
        *_heading(deadline, facts, as_of, problems),
        "",
        *_start(deadline, facts, context),
        *walk_lines(explanation, every_day=every_day),
        *before_break_lines(last_before_break(deadline, facts)),
        *limit_lines(explanation),
        *short_notice_lines(deadline, facts, context, as_of),
        *year_end_lines(explanation),
        "",
        *law_lines(deadline.rule, context.law, links, deadline.student),
        *other_reading_lines(explanation),
        *_ending(deadline, facts, as_of, beside),
        *_other_clocks(deadline, beside, as_of),
    ]
    return printable("\n".join(lines))


def _heading(deadline: Deadline, facts: Facts, as_of: date, problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"{title_words(deadline)}: {facts.student.name} ({deadline.student}), {deadline.rule.id}"
    yield f"As of {long_date(as_of)}"
    if deadline.due:
        why = why_no_hold_by(deadline, facts)
        no_day = f"act by: {why}" if why else "no calendar covers that day"
        hold = f" · act by {long_date(deadline.act_by)}" if deadline.hold_by else f" · {no_day}"
        hold += f" for {deadline.held_for.rule.short}" if deadline.held_for else ""
        perhaps = perhaps_earlier(deadline, facts)
        hold = "" if perhaps or (deadline.hold_by and deadline.act_by == deadline.due) else hold
        yield f"Due {long_date(deadline.due)}{hold} · {status_words(deadline, as_of)}"
        if perhaps:
            yield (
                f"Act by: perhaps {long_date(perhaps.day)}, if there is no school between then and the due date. "
                f"{lacking_words(perhaps.calendar, problems)}: {supply_words(perhaps.calendar, problems)}"
            )
    elif deadline.status == "unknown":
        name = missing_calendar(deadline, facts)
        before = deadline.reckoning.due_before
        unknown = f"unknown, before {long_date(before)}" if before else "unknown"
        yield f"Due: {unknown}. {lacking_words(name, problems)}: {supply_words(name, problems)}"
    elif deadline.status == "ended":
        yield "Ended; nothing is due."
    elif deadline.rule.counts_from and deadline.rule.within:
        once = happens_words(deadline.rule.counts_from.event)
        yield f"No date yet: the count begins once {once}; {status_words(deadline, as_of)}."
    else:
        yield f"{NO_DATE[deadline.rule.kind].capitalize()}; {status_words(deadline, as_of)}."


def _start(deadline: Deadline, facts: Facts, context: Context) -> Iterator[str]:
    event = deadline.start.event
    if event is None and isinstance(deadline.rule.starts[0], StartsAtBirthday):
        yield headed(
            "Started",
            f"{long_date(deadline.started_on)}, the day the student was added; birthday {long_date(deadline.start.base)}",
        )
    elif event is None:
        yield headed("Started", long_date(deadline.started_on))
    else:
        yield headed("Started", f"{long_date(deadline.started_on)} by {label(event)} ({event.id}): day 0")
    for found in sums_of(deadline, facts, context):
        yield headed("Tally", year_words(found))
    if deadline.start.assumed:
        yield headed("Assumed", f"{deadline.start.assumed}: counted from the day of adding")
        if is_assumed(deadline):
            yield headed("", " ".join(day_missing([deadline])))
    base = deadline.reckoning.base
    if base and base != deadline.started_on and not isinstance(deadline.rule.starts[0], StartsAtBirthday):
        yield headed("Counted", f"from {long_date(base)}")
    then = as_it_was(deadline.rule, deadline.met_by or deadline.ended_by, facts, context)
    yield from how_long_lines(deadline.rule, then, context, base, _began(deadline, facts))


def _began(deadline: Deadline, facts: Facts) -> Began | None:
    """What began a clock that a birthday starts, or the first IEP after it. None while no one can say: the birthday lies ahead,
    and there is no IEP yet."""
    start = deadline.start
    if not isinstance(deadline.rule.starts[0], StartsAtBirthday):
        return None
    if start.event is not None:
        return "first_iep"
    is_ahead = start.base is not None and start.base >= facts.today
    return None if is_ahead and not had_iep(facts.events, facts.today) else "birthday"


def other_reading_lines(explanation: Explanation) -> Iterator[str]:
    if not explanation.others:
        return
    yield ""
    yield "Other readings of the law, each alone:"
    for other in explanation.others:
        yield f"  {other.reading:<44}  {long_date(other.due) if other.due else 'no date, or unknown'}"


def _ending(deadline: Deadline, facts: Facts, as_of: date, beside: tuple[Deadline, ...]) -> Iterator[str]:
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
    elif deadline.over_on:
        yield headed("Ended", f"{long_date(deadline.over_on)} by the birthday")
    else:
        yield headed("Met by", met_words(deadline.rule))
        if left := left_of(deadline, facts):
            yield headed("Still to do", joined(left))
        yield headed("Next", offered(deadline, facts.events, as_of, beside))


def _other_clocks(deadline: Deadline, beside: tuple[Deadline, ...], as_of: date) -> Iterator[str]:
    others = [each for each in beside if each.rule.id == deadline.rule.id and each is not deadline]
    if not others:
        return
    yield ""
    yield "This student's other deadlines of this kind:"
    for other in others:
        due = f"due {long_date(other.due)}" if other.due else "no date"
        yield f"  started {long_date(other.started_on)}{about_words(other)}, {due}, {status_words(other, as_of)}"


def not_started_text(rule: Rule, facts: Facts, context: Context, links: Mapping[str, str]) -> str:
    """Why a student has no such deadline."""
    command = to_start(rule, facts)
    lines = [
        f"{rule.title}: {facts.student.name} ({facts.student.id}), {rule.id}",
        "Nothing on file has started this deadline.",
        *([f"No date of the last one is on file: casemgr {command}"] if command else []),
        "",
        headed("Starts", once_words([rule], context.law)),
        headed("How long", within_words(rule, context.law, context.readings)),
        *law_lines(rule, context.law, links),
    ]
    return printable("\n".join(lines))


def explanation_data(
    explanation: Explanation, facts: Facts, context: Context, beside: tuple[Deadline, ...]
) -> dict[str, Any]:
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
        "next": command_for(explanation.deadline, facts.events, beside),
    }
