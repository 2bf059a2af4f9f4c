"""The duties are named as for `casemgr done`: a student and duties, numbers of today's page, or --all. A duty with a
command of its own is met by that command; --force records it anyway.

Example: `casemgr na ana-r transition-16 --why "moves out of state in June"`, `casemgr na 4 --why "no F-12 needed"`
"""

from typing import Annotated

from casemgr.cli.duties.rule_words import DutyWords
from casemgr.cli.options.kinds import text
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.recording.rounds import NO_ROUND, Round


def run(
    given: Annotated[Given, Takes("on", "by", "force", "dry_run", "yes")],
    words: DutyWords,
    why: Annotated[str, text("TEXT", "The reason, kept on file.")],
    round_: Round = NO_ROUND,
) -> None:
    from casemgr.cli.duties.targets import targets
    from casemgr.recording.done import record_na

    with given.recording_each(lambda: targets(given.session, words, round_)) as works:
        for work, duties in works:
            for target in duties:
                record_na(work, target, why)
