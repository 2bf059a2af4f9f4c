"""A round that cannot be recorded as it was typed: the command that records it for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.saying import plural
from casemgr.checks.its_command import NOT_NEEDED, not_needed_command
from casemgr.cli.table import COMMANDS
from casemgr.law.rules import Rule


def of_all(rule: Rule, students: Sequence[str], why: object) -> str:
    """Why a round of a duty is not recorded, and the command of its own that records it for all of them at once, where one
    does. `why` it is not, with the command for one."""
    whom = f"{rule.id} is open for {plural(len(students), 'student')}: {', '.join(students)}"
    words = [word for word in rule.next.split() if word != "{student}"]
    if not COMMANDS[words[0]].round:
        return f"{whom}. None is recorded: it takes a command for each. {why}"
    each = f"`casemgr {words[0]} --all {' '.join(words[1:])}`"
    if not_needed_command(rule, students[0]):
        each += f"; if none of them needs it: `casemgr {words[0]} --all --{NOT_NEEDED} --why TEXT`"
    return f"{whom}. None is recorded yet. For all of them at once: {each}. --except STUDENT leaves one out"
