"""The list of all rules."""

from __future__ import annotations

from typing import Any

from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.reports.how_long import within_words
from casemgr.reports.met_by import met_words
from casemgr.reports.report import Column, Report
from casemgr.reports.rule_words import once_words
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
    extendable = ", ".join(rule.id for rule in law.rules if rule.extendable)
    return Report(
        title=f"{plural(len(rows), 'rule')}",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {"rules": [rule_data(rule, law) for rule in law.rules]},
        notes=(f"The parent can extend in writing: {extendable}",) if extendable else (),
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
        "extendable": rule.extendable,
    }
