"""Which duties of which students `done` and `na` are about: by student and rule, by today's numbers, or everyone's."""

from casemgr.cli.duties.rule_words import find_rule
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import year_to_open
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.rounds import Round
from casemgr.docket.matching import may_run_twice
from casemgr.errors import UsageError
from casemgr.recording.done import Target, Targets, of_each
from casemgr.store.page import is_number, line_of

_OF_A_YEAR = frozenset({"year_opened", "year_started"})
"""The events that begin a school year."""


def targets(here: Session, words: list[str], round_: Round) -> Chosen[list[Target]]:
    """What was meant. UsageError where nothing was, or where a number is that of no line on today's page."""
    if round_.everyone:
        return _everyones(here, words, round_)
    round_.needs()
    if all(is_number(_day_apart(word)[0]) for word in words):
        return Chosen(_numbered(here, words))
    if len(words) < 2:
        raise UsageError(f"{words[0]}: say which duty too; `casemgr show {words[0]}` lists what is open")
    return Chosen({here.find(words[0]).id: [_named(here, word) for word in words[1:]]})


def _named(here: Session, word: str) -> Target:
    name, day = _day_apart(word)
    return Target(find_rule(here.caseload, name), None, day)


def _day_apart(word: str) -> tuple[str, str | None]:
    """`RULE=2/10` → the duty and its day."""
    name, _, day = word.partition("=")
    return name, day or None


def _numbered(here: Session, numbers: list[str]) -> Targets:
    found: Targets = {}
    for number, day in dict(map(_day_apart, numbers)).items():
        line = line_of(here.caseload.root, number)
        rule = find_rule(here.caseload, line.rule)
        clock = line.clock if may_run_twice(rule) else None
        found.setdefault(line.student, []).append(Target(rule, clock, day))
    return found


def _everyones(here: Session, words: list[str], round_: Round) -> Chosen[list[Target]]:
    """The duties named of everyone for whom they are due by now or soon, or have no date."""
    named = [_named(here, word) for word in words]
    rules = {target.rule.id for target in named}
    taken = round_.taken(here, lambda clock: clock.rule.id in rules)
    found = of_each(named, taken.due, taken.apart)
    if not found:
        what = ", ".join(target.rule.id for target in named)
        raise UsageError(f"{what}: {taken.left or _nothing_open(here, named, round_)}")
    each = {student: found[student] for student in taken.due if student in found}
    return Chosen(each, tuple(filter(None, [taken.left])))


def _nothing_open(here: Session, named: list[Target], round_: Round) -> str:
    """Why nothing is open: what comes with a school year comes once that is opened."""
    if any(not _OF_A_YEAR.isdisjoint(target.rule.starts_on) for target in named) and (
        year := year_to_open(here)
    ):
        return f"comes with the school year {year.school_year}, which is not opened yet: casemgr start-year"
    return f"open for no student{round_.but.there}"
