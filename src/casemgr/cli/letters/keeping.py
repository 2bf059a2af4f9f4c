"""What was typed with --set and will be needed again: offered to be kept where the next letter finds it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casemgr.casefile.events.implementation import CONTENTS as PARTS
from casemgr.cli.loading.command import load, run_as_typed
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import can_ask, yes_or_no
from casemgr.cli.terminal.lines import aside
from casemgr.paper.letters.fields import FIELDS
from casemgr.paper.letters.making import CONTENTS, set_by_hand
from casemgr.reports.as_typed import as_typed


def offer_to_keep(here: Session, said: Sequence[str], facts: Mapping[str, Any]) -> None:
    """On a terminal what belongs to the IEP is kept if the person likes; the rest is named with what keeps it."""
    by_hand = set_by_hand(said)
    student = str(facts.get("student_id") or "STUDENT")
    words = ["iep-contents", student, *_contents(by_hand)]
    if len(words) > 2:
        if can_ask() and yes_or_no("Keep this with the IEP, for the next printing?"):
            run_as_typed(here, words)
        else:
            aside(f"To keep it with the IEP: {as_typed(['casemgr', *words])}")
    for name in by_hand:
        supply = FIELDS[name].supply.replace("{id}", student)
        if name not in CONTENTS and supply and not supply.startswith("--"):
            aside(f"Typed for this printing only: {FIELDS[name].words}. To keep it: {supply}")


def _contents(by_hand: Mapping[str, Any]) -> Iterator[str]:
    options = {param.name: param.opts[-1] for param in load("iep-contents").params}
    for part, fact in zip(PARTS, CONTENTS, strict=True):
        for line in by_hand.get(fact, ()):
            yield from (options[part], line)
