"""What the law requires before an event and is not there: the items of the law files, read against what is on file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, said
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import Identity
from casemgr.days.counting import years_after
from casemgr.docket.matching import matches
from casemgr.docket.reached import reached
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.law.required import Apart, Required


def not_met(
    event: Event, before: Sequence[Event], law: LawBook, strength: str, identity: Identity | None = None
) -> Iterator[str]:
    """What is required of an event and is not there, each with its citation. `before`: the events up to its day."""
    for item in law.required:
        if item.strength != strength or not matches(item.of, event):
            continue
        lacking = [words for field, words in item.says.items() if getattr(event, field) is None]
        last = _too_close(item, item.apart, event, before) if item.apart else None
        found = _found(item, event, _from_then(item, before), law, identity)
        is_short = bool(item.earlier) and not item.apart and len(found) < item.times
        if is_short and _is_settled(item, _from_then(item, before)):
            continue
        if lacking or last or is_short:
            words = item.message.format(
                date=long_date(event.date),
                lacking=joined(lacking),
                found=long_date(last) if last else _counted(found, event.date),
                about=getattr(event, item.same) if item.same else "",
                student=identity.id if identity else "",
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


def _from_then(item: Required, before: Sequence[Event]) -> Sequence[Event]:
    """The events after the last of those from which the count begins again."""
    places = [place for place, each in enumerate(before) if item.since and matches(item.since, each)]
    return before[places[-1] + 1 :] if places else before


def _found(
    item: Required, event: Event, before: Sequence[Event], law: LawBook, identity: Identity | None
) -> list[date]:
    """The days of the earlier events that there are."""
    return [
        earlier.date
        for earlier in before
        if any(_is_one(on, earlier, law, identity) for on in item.earlier)
        and _agrees(item.same, event, earlier)
    ]


def _is_one(on: On, earlier: Event, law: LawBook, identity: Identity | None) -> bool:
    if not matches(on, earlier):
        return False
    if not on.to_student or identity is None:
        return True
    return reached(earlier, identity, law.meanings, law.of_age_on(identity.born))


def _is_settled(item: Required, before: Sequence[Event]) -> bool:
    """Whether nothing more is asked: it was said so, and nothing came since that asks again."""
    settled = False
    for earlier in before:
        if item.not_after and matches(item.not_after, earlier):
            settled = True
        elif any(matches(on, earlier) for on in item.unless_then):
            settled = False
    return settled


def _counted(days: Sequence[date], on: date) -> str:
    """`0`; `1 (Fri 10/9)`."""
    listed = ", ".join(long_date(day, on) for day in days)
    return f"{len(days)} ({listed})" if days else "0"


def _agrees(field: str | None, event: Event, earlier: Event) -> bool:
    return field is None or fold(str(getattr(event, field))) == fold(str(getattr(earlier, field)))
