"""Words that a cell on a parent may hold beside names, and that are no part of one: `Call First`, `NO CONTACT`, `same as above`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casemgr.casefile.nameparts import SUFFIX
from casemgr.casefile.names import fold, is_title

_NO_NAME_WORDS = """
calls contact contacts contactar not order orders needed needs need only works working lives living with custody deceased interpreter
interpreters translator translation restraining emergency above below same ditto see notes please prefers preferred primary secondary
first second text texts texting email emails voicemail message messages phone phones mobile cell number numbers disconnected unknown none
listed provided available unavailable refused declines declined after before until evenings evening mornings morning afternoons afternoon
nights night weekends shift speak speaks speaking language bilingual letter letters mail address apt apartment ave blvd elementary
district school grade period bus pickup dropoff separated divorced married incarcerated jail prison deployed military moved rights
holder temporary supervised unsupervised visits visitation allowed released information info step biological adopted boyfriend
girlfriend partner wife husband spouse neighbor roommate is are has who when if for but while via per does doesnt dont cannot
llamar primero necesita interprete trabajo solo contactar fallecido fallecida custodia orden mismo misma vive con despues numero telefono habla hablar ingles llame
affidavit pending hearing impaired deaf out shared joint section state release xx xxx
"""
_ALSO_A_NAME_WORDS = """
call work home house court friend room street day days note case left right new old high low way free best time both any all alone
"""
_SHORT_WORDS = "do no may will long or so an on in at to the of am pm"
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
_ALSO_A_NAME = frozenset(_ALSO_A_NAME_WORDS.split())
_SHORT = frozenset(_SHORT_WORDS.split())
"""Words that may be a name or a part of one, like Alma Street and Minh Do: two of them together are none."""
_OF_FAMILY = frozenset(
    ("mom", "mother", "dad", "father", "grandma", "grandpa", "grandmother", "grandfather", "guardian", "guardians", "parent", "parents")
)  # fmt: skip
PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "y", "van", "von", "der", "den", "da", "dos", "di", "bin", "al", "el")
)
_GROUP_HOME = "group home"
_STATE = "CA"
_SHORTEST_IN_CAPITALS = 4
"""Letters of a word in capitals behind a name that is not."""
_SHORTENED = 4
"""Letters of a word that is no longer an initial or short for a name, like Wm. and Guad.: a full stop behind it ends a sentence."""


def is_remark(words: str) -> bool:
    """Whether words are no person's name alone."""
    plain = fold(words).replace(_GROUP_HOME, "").split()
    unsure = [word for word in plain if word in _ALSO_A_NAME or word in _SHORT]
    return (
        any(word in _NO_NAME or word in _OF_FAMILY for word in plain)
        or len(unsure) > 1
        or (bool(plain) and unsure == plain)
        or _is_no_name(words.split())
    )


def is_name_beside(words: str, other: str) -> bool:
    """Whether words behind a name are surely a name too: they have a title, or a word of it, like `Ana Diaz; Luis Diaz`; both have the
    last name first; or no letter is of the languages in which remarks are written here."""
    own, before = (set(fold(each).split()) - PARTICLES for each in (words, other))
    if own & _ALSO_A_NAME:
        return False
    is_like = bool(own & before) or ("," in words and "," in other)
    return is_like or is_title(words.split(maxsplit=1)[0]) or not re.search("[a-z]", fold(words))


def _is_no_name(words: Sequence[str]) -> bool:
    """`Ana Diaz VOLUNTEER`: a whole name, and a word in capitals behind it; `Oakland CA`; `Ana Diaz. Luis`."""
    if len(words) < 2:
        return False
    *before, last = words
    is_whole = len(before) > 1 and not any(word.isupper() and len(word) > 1 for word in before)
    is_loud = last.isupper() and len(last) >= _SHORTEST_IN_CAPITALS and not SUFFIX.fullmatch(last)
    is_ended = any(word.endswith(".") and len(word) > _SHORTENED and not is_title(word) for word in before)
    return (is_whole and is_loud) or last == _STATE or is_ended
