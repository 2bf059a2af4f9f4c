"""Which proposed removal a removal carries out: named, taken where one is alike, or asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from casemgr.casefile.saying import joined, long_date
from casemgr.checks.removal import alike, open_proposals, proposed_words
from casemgr.cli.options.kinds import NONE
from casemgr.cli.terminal.asking import YES_OR_NO, ask, can_ask
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Removal
    from casemgr.cli.recording.work import Work

_OPTION = "--carries-out"


def carried_out(work: Work, chosen: Mapping[str, Any], day: date) -> str | None:
    """The id of the proposed removal. Its days are counted already, so a removal that may be that one is never counted
    beside it without a word."""
    from casemgr.cli.recording.which import which

    words = chosen["carries_out"]
    proposals = open_proposals(work.known, work.context.calendar(work.student.identity), day)
    if words == NONE:
        return None
    if words:
        named = which(work, proposals, words, "proposed removal", f"{_OPTION} {NONE}, or {_OPTION}")
        return named.id if named else None
    same = alike(proposals, chosen["days"], chosen["kind"], continued=chosen["services_continued"])
    if len(same) == 1:
        work.warn(
            f"taken as the removal proposed on {long_date(same[0].date, work.today)}, now carried out: its days count once. "
            f"If it is another: casemgr undo {work.student.id}, then again with {_OPTION} {NONE}"
        )
        return same[0].id
    return _asked_for(work, same or proposals)


def _asked_for(work: Work, proposals: Sequence[Removal]) -> str | None:
    """Asked of each, the first proposed first; UsageError with the options where no one can be asked."""
    if proposals and not can_ask():
        open_ = joined([f"the {proposed_words(each, work.today)}" for each in proposals])
        ids = " or ".join(f"{_OPTION} {each.id}" for each in proposals)
        raise UsageError(
            f"{open_[:1].upper()}{open_[1:]} {'is' if len(proposals) == 1 else 'are'} counted already. If this carries it out, add {ids}. "
            f"If it is another removal, add {_OPTION} {NONE}."
        )
    for each in proposals:
        question = f"Is this the {proposed_words(each, work.today)}, now carried out?"
        if ask(question, YES_OR_NO, f"{_OPTION} {each.id}") == "yes":
            return each.id
    return None
