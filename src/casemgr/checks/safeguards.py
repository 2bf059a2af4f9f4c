"""The reason for a copy of the safeguards: only these words meet a duty."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import DocumentSent
from casemgr.casefile.vocabulary import SAFEGUARDS_REASONS
from casemgr.checks.case import Case, Note


def no_such_reason(sent: DocumentSent, _case: Case) -> Iterator[Note]:
    """That a copy of the safeguards has a reason that no duty knows."""
    if sent.document == "safeguards" and sent.reason and sent.reason not in SAFEGUARDS_REASONS:
        yield Note(
            f"{sent.reason} is no reason for safeguards; these are: {', '.join(SAFEGUARDS_REASONS)}", "refuse"
        )
