"""Only the parent can extend a deadline, and only in writing. `casemgr rules` says which ones can be extended.

Example: `casemgr extend ana-r initial-iep --until 2026-02-13 --signed 2026-01-20`
"""

from typing import Annotated

from casemgr.cli.duties.rule_words import RuleWords, find_rule
from casemgr.cli.options.kinds import Maybe, StudentWords, text
from casemgr.cli.recording.given import Given, Takes


def run(
    given: Annotated[Given, Takes("by", "note", "force", "dry_run")],
    student: StudentWords,
    rule: RuleWords,
    until: Annotated[str, text("DATE", "The date agreed to.")],
    signed: Annotated[str, text("DATE", "The day the parent signed.")],
    clock: Annotated[Maybe, text("EVENT", "Where several run: the id of the event that started it.")] = None,
) -> None:
    from casemgr.recording.deadlines import extend

    with given.recording(student) as work:
        extend(work, find_rule(work.caseload, rule), until, signed, clock)
