"""What is asked of a printing: the days, as known when, which dates, and how a student is named."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, get_args

from casemgr.casefile.vocabulary import Purpose
from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError
from casemgr.law.rules import RULE_KINDS, Rule
from casemgr.paper.labels import Label
from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.paper.wallcalendar.kinds import (
    KINDS,
    PLANNING,
    THE_MEETING_ITSELF,
    is_met_by_meeting,
    slug_of,
)
from casemgr.paper.wallcalendar.papers import Page, Paper


class Shown(NamedTuple):
    """Which dates are asked for: words of `--only`, or what the wall shows when nothing is said."""

    words: frozenset[str] = frozenset()
    private: bool = False
    """Whether also what strangers must not read is printed."""
    sensitive: frozenset[str] = frozenset()
    """Purposes of a meeting that strangers must not read."""

    def has_rule(self, rule: Rule) -> bool:
        if self.hides(rule):
            return False
        if not self.words:
            belongs = rule.kind == "law" or not rule.has_own_number or rule.role == PLANNING
            return belongs and rule.role != THE_MEETING_ITSELF
        return not self.words.isdisjoint((rule.id, rule.kind, rule.dated_by, slug_of(rule)))

    def hides(self, rule: Rule) -> bool:
        """Whether a rule's dates are left out because others may read the wall; a meeting is there under another name."""
        return rule.sensitive and not self.private and not is_met_by_meeting(rule)

    @property
    def meetings(self) -> bool:
        return not self.words or "meeting" in self.words


def shown(words: Iterable[str], rules: Sequence[Rule], *, private: bool = False) -> Shown:
    """What `--only` asks for. Raises UsageError naming the words there are."""
    asked = frozenset(words)
    known = {*KINDS, *RULE_KINDS, *(rule.id for rule in rules)}
    if strange := sorted(asked - known):
        offered = ", ".join([*KINDS, *RULE_KINDS])
        raise UsageError(f"--only {strange[0]}: no such kind of date; write {offered}, or a rule's name")
    hidden = {rule.id for rule in rules if rule.sensitive}
    if not private and (named := sorted(asked & hidden)):
        raise UsageError(f"--only {named[0]}: not for a wall that others see; add --private to print it")
    return Shown(asked, private, frozenset() if private else _sensitive_purposes(rules))


def _sensitive_purposes(rules: Iterable[Rule]) -> frozenset[str]:
    """A meeting's purpose bears the name of the role of the rule that it is held for."""
    roles = {rule.role for rule in rules if rule.sensitive}
    return frozenset(purpose for purpose in get_args(Purpose) if purpose in roles)


class Asked(NamedTuple):
    span: YearSpan
    as_of: date
    label: Label
    shown: Shown = Shown()
    since: date | None = None
    """The day of the last printing."""
    done: bool = False
    """Whether also what was done is drawn on the months."""
    pages: tuple[Page, ...] = ()
    """The parts of the wall asked for; none: all of them, or for one student that student's page."""
    paper: Paper = "letter"
    says: Saying = ENGLISH
    """The language of one student's page."""
    key: bool = False
    """Whether the key of labels and the contacts are printed, and nothing else."""
