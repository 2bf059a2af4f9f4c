"""A student and one duty or several; or the numbers that `casemgr today` printed; or, with --all, everyone's. For a duty
with a command of its own that command's event is recorded, with the day and what the file says, and nothing that only
you can know: a consent, an answer, a meeting held, a finding or a written notice needs its own command.

Several duties may be recorded at once, each with its own day: RULE=DATE.

Example: `casemgr done ana-r enter-iep=2/10 file-iep=2/11`, `casemgr done 2 5`, `casemgr done --all iep-review`
"""

from typing import Annotated

from casemgr.cli.duties.rule_words import DutyWords
from casemgr.cli.options.kinds import Maybe, text
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import NO_ROUND, Round


def run(
    given: Annotated[Given, FOR_MANY],
    words: DutyWords,
    round_: Round = NO_ROUND,
    method: Annotated[
        Maybe, text("HOW", "mail, in person, e-mail …, where the duty is to send something.")
    ] = None,
) -> None:
    from casemgr.cli.duties.targets import targets
    from casemgr.recording.done import record_done

    with given.recording_each(lambda: targets(given.session, words, round_)) as works:
        for work, duties in works:
            # What has a day of its own first: what is recorded for today may meet it too, and its day would be lost.
            for target in sorted(duties, key=lambda target: target.on is None):
                record_done(work, target, method)
