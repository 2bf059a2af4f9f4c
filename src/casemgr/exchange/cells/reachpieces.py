"""What a cell on a parent is made of, in its order: names, how they are related, phones, e-mails, languages, and what is none of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from casemgr.exchange.cells.languages import is_spoken
from casemgr.exchange.cells.relations import is_relation, relation_at_edge
from casemgr.exchange.cells.remarks import PARTICLES, is_remark

EMAIL = re.compile(r"[^\s/,;:|<>()]+@[^\s/,;|<>()]+")
_PHONE = re.compile(
    r"\+(?!1\b)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,4}"
    r"|(?<![\w.])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ -]?|\d{3}[ .-]?)?\d{3}[ .-]?\d{4}(?:,? ?(?:x|ext\.?) ?\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_HERE = re.compile("\0(\\d+)\0")
"""Where a phone or an e-mail was."""
_LABEL = re.compile(
    r"\b(?<!group )(?:(?:cell|home|work|mobile|phone|tel|ph|e-?mail|text)\b|(?-i:[chmw])\b|[chmw](?=:))[ .:#]*(?=\0)"
    r"|(?<=\0) *(?:\((?:cell|home|work|mobile|[chmw])\)|(?:cell|home|work|mobile)\b)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(\0\d+\0|[;|\n]|[()<>,:]| [-–—] | *[&/+] *| and |(?<=\)) y )", re.IGNORECASE)
_NICKNAME = re.compile(r"(?<=\w) \((?P<own>[A-Z][a-z]+)\)(?= [A-Z]|$)")
_NAME = re.compile(
    r"(?:[^\W\d_]|['’.\-\"“”\u0300-\u036f\u0001\u0002])+(?: (?:[^\W\d_]|['’.\-\"“”\u0300-\u036f\u0001\u0002])+){0,5}"
)
_OF_LANGUAGE = re.compile(
    r"^(?:speaks?|language|lang|home language|primary language)[: ]+|[ -](?:speaking|speaker|only|interpreter|interp)\.?$",
    re.IGNORECASE,
)
_LAST_AND_FIRST = 2
APART = frozenset(";|\n")
"""What is between two people, each with their own facts."""
_AND = {"and": "and", "y": "and"}
"""Spanish `y` only behind a parenthesis: `Ruiz y Luna` is a last name."""
BESIDE = frozenset(("&", "+", "and"))
"""What is between two people who are said to share what follows."""
Kind = Literal["name", "relation", "phone", "email", "language", "other"]


class Said(NamedTuple):
    """One thing that a cell says."""

    kind: Kind
    text: str
    gap: str = ""
    """What is between it and what is before: `,`, `;`, `/`, `&`; blank for a space or a parenthesis."""
    in_brackets: bool = False
    is_label: bool = False
    """Whether it is said ahead of a name: `Dad: Juan Bo`."""


class _Token(NamedTuple):
    """A thing that is said, or a separator where it is no thing."""

    text: str
    said: Said | None = None


def strength(gap: str) -> int:
    """How far apart a separator sets two things: 0 for a space."""
    if gap in APART and gap:
        return 3
    return 2 if gap == "/" else 1 if gap else 0


def said_in(words: str) -> list[Said]:
    """What is in a cell, or a part of one."""
    found: list[Said] = []
    gap = ""
    for token, following in pairwise([*_tokens(words), _Token("")]):
        if token.said is None:
            gap = gap if strength(gap) > strength(token.text) else token.text or gap
        else:
            is_label = token.said.kind == "relation" and (following.text == ":" or token.said.is_label)
            found.append(token.said._replace(gap=gap, is_label=is_label))
            gap = ""
    return found


def _tokens(words: str) -> Iterator[_Token]:
    kept: list[Said] = []

    def away(kind: Kind, text: str) -> str:
        kept.append(Said(kind, text.strip()))
        return f"\0{len(kept) - 1}\0"

    text = EMAIL.sub(lambda match: away("email", match[0]), words)
    text = _PHONE.sub(lambda match: away("phone", match[0]), text)
    text = _LABEL.sub(" ", text)
    text = _NICKNAME.sub(_as_nickname, text)
    in_brackets = False
    for each in filter(None, _PIECES.split(text)):
        plain = each.strip(" \t\r")
        if found := _HERE.fullmatch(plain):
            yield _Token("", kept[int(found[1])]._replace(in_brackets=in_brackets))
        elif plain in ("(", ")"):
            in_brackets = plain == "("
            yield _Token("")
        elif plain in ("", "<", ">"):
            yield _Token("\n" if "\n" in each else "")
        elif plain in APART or plain in ",:&/+-–—" or plain.lower() in _AND:
            yield _Token("" if in_brackets else _AND.get(plain.lower(), plain))
        else:
            for said in _words(plain.strip(" -–") or plain, in_brackets=in_brackets):
                yield _Token("", said._replace(in_brackets=in_brackets))


def _as_nickname(match: re.Match[str]) -> str:
    own = match["own"]
    return match[0] if is_relation(own, in_brackets=True) or is_spoken(own) else f" \1{own}\2"


def _words(words: str, *, in_brackets: bool) -> Iterator[Said]:
    """What words between two separators are."""
    words = " ".join(words.split())
    language = _OF_LANGUAGE.sub("", words.rstrip("."))
    if is_relation(words, in_brackets=in_brackets):
        yield Said("relation", words)
    elif is_spoken(language):
        yield Said("language", language)
    elif in_brackets or not _NAME.fullmatch(words) or language != words.rstrip("."):
        yield Said("other", words)
    else:
        name, relation = relation_at_edge(words)
        is_label = bool(relation) and words.startswith(relation)
        if is_label:
            yield Said("relation", relation, is_label=True)
        yield Said("name" if _may_be_a_name(name) else "other", name.replace("\1", "(").replace("\2", ")"))
        if relation and not is_label:
            yield Said("relation", relation)


def _may_be_a_name(name: str) -> bool:
    """Not `Marta Ortiz Spanish`, nor `Lucia Diaz works nights`, where more than a name is said."""
    words = name.split()
    has_letters = sum(map(str.isalpha, name)) > 1
    return has_letters and not is_remark(name) and (len(words) <= _LAST_AND_FIRST or _is_name_alone(words))


def _is_name_alone(words: Sequence[str]) -> bool:
    plain = [word for word in words if word.lower() not in PARTICLES]
    is_mixed = words[0][0].isupper() and any(word[0].islower() for word in plain)
    return not is_mixed and not is_spoken(words[-1])
