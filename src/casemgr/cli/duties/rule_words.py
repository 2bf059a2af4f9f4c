"""Finding a rule from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.options.kinds import argument

if TYPE_CHECKING:
    from casemgr.law.rules import Rule
    from casemgr.store.caseload import Caseload

RuleWords = Annotated[
    str,
    argument("RULE", "A duty by its name, or by enough words of its title; see `casemgr rules`."),
]
DutyWords = Annotated[
    list[str],
    argument(
        "STUDENT RULE[=DATE]… | NUMBER[=DATE]…",
        "A student and duties, or numbers that `today` printed; =DATE where a duty has a day of its own.",
    ),
]


def find_rule(caseload: Caseload, words: str) -> Rule:
    """The rule that the words mean. UsageError names the near ones, and says where a damaged law file may hide it."""
    from casemgr.law.meant import rule_meant

    damaged = any(problem.file.startswith("law") for problem in caseload.shared_problems)
    return rule_meant(caseload.law.book, words, is_damaged=damaged)
