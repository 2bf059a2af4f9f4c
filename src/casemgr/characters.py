"""The characters that no text of a case file may hold."""

import unicodedata

_UNSAFE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
JOINERS = {"\u200c", "\u200d"}  # needed to write some names


def unsafe_characters(text: str) -> list[str]:
    """Characters that could hide or move text on a screen: controls, direction overrides, separators."""
    if text.isascii() and text.isprintable():
        return []
    return [c for c in text if c not in "\n\t" and c not in JOINERS and unicodedata.category(c) in _UNSAFE]
