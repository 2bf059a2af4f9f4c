"""The IEP itself: its check for completeness, portion by portion, and what it asks of the classroom."""

from collections.abc import Sequence

from casemgr.casefile.events import IepChecked, IepContents, field_sentence
from casemgr.casefile.events.implementation import CONTENTS
from casemgr.casefile.optionwords import said_once
from casemgr.casefile.typed.asker import Asker
from casemgr.checks.known import portion_meant
from casemgr.errors import Refused, UsageError
from casemgr.recording.work import Work


def check_portions(
    work: Work, missing: Sequence[str] | None, not_needed: Sequence[str] | None, *, all_complete: bool
) -> None:
    """Record which portions are missing and which are not needed; each is asked about where nothing is said."""
    if all_complete or missing or not_needed:
        lacking, spared = _portions(work, missing), _portions(work, not_needed)
    else:
        lacking, spared = _walk(work)
    said_once({"--missing": lacking, "--not-needed": spared})
    work.record(IepChecked, missing=lacking, not_applicable=spared)


def _portions(work: Work, words: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(work.take(portion_meant(each, work.context.law)) for each in words or ()))


def _walk(work: Work) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each portion asked for in turn: those missing, and those not needed."""
    law, option = work.context.law, "--all-complete, or --missing PORTION and --not-needed PORTION"
    answers = {
        portion: work.asker.ask(f"{portion.replace('-', ' ')}?", choices, option)
        for portions, choices in (
            (law.iep_portions, ("complete", "missing")),
            (law.iep_portions_for_some, ("complete", "missing", "not needed")),
        )
        for portion in portions
    }
    lacking = tuple(portion for portion, answer in answers.items() if answer == "missing")
    spared = tuple(portion for portion, answer in answers.items() if answer == "not needed")
    return lacking, spared


Parts = dict[str, tuple[str, ...]]


def contents_asked(asker: Asker) -> Parts:
    """What is typed, line by line; an empty line goes on to the next part."""
    if not asker.is_there:
        raise UsageError("say what the IEP asks for: --accommodation TEXT, --goal TEXT …, or --file FILE")
    found: Parts = {}
    for name in CONTENTS:
        question = field_sentence(IepContents.model_fields[name]).removesuffix(".")
        while line := asker.offer(f"{question}{', another' if name in found else ''}"):
            found[name] = (*found.get(name, ()), line)
    if not found:
        raise Refused("Nothing was recorded.")
    return found
