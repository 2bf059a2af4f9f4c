"""What is asked of a printing: the days, as known when, which dates, and how a student is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError
from casemgr.law.rules import RULE_KINDS, Rule
from casemgr.paper.labels import Label
from casemgr.paper.wallcalendar.kinds import KINDS, PLANNING, THE_MEETING_ITSELF, slug_of


class Shown(NamedTuple):
    """Which dates are asked for: words of `--only`, or what the wall shows when nothing is said."""

    words: frozenset[str] = frozenset()

    def has_rule(self, rule: Rule) -> bool:
        if not self.words:
            belongs = rule.kind == "law" or not rule.has_own_number or rule.role == PLANNING
            return belongs and rule.role != THE_MEETING_ITSELF
        return not self.words.isdisjoint((rule.id, rule.kind, rule.dated_by, slug_of(rule)))

    @property
    def meetings(self) -> bool:
        return not self.words or "meeting" in self.words


def shown(words: Iterable[str], rules: Iterable[Rule]) -> Shown:
    """What `--only` asks for. Raises UsageError naming the words there are."""
    asked = frozenset(words)
    known = {*KINDS, *RULE_KINDS, *(rule.id for rule in rules)}
    if strange := sorted(asked - known):
        offered = ", ".join([*KINDS, *RULE_KINDS])
        raise UsageError(f"--only {strange[0]}: no such kind of date; write {offered}, or a rule's name")
    return Shown(asked)


class Asked(NamedTuple):
    span: YearSpan
    as_of: date
    label: Label
    shown: Shown = Shown()
    since: date | None = None
    """The day of the last printing."""
