"""The rule that words mean: its id, the beginning of one, or enough of its short name or title."""

from __future__ import annotations

from casemgr.casefile.names import fits, fold, names_meant, names_near
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule

ENOUGH = 3
"""Letters of a word that can mean a rule by its beginning: fewer begin too many words, and mean one by chance."""
NAMED_AT_MOST = 3
"""So many rules of a duty are named where its number was typed."""


def rule_meant(law: LawBook, words: str, *, is_damaged: bool = False) -> Rule:
    """The rule of this id, or the only one that begins so, or that the words name. UsageError names the near ones."""
    asked = words.strip().lower().replace("_", "-").replace(" ", "-")
    if hint := _number(asked, law):
        raise UsageError(f"{words}: a number is not the name of a duty. {hint}")
    begins = [rule_id for rule_id in law.ids if rule_id.startswith(asked)]
    meant = [asked] if asked in begins else begins or _named(words, law)
    if len(meant) == 1 and (asked in meant or _is_enough(words)) and (rule := law.rule(*meant)):
        return rule
    near = meant or names_near(asked, law.ids)
    hint = f"; did you mean {', '.join(near)}?" if near else "; see `casemgr rules`"
    hidden = " (a damaged law file may hide it; see `casemgr check`)" if is_damaged else ""
    raise UsageError(f'There is no rule named "{words}"{hint}{hidden}')


def _is_enough(words: str) -> bool:
    """Whether at least one word is long enough to mean a rule, and is not a number: `16` is in a title too."""
    return any(len(word) >= ENOUGH and not word.isdigit() for word in fold(words).split())


def _number(asked: str, law: LawBook) -> str:
    """What to type where a number was typed after a student: the line of a page alone, or the rules of the handbook's duty.
    Empty where it is no number."""
    is_line = asked.replace(".", "", 1).isdigit()
    line = f"Numbers of today's page go without the student: casemgr done {asked}, casemgr why {asked}"
    of_duty = [rule_id for duty in law.duties if duty.number == asked for rule_id in duty.rules]
    many = "one of several (casemgr duties)"
    named = ", ".join(of_duty) if len(of_duty) <= NAMED_AT_MOST else many
    duty = f"Duty {asked} of the handbook is {named}" if of_duty else ""
    return ". ".join(filter(None, (line if is_line else "", duty)))


def _named(words: str, law: LawBook) -> list[str]:
    """The ids of the rules whose short name or title the words fit; a short name that is exactly that wins."""
    rules = (*law.rules, *law.said_of_age.values())
    shorts = {rule.short: rule.id for rule in rules}
    if found := names_meant(words, shorts):
        return [shorts[name] for name in found]
    return list(dict.fromkeys(rule.id for rule in rules if fits(words, rule.title)))
