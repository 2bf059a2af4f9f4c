"""The languages that a student's family speaks, and what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.names import fold

if TYPE_CHECKING:
    from casemgr.casefile.student import Identity

# What people call the languages, and the code of each.
LANGUAGES: dict[str, str] = {
    "english": "en",
    "inglés": "en",
    "spanish": "es",
    "español": "es",
    "vietnamese": "vi",
    "arabic": "ar",
    "armenian": "hy",
    "cantonese": "zh",
    "chinese": "zh",
    "mandarin": "zh",
    "farsi": "fa",
    "persian": "fa",
    "hebrew": "he",
    "hmong": "hmn",
    "japanese": "ja",
    "khmer": "km",
    "korean": "ko",
    "lao": "lo",
    "mixteco": "mix",
    "portuguese": "pt",
    "punjabi": "pa",
    "russian": "ru",
    "tagalog": "tl",
    "filipino": "tl",
    "ukrainian": "uk",
    "urdu": "ur",
}
ENGLISH_NAMES = {code: name.capitalize() for name, code in reversed(LANGUAGES.items())}
_ENGLISH = ("english", "en", "eng")


def is_english(language: str) -> bool:
    return fold(language) in _ENGLISH


def languages_of(identity: Identity) -> list[str]:
    """Those of the contacts; the home language where none is said."""
    said = [each.language for each in identity.contacts if each.language]
    home = identity.language.home if identity.language else None
    return list(dict.fromkeys(said)) or ([home] if home else [])


def language_code(words: str) -> str | None:
    """The code of a language as people call it: `Spanish`, `español`, `es`; None for one we have no code for."""
    asked = words.strip().lower()
    return asked if asked in ENGLISH_NAMES else LANGUAGES.get(asked)
