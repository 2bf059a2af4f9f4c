"""The law of a rule as text, and how long it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.docket.context import Context
from casemgr.docket.due import number_of
from casemgr.docket.facts import Facts
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.within import Count
from casemgr.reports.how_long import Began, count_words, within_words
from casemgr.reports.rules import CONFIDENCE
from casemgr.reports.why_counted import headed


def how_long_lines(
    rule: Rule, facts: Facts, context: Context, base: date | None = None, began: Began | None = None
) -> Iterator[str]:
    """The number that counts for this student, and where it comes from if it may be set in several places. `began` as for
    `within_words`."""
    count = rule.within
    if not isinstance(count, Count) or count.set_by is None:
        yield headed("How long", within_words(rule, context.law, context.readings, base, began))
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


def law_lines(rule: Rule, law: LawBook, links: Mapping[str, str], student: str = "STUDENT") -> Iterator[str]:
    """The law of a rule, as far as it was checked, the handbook's duty, and what doing it takes."""
    kind = {"law": "Law", "district": "District", "practice": "Practice"}[rule.kind]
    yield headed(kind, rule.cites)
    if rule.number:
        yield headed("", "asks for the duty and sets no date for it: this one is practice")
    yield headed("", f"{CONFIDENCE[rule.confidence]}; checked {long_date(rule.checked, weekday=False)}")
    for duty in law.duties_of(rule):
        yield headed("Handbook", f"duty {duty.number}: {duty.title}")
    if rule.handbook:
        yield headed("Handbook", rule.handbook)
    if rule.unsettled:
        yield headed("Unsettled", " ".join(rule.unsettled.split()))
    for place, step in enumerate(rule.checklist):
        yield headed("" if place else "Checklist", f"☐ {step}".replace("STUDENT", student))
    if rule.see:
        named = links.get(rule.see)
        yield headed(
            "See", named or f"your district's chapter; name it as {rule.see} under `links:` in casemgr.yaml"
        )
