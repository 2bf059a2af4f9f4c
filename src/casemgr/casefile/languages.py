"""The languages that a student's family speaks, as on file."""

from __future__ import annotations

from casemgr.casefile.names import fold
from casemgr.casefile.student import Identity

_ENGLISH = ("english", "en", "eng")


def is_english(language: str) -> bool:
    return fold(language) in _ENGLISH


def languages_of(identity: Identity) -> list[str]:
    """Those of the contacts; the home language where none is said."""
    said = [each.language for each in identity.contacts if each.language]
    home = identity.language.home if identity.language else None
    return list(dict.fromkeys(said)) or ([home] if home else [])
