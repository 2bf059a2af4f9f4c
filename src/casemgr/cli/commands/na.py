"""The duties are named as for `casemgr done`: a student and duties, numbers of today's page, or --all. A duty with a
command of its own is met by that command; --force records it anyway.

Example: `casemgr na ana-r transition-16 --why "moves out of state in June"`, `casemgr na 4 --why "no F-12 needed"`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.duties.not_applicable import record_na
from casemgr.cli.duties.round_refused import of_all
from casemgr.cli.duties.targets import Words, not_to_be_ticked, targets
from casemgr.cli.options.kinds import text
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.recording.rounds import NO_ROUND, Round, say_left
from casemgr.errors import Refused


def run(
    given: Annotated[Given, Takes("on", "by", "force", "dry_run", "yes")],
    words: Words,
    why: Annotated[str, text("TEXT", "The reason, kept on file.")],
    round_: Round = NO_ROUND,
) -> None:
    here = given.session
    found, left = targets(here, words, round_)
    if (reason := not_to_be_ticked(here, found)) and not given.force:
        rule = next(
            target.rule for meant in found.values() for target in meant if not target.rule.can_be_ticked
        )
        raise Refused(of_all(rule, [*found], reason) if round_.everyone and [*found][1:] else reason)
    with given.recording_each([*found]) as works:
        say_left(works, left)
        for work in works:
            for target in found[work.student.id]:
                record_na(given, work, target, why)
