"""How hard English text is to read: the Flesch-Kincaid grade, with syllables counted by vowel groups.

The formula is 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid et al., 1975).
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO = re.compile(r"(?<![qg])ua|(?<![cst])ia")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^l]e)$")


def grade(sentences: list[str]) -> float:
    """The grade of sentences or items of a list, each counted as one sentence at least."""
    split = [part for text in sentences for part in re.split(r"(?<=[.!?])\s+", text) if _WORD.search(part)]
    words = [word for part in split for word in _WORD.findall(part)]
    return 0.39 * len(words) / len(split) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, two in `evaluation` and `guardian`, without an e that is not heard: `cake`, `asked`."""
    if word.isupper():
        return len(word)  # read letter by letter: IEP
    heard = len(_VOWELS.findall(word.lower())) + len(_TWO.findall(word.lower()))
    return max(1, heard - bool(_SILENT.search(word.lower())))
