"""On a terminal it goes through the portions one by one; elsewhere say --all-complete, or what is missing.

Example: `casemgr check-iep ana-r --missing goals --not-needed transition --not-needed extended-school-year`
"""

from typing import Annotated

from casemgr.cli.options.goes_with import contradict, said_once
from casemgr.cli.options.kinds import Several, StudentWords, flag, text
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask


def run(
    given: Given,
    student: StudentWords,
    missing: Annotated[Several, text("PORTION", "Still to be completed (repeatable).")] = None,
    not_needed: Annotated[Several, text("PORTION", "This student's IEP has none (repeatable).")] = None,
    all_complete: Annotated[bool, flag("Nothing is missing.")] = False,
) -> None:
    from casemgr.casefile.events import IepChecked

    contradict({"--all-complete": all_complete, "--missing": missing})
    with given.recording(student) as work:
        if all_complete or missing or not_needed:
            lacking, spared = _portions(work, missing), _portions(work, not_needed)
        else:
            lacking, spared = _walk(work)
        said_once({"--missing": lacking, "--not-needed": spared})
        given.add(work, IepChecked, missing=lacking, not_applicable=spared)


def _portions(work: Work, words: list[str] | None) -> tuple[str, ...]:
    from casemgr.checks.known import portion_meant

    return tuple(dict.fromkeys(work.take(portion_meant(each, work.context.law)) for each in words or ()))


def _walk(work: Work) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each portion asked for in turn: those missing, and those not needed."""
    law, option = work.context.law, "--all-complete, or --missing PORTION and --not-needed PORTION"
    answers = {
        portion: ask(f"{portion.replace('-', ' ')}?", choices, option)
        for portions, choices in (
            (law.iep_portions, ("complete", "missing")),
            (law.iep_portions_for_some, ("complete", "missing", "not needed")),
        )
        for portion in portions
    }
    lacking = tuple(portion for portion, answer in answers.items() if answer == "missing")
    spared = tuple(portion for portion, answer in answers.items() if answer == "not needed")
    return lacking, spared
