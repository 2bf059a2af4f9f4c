"""The characters that no text of a case file may hold, and no screen is to show."""

import unicodedata

_UNSAFE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
JOINERS = {"\u200c", "\u200d"}  # needed to write some names


_SHOWN = {"\n", *JOINERS}
_WITHOUT_SHOWN = dict.fromkeys(map(ord, _SHOWN))


def unsafe_characters(text: str) -> list[str]:
    """Characters that could hide or move text on a screen: controls, direction overrides, separators."""
    if text.isascii() and text.isprintable():
        return []
    return [c for c in text if c not in "\n\t" and c not in JOINERS and unicodedata.category(c) in _UNSAFE]


def printable(text: str) -> str:
    """Text as it may be shown: a control character as its code, so that nothing moves or hides on a screen. The joiners
    that some names need stay."""
    if text.isprintable() or text.translate(_WITHOUT_SHOWN).isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SHOWN else f"\\x{ord(c):02x}" for c in text)
