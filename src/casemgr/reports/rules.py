"""A rule in plain words: how long it runs, what meets it."""

from __future__ import annotations

from typing import Any

from casemgr.casefile.saying import spaced
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtBirthday
from casemgr.law.within import Anniversary, Count, Months, MonthTable, SameDay
from casemgr.reports.report import Column, Report
from casemgr.reports.rule_words import DETAILS, once_words
from casemgr.reports.words import number_data, plural

CONFIDENCE = {
    "text": "read in the text itself",
    "secondary": "read in secondary sources only: check the text",
    "unsure": "not sure: check the text",
}

COLUMNS = (
    Column("rule", "Duty", "id"),
    Column("kind", "Kind", "word"),
    Column("title", "What"),
    Column("within", "How long", shown="wide"),
    Column("starts", "Starts", shown="data"),
    Column("cite", "Law", shown="wide"),
)


def rules_report(law: LawBook) -> Report:
    """Every rule, in the order of the law files."""
    rows = tuple(
        (r.id, r.kind, r.title, within_words(r, law), once_words([r], law), r.cites) for r in law.rules
    )
    return Report(
        title=f"{plural(len(rows), 'rule')}",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {"rules": [rule_data(rule, law) for rule in law.rules]},
    )


def rule_data(rule: Rule, law: LawBook) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "title": rule.title,
        "kind": rule.kind,
        **number_data(rule),
        "starts": once_words([rule], law),
        "within": within_words(rule, law),
        "met_by": met_words(rule),
        "cite": list(rule.cite),
        "confidence": rule.confidence,
        "checked": rule.checked.isoformat(),
        "unsettled": rule.unsettled,
    }


def within_words(rule: Rule, law: LawBook, readings: Readings | None = None) -> str:
    """How long a rule runs: as the law file says, or with the numbers and pauses of a caseload's readings."""
    match rule.within:
        case None:
            return "no number in the law"
        case Count() as count:
            return count_words(count, readings) + _pause_words(rule, law, readings)
        case Anniversary(years=years):
            return f"{plural(years, 'year')}, no pause"
        case Months(months=months):
            return f"{plural(months, 'month')}, no pause"
        case SameDay():
            return "by that day" if isinstance(rule.starts[0], StartsAtBirthday) else "the same day"
        case MonthTable(by_month=rows):
            return (
                "to "
                + ", ".join(dict.fromkeys(f"{r.until_month}/{r.until_day}" for r in rows))
                + " by month of birth"
            )


def count_words(count: Count, readings: Readings | None) -> str:
    """The number, or one for each level: `12 weeks elementary, 6 weeks secondary`."""
    unit = count.of.replace("_", " ").removesuffix("s")
    own = getattr(readings, count.set_by) if readings and count.set_by else None
    if isinstance(count.count, dict):
        numbers = {**count.count, **(own or {})}
        return ", ".join(f"{plural(number, unit)} {level}" for level, number in numbers.items())
    return f"{plural(own or count.count, unit)}{' before' if count.backward else ''}"


def _pause_words(rule: Rule, law: LawBook, readings: Readings | None) -> str:
    if not rule.pauses:
        return ""
    pause = law.pauses[rule.pauses]
    if pause.breaks_over is None:
        return ", not counting days between school years"
    if readings and readings.break_pause == "none":
        return ", nothing skipped by the reading break_pause"
    return f", not counting breaks of more than {pause.breaks_over} school days and days between school years"


NAMED = frozenset({"about", "filed_by", "to", "with_whom", "form"})
"""The fields whose value does not say by itself what it is."""


def met_words(rule: Rule) -> str:
    return " or ".join(dict.fromkeys(on_words(on) for on in rule.met_by))


def _wanted(field: str, value: str) -> str:
    """What a field must say, in words."""
    if known := DETAILS.get((field, value)):
        return known
    if value in ("true", "false"):
        return spaced(field) if value == "true" else f"not {spaced(field)}"
    return spaced(value)


_MEETS = {"done": "done", "identity_changed": "whoever is missing leaves"}


def on_words(on: On) -> str:
    """`meeting held (initial, finished)`."""
    if on.event in _MEETS:
        return _MEETS[on.event]
    details = []
    for key, value in on.where.items():
        values = value if isinstance(value, tuple) else (value,)
        if values == ("none",):
            continue
        words = " or ".join(_wanted(key, each) for each in values)
        is_named = key in NAMED and not any((key, each) in DETAILS for each in values)
        details.append(f"{spaced(key)} {words}" if is_named else words)
    return spaced(on.event) + (f" ({', '.join(details)})" if details else "")
