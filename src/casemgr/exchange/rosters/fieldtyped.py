"""What a column holds, as a person says it: by the field's name, by what it holds, by the usual headers of such columns, or by
enough of them."""

from __future__ import annotations

from casemgr.casefile.names import MAY_BE_A_SLIP, names_near
from casemgr.exchange.rosters.headers import field_meant, review_named, surely_meant
from casemgr.exchange.rosters.headerwords import WORDS, plain_words
from casemgr.exchange.rosters.lastornext import fields_for
from casemgr.exchange.rosters.plain import FIELDS

_MOST = 3


def field_typed(words: str) -> str | None:
    """The field that is meant; None where it is none, or may be several."""
    if found := field_meant(words) or surely_meant(words):
        return found
    holding = _holding(words)
    return holding[0] if len(holding) == 1 else None


def fields_near(words: str) -> list[str]:
    """What the fields hold that may be meant, the likeliest first: `next annual review`."""
    if review := review_named(words):
        return [FIELDS[name] for name in fields_for(review)]
    if holding := _holding(words):
        return [FIELDS[name] for name in holding[:_MOST]]
    known = {
        plain_words(each): name
        for name, held in FIELDS.items()
        for each in (name, held, *WORDS.get(name, ()))
    }
    near = names_near(plain_words(words), known, MAY_BE_A_SLIP)
    return list(dict.fromkeys(FIELDS[known[each]] for each in near))


def _holding(words: str) -> list[str]:
    """The fields of which what they hold has all these words; an example in brackets says nothing of it."""
    wanted = set(plain_words(words).split())
    held = {name: set(plain_words(each.partition("(")[0]).split()) for name, each in FIELDS.items()}
    return [name for name, own in held.items() if wanted and wanted <= own]
