"""The line of small print in which a letter names its law, and the sentences that the law's place has for it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class CodeName(NamedTuple):
    """A body of law by the letters it is cited by, and its name for a parent."""

    code: str
    en: str
    es: str


class LawNote(NamedTuple):
    cites: tuple[str, ...]
    codes: tuple[CodeName, ...]

    def text(self, language: str) -> str:
        """`Law: 34 CFR 300.503. CFR is the Code of Federal Regulations.`; nothing where nothing is cited."""
        if not self.cites:
            return ""
        spanish = language == "es"
        listed = "; ".join(self.cites)
        used = [code for code in self.codes if re.search(rf"\b{re.escape(code.code)}\b", listed)]
        names = [(code.code, code.es if spanish else code.en) for code in used]
        head = f"{'Ley' if spanish else 'Law'}: {listed}."
        if not names:
            return head
        (first, name), *others = names
        is_, then = (" es ", "; {}, {}") if spanish else (" is ", ", {} {}")
        return f"{head} {first}{is_}{name}{''.join(then.format(*each) for each in others)}."


def one_of(notes: Sequence[LawNote | None]) -> LawNote:
    """The first of several notes with what the others cite, each once; the codes are then explained once."""
    first, *others = (note for note in notes if note)
    cites = (cite for note in (first, *others) for cite in note.cites)
    return first._replace(cites=tuple(dict.fromkeys(cites)))


Said = Mapping[str, str]
"""Language → a sentence, with its number."""


def said(sentence: Said | None, language: str) -> str:
    """A sentence in a letter's language, in English where there is none in it; nothing where the place has none."""
    return "" if sentence is None else sentence.get(language, sentence["en"])
