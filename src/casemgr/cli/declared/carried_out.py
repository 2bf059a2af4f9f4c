"""Which proposed removal a removal carries out: named, taken where one is alike, or asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Removal
from casemgr.checks.removal import alike, open_proposals, proposed_words, taken_as, to_be_said
from casemgr.cli.options.kinds import NONE
from casemgr.cli.recording.which import which
from casemgr.cli.recording.work import Work
from casemgr.cli.terminal.asking import ask_whether, can_ask
from casemgr.errors import UsageError

_OPTION = "--carries-out"


def carried_out(work: Work, chosen: Mapping[str, Any], day: date) -> str | None:
    """The id of the proposed removal. Its days are counted already, so a removal that may be that one is never counted
    beside it without a word."""
    words = chosen["carries_out"]
    proposals = open_proposals(work.known, work.context.calendar(work.student.identity), day)
    if words == NONE:
        return None
    if words:
        named = which(work, proposals, words, "proposed removal", f"{_OPTION} {NONE}, or {_OPTION}")
        return named.id if named else None
    same = alike(proposals, chosen["days"], chosen["kind"], continued=chosen["services_continued"])
    if len(same) == 1:
        work.warn(taken_as(same[0], work.to_correct("carries_out="), work.today))
        return same[0].id
    return _asked_for(work, same or proposals)


def _asked_for(work: Work, proposals: Sequence[Removal]) -> str | None:
    """Asked of each, the first proposed first; UsageError with the options where no one can be asked."""
    if proposals and not can_ask():
        raise UsageError(to_be_said(proposals, _OPTION, NONE, work.today))
    for each in proposals:
        question = f"Is this the {proposed_words(each, work.today)}, now carried out?"
        if ask_whether(question, f"{_OPTION} {each.id}"):
            return each.id
    return None
