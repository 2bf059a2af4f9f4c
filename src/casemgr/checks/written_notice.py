"""Prior written notice: its elements as they are typed, and what is worth a note about one that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from casemgr.casefile.events import Consulted, Event
from casemgr.casefile.names import meant
from casemgr.casefile.vocabulary import NoticeElement
from casemgr.errors import UsageError

UNSAID_ACTION = (
    "Whether the notice proposes or refuses was not said, so it is not recorded. It must say one of them: undo this "
    "and add --action proposed, or --action refused."
)


def element_meant(name: str) -> str:
    return meant(name, get_args(NoticeElement))


def elements_said(words: Iterable[str]) -> dict[str, str]:
    """Each element with what the notice says under it, from `NAME=TEXT`."""
    found = {}
    for each in words:
        name, sign, text = each.partition("=")
        if not sign or not text.strip():
            raise UsageError(f'--element {each}: write NAME=TEXT, like reasons="the data show progress"')
        found[element_meant(name)] = text.strip()
    return found


def notice_notes(student_id: str, lacking: Sequence[str], events: Iterable[Event]) -> Iterator[str]:
    """What a notice that was sent lacks, and who helps with the next one."""
    if lacking:
        yield f"The notice lacks {', '.join(lacking)}. The request stays open until a complete notice is sent."
    if not any(isinstance(e, Consulted) and e.topic == "written-notice" for e in events):
        yield (
            f"the district's support person helps with written notices: casemgr consult {student_id} written-notice"
        )
