"""What one part of the law names and another lacks, or cannot give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.saying import joined
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.starts import Start, StartsAtTally, StartsOn, StartsWithRule


def faults_of(law: LawBook) -> list[str]:
    """What is wrong with the rules taken together, a sentence each."""
    return [fault for rule in law.rules for fault in _faults_of(rule, law)]


def by_what_is_wrong(faults: Iterable[str]) -> list[str]:
    """The same with what is wrong with several rules said once: a law that is not there is missed by all who name it."""
    rules: dict[str, list[str]] = {}
    for fault in faults:
        _, _, rule_id, wrong = fault.split(maxsplit=3)
        rules.setdefault(wrong, []).append(rule_id)
    return [
        f"the rule {first} {wrong}" + (f"; so it is with {joined(others)}" if others else "")
        for wrong, (first, *others) in rules.items()
    ]


def _faults_of(rule: Rule, law: LawBook) -> Iterator[str]:
    if rule.pauses and rule.pauses not in law.pause:
        yield f"the rule {rule.id} names the pause {rule.pauses}, and there is none"
    for name in rule.before_meetings:
        yield from _fault_of_meeting(rule, name, law)
    for start in rule.starts:
        yield from _fault_of_start(rule, start, law)


def _fault_of_meeting(rule: Rule, name: str, law: LawBook) -> Iterator[str]:
    """What is wrong with a rule that is to give another the last day for a meeting; one that the district does without gives
    none."""
    meeting = law.rule(name)
    if meeting is None and name not in law.dropped:
        yield f"the rule {rule.id} names the rule {name}, and there is none"
    if meeting and meeting.before_meetings:
        yield f"the rule {rule.id} has its date from {name}, which has none of its own"


def _fault_of_open(rule: Rule, name: str, law: LawBook) -> Iterator[str]:
    """What is wrong with a rule whose open clock is to keep another from starting; one that the district does without keeps
    none."""
    other = law.rule(name)
    if other is None and name not in law.dropped:
        yield f"the rule {rule.id} names the rule {name}, and there is none"
    if other and other.depends:
        yield f"the rule {rule.id} waits for {name}, which depends on another rule itself"


def _fault_of_start(rule: Rule, start: Start, law: LawBook) -> Iterator[str]:
    if isinstance(start, StartsAtTally) and start.tally not in law.tally:
        yield f"the rule {rule.id} names the tally {start.tally}, and there is none"
    if isinstance(start, StartsOn) and start.unless_open:
        yield from _fault_of_open(rule, start.unless_open, law)
    if not isinstance(start, StartsWithRule):
        return
    parent = law.rule(start.rule)
    # What comes after a duty is met does not come where the district does without that duty.
    if parent is None and not (start.at == "met" and start.rule in law.dropped):
        is_dropped = start.rule in law.dropped
        what = "which is dropped; drop both, or neither" if is_dropped else "and there is no such rule"
        yield f"the rule {rule.id} starts with {start.rule}, {what}"
    # One step is enough for any law we know.
    if parent and any(isinstance(each, StartsWithRule) for each in parent.starts):
        yield f"the rule {rule.id} starts with {start.rule}, which starts with another rule itself"
