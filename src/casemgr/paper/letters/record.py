"""The `record:` line of a template: the command that records the letter, with facts in braces.

A fact is a word of its own. An option whose fact is missing is left out with it; a fact that is a list gives the
option once for each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from casemgr.paper.letters.fill import Blank

if TYPE_CHECKING:
    from casemgr.paper.letters.template import Template

ALWAYS = frozenset({"--on", "--by", "--note"})
RECORDERS: Mapping[str, frozenset[str]] = {
    "assessment-plan": frozenset({"--purpose", "--area", "--no-safeguards", "--language"}),
    "contact": frozenset({"--about", "--how", "--result", "--with"}),
    "done": frozenset(),
    "excuse": frozenset({"--member", "--area-discussed", "--input", "--agreed"}),
    "form": frozenset(),
    "hand-off": frozenset({"--to", "--how"}),
    "independent-answer": frozenset(),
    "invite": frozenset({"--meeting"}),
    "mdr": frozenset({"--held", "--caused", "--not-implemented", "--supplemental-iep", "--outcome"}),
    "notify": frozenset({"--to", "--how"}),
    "progress-sent": frozenset(),
    "pwn": frozenset(
        {"--action", "--subject", "--answers", "--own-proposal", "--element", "--missing", "--complete"}
    ),
    "records-provided": frozenset({"--to", "--method", "--pages", "--proof"}),
    "release": frozenset({"--asked", "--records", "--expires"}),
    "review-with": frozenset({"--staff", "--how"}),
    "sent": frozenset({"--meeting", "--to", "--method", "--language", "--reason", "--proof"}),
}
"""The commands, and the options of each: those that say something of the letter."""
FLAGS = {"own_proposal": "--own-proposal", "is_discussed": "--area-discussed"}
"""Facts that are an option without a value, or nothing."""
_FACT = re.compile(r"\{(\w+)\}")


def record_words(template: Template, facts: Mapping[str, Any]) -> list[str]:
    """The command that records the letter as sent, word by word."""
    words: list[str] = []
    pieces = template.record.split()
    for place, piece in enumerate(pieces):
        if piece.startswith("--") and place + 1 < len(pieces) and pieces[place + 1].startswith("{"):
            for value in _values(pieces[place + 1], facts):
                words += [piece, value]
        elif not (piece.startswith("{") and place and pieces[place - 1].startswith("--")):
            words += _values(piece, facts) if piece.startswith("{") else [piece]
    return words


def words_to_type(template: Template, facts: Mapping[str, Any]) -> list[str]:
    """The same as one types it; what is missing and has to be typed is in capitals, by the last word of its name: `ANSWER`."""
    pieces = template.record.split()
    alone = [
        p.strip("{}") for before, p in pairwise(pieces) if p.startswith("{") and not before.startswith("--")
    ]
    to_type = {name: name.split("_")[-1].upper() for name in alone if isinstance(facts.get(name), Blank)}
    return record_words(template, {**facts, **to_type})


def _values(piece: str, facts: Mapping[str, Any]) -> list[str]:
    value = facts.get(piece.strip("{}"))
    if not value:
        return []
    return [str(item) for item in value] if isinstance(value, (tuple, list)) else [str(value)]


def lacks_duty(template: Template, facts: Mapping[str, Any]) -> bool:
    """Whether the letter would record a duty as done, and none that it meets is open."""
    command, *pieces = template.record.split() or [""]
    return command == "done" and not all(facts.get(p.strip("{}")) for p in pieces if p.startswith("{"))


def words_as_written(template: Template) -> list[str]:
    """The command with every option it can have, and with the facts' names in braces for their values."""
    pieces = template.record.split()
    return [FLAGS.get(piece.strip("{}"), piece) if piece.startswith("{") else piece for piece in pieces]


def misplaced_fact(template: Template, known: Collection[str]) -> str | None:
    """What is wrong with the facts named in the line: one that there is not, or that is no word of its own."""
    for piece in template.record.split():
        fact = _FACT.fullmatch(piece)
        if fact and fact[1] not in known:
            return f"`{fact[1]}` is no fact of a letter"
        if not fact and set(piece) & set("{}"):
            return f"`{piece}`: write a fact in braces as a word of its own, like --to {{recipient}}"
    return None
