"""The rule that words mean: its id, the beginning of one, or enough of its short name or title."""

from __future__ import annotations

from casemgr.casefile.names import fits, names_meant, names_near
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule


def rule_meant(law: LawBook, words: str, *, is_damaged: bool = False) -> Rule:
    """The rule of this id, or the only one that begins so, or that the words name. UsageError names the near ones."""
    asked = words.strip().lower().replace("_", "-").replace(" ", "-")
    begins = [rule_id for rule_id in law.ids if rule_id.startswith(asked)]
    meant = [asked] if asked in begins else begins or _named(words, law)
    if len(meant) == 1 and (rule := law.rule(*meant)):
        return rule
    near = meant or names_near(asked, law.ids)
    hint = f"; did you mean {', '.join(near)}?" if near else "; see `casemgr rules`"
    hidden = " (a damaged law file may hide it; see `casemgr check`)" if is_damaged else ""
    raise UsageError(f'There is no rule named "{words}"{hint}{hidden}')


def _named(words: str, law: LawBook) -> list[str]:
    """The ids of the rules whose short name or title the words fit; a short name that is exactly that wins."""
    rules = (*law.rules, *law.said_of_age.values())
    shorts = {rule.short: rule.id for rule in rules}
    if found := names_meant(words, shorts):
        return [shorts[name] for name in found]
    return list(dict.fromkeys(rule.id for rule in rules if fits(words, rule.title)))
