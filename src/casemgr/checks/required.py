"""What the law requires before an event and is not there: the items of the law files, read against what is on file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, said
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date
from casemgr.days.counting import years_after
from casemgr.docket.matching import matches
from casemgr.law.book import LawBook
from casemgr.law.required import Apart, Required


def not_met(
    event: Event, before: Sequence[Event], law: LawBook, strength: str, student_id: str = ""
) -> Iterator[str]:
    """What is required of an event and is not there, each with its citation. `before`: the events up to its day."""
    for item in law.required:
        if item.strength != strength or not matches(item.of, event):
            continue
        lacking = [words for field, words in item.says.items() if getattr(event, field) is None]
        last = _too_close(item, item.apart, event, before) if item.apart else None
        found = _found(item, event, before)
        is_short = bool(item.earlier) and not item.apart and found < item.times
        if lacking or last or is_short:
            words = item.message.format(
                date=long_date(event.date),
                lacking=joined(lacking),
                found=long_date(last) if last else found,
                about=getattr(event, item.same) if item.same else "",
                student=student_id,
            )
            yield f"{words} ({', '.join(item.cite)})"


def _too_close(item: Required, apart: Apart, event: Event, before: Sequence[Event]) -> date | None:
    """The day of the last of the earlier events, where this one comes too soon after it."""
    days: list[date] = [
        said(earlier, apart.counted_from or "") or earlier.date
        for earlier in before
        if any(matches(on, earlier) for on in item.earlier)
    ]
    last = max(days, default=None)
    return last if last and event.date < years_after(last, apart.years) else None


def _found(item: Required, event: Event, before: Sequence[Event]) -> int:
    """How many of the earlier events there are, after the last of those from which the count begins again."""
    found = 0
    for earlier in before:
        if item.since and matches(item.since, earlier):
            found = 0
        elif any(matches(on, earlier) for on in item.earlier) and _agrees(item.same, event, earlier):
            found += 1
    return found


def _agrees(field: str | None, event: Event, earlier: Event) -> bool:
    return field is None or fold(str(getattr(event, field))) == fold(str(getattr(earlier, field)))
