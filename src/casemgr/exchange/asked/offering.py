"""What a newer file says otherwise of students on file: offered change by change, before anything is written."""

from dataclasses import replace
from datetime import date

from casemgr.casefile.saying import plural
from casemgr.casefile.typed.asker import Asker
from casemgr.characters import printable
from casemgr.exchange.beside import Compared
from casemgr.exchange.compare import Changed
from casemgr.exchange.differences import Difference
from casemgr.exchange.plan import Plan, edits_for, offers_of
from casemgr.exchange.rosters.combining import words_for

Offer = tuple[Difference, ...]
_ALL, _EACH, _NONE = "all", "each", "none"


def offer_changes(asker: Asker, found: Compared, plan: Plan, as_of: date) -> None:
    """Ask which changes are taken; what is not taken stays as it is on file."""
    taken = {changed.student: offers_of(found, changed, as_of) for changed, _ in plan.changed}
    count = sum(map(len, taken.values()))
    if not count:
        return
    question = f"Take {plural(count, 'change')} of students on file?" if count > 1 else "Take the change?"
    answer = asker.ask(question, (_ALL, _EACH, _NONE) if count > 1 else (_ALL, _NONE), "--yes")
    if answer == _ALL:
        return
    kept = [
        _chosen(asker if answer == _EACH else None, changed, taken[changed.student])
        for changed, _ in plan.changed
    ]
    plan.changed = [(each, edits_for(found, each, as_of)) for each in kept]


def _chosen(asker: Asker | None, changed: Changed, offers: list[Offer]) -> Changed:
    """What is left of the changes where each is asked about, or none is taken."""
    refused = [
        one for offer in offers if not (asker and _is_taken(asker, changed.student, offer)) for one in offer
    ]
    return replace(changed, differences=tuple(one for one in changed.differences if one not in refused))


def _change(one: Difference) -> str:
    if one.is_added and one.here:
        return f"{one.there} beside {one.here}"
    return f"{one.here or '—'} → {one.there or '—'}"


def _is_taken(asker: Asker, student: str, offer: Offer) -> bool:
    words = "; ".join(map(_change, offer))
    question = f"  {student}: {words_for(offer[0].field)} {words}. Take it?"
    return asker.yes_or_no(printable(question), default=True)
