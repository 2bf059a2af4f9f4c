"""How to reach somebody, where a table has it all in one cell: the name, how they are related, phones, an e-mail, a language. One
person or several; a cell that cannot be read for certain is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from casemgr.casefile.nameparts import SUFFIX
from casemgr.exchange.cells.languages import is_spoken
from casemgr.exchange.cells.relations import is_relation, relation_at_edge

_EMAIL = re.compile(r"[^\s/,;:|<>()]+@[^\s/,;|<>()]+")
_PHONE = re.compile(
    r"\+(?!1\b)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,4}"
    r"|(?<![\w.])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ -]?|\d{3}[ .-]?)?\d{3}[ .-]?\d{4}(?:,? ?(?:x|ext\.?) ?\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_HERE = re.compile("\0(\\d+)\0")
"""Where a phone or an e-mail was."""
_LABEL = re.compile(
    r"\b(?:(?:cell|home|work|mobile|phone|tel|ph|e-?mail|text)\b|(?-i:[chmw])\b|[chmw](?=:))[ .:#]*(?=\0)"
    r"|(?<=\0) *(?:\((?:cell|home|work|mobile|[chmw])\)|(?:cell|home|work|mobile)\b)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(\0\d+\0|[;|\n]|[()<>,:]| [-–—] | *[&/+] *| and )", re.IGNORECASE)
_NICKNAME = re.compile(r"(?<=\w) \((?P<own>[A-Z][a-z]+)\)(?= [A-Z]|$)")
_NAME = re.compile(
    r"(?:[^\W\d_]|['’.\-\"“”\u0300-\u036f\u0001\u0002])+(?: (?:[^\W\d_]|['’.\-\"“”\u0300-\u036f\u0001\u0002])+){0,5}"
)
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "y", "van", "von", "der", "den", "da", "dos", "di", "bin", "al", "el")
)
_OF_LANGUAGE = re.compile(
    r"^(?:speaks?|language|lang|home language|primary language)[: ]+|[ -](?:speaking|speaker|only|interpreter|interp)\.?$",
    re.IGNORECASE,
)
_LAST_AND_FIRST = 2
_TITLES = frozenset(("mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr", "dr."))
_APART = frozenset(";|\n")
Kind = Literal["name", "relation", "phone", "email", "language", "apart", "beside", "other"]


class Reached(NamedTuple):
    """One person out of a cell."""

    name: str
    relation: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""


class _Piece(NamedTuple):
    kind: Kind
    text: str


@dataclass(slots=True)
class _Person:
    """Of one person, or of several whose names are together, all that is said."""

    names: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    last: str = ""
    """The kind of what was said last."""
    behind: str = ""
    """What is between these names and what was said of the person before."""

    def takes(self, piece: _Piece) -> bool:
        """Take one more thing that is said; of two relations or languages it is not certain that both are this person's."""
        kind = piece.kind
        is_again = kind in self.said and (kind == "language" or (kind == "relation" and self.last != kind))
        if not is_again:
            self.said.setdefault(kind, []).append(piece.text)
            self.last = kind
        return not is_again

    def people(self) -> Iterator[Reached]:
        for name in self.names:
            yield Reached(
                name,
                ", ".join(self.said.get("relation", ())),
                " / ".join(self.said.get("phone", ())),
                ", ".join(self.said.get("email", ())),
                "".join(self.said.get("language", ())),
            )


def people_in(cell: str, *, last_first: bool = False) -> tuple[Reached, ...] | None:
    """`Carmen Diaz (mom) 510-555-0101 cd@example.com, Spanish`, `Grandma: Lola Diaz, 510-555-0102`; several people, each with what
    follows the name. None where it is not certain who is meant, or what something in it is. `last_first`: whether a comma between
    two names is always that of `Ortiz Lopez, Marta`."""
    pieces = list(_pieces(cell))
    if any(piece.kind == "other" for piece in pieces):
        return None
    people = _grouped(pieces, last_first=last_first)
    if not people or any(map(_may_be_a_remark, people, people[1:])):
        return None
    found = tuple(each for person in people for each in person.people())
    several = len(found) > 1
    return None if several and not all(map(_is_somebody, found)) else found


def _may_be_a_remark(before: _Person, person: _Person) -> bool:
    """Whether words behind somebody may be no second person: `Marta Ortiz (mom), Call First`; not `Lucia Diaz (mom), Juan Diaz`."""
    families = {each.names[-1].split()[-1] for each in (before, person)}
    return not person.said and person.behind in ("", ",", "-", "–", "—", ":") and len(families) > 1


def holds_a_name(cell: str) -> bool:
    """Whether a cell names somebody, whatever else is in it."""
    return any(piece.kind == "name" and sum(map(str.isalpha, piece.text)) > 1 for piece in _pieces(cell))


def _is_somebody(each: Reached) -> bool:
    """Whether one of several people in a cell has a whole name, or a relation of their own."""
    words = [word for word in each.name.split() if word.lower() not in _PARTICLES]
    return not any(word[0].islower() for word in words) and (len(words) > 1 or bool(each.relation))


def _pieces(cell: str) -> Iterator[_Piece]:
    """What a cell is made of, in its order, each with what it seems to be."""
    kept: list[_Piece] = []

    def away(kind: Kind, text: str) -> str:
        kept.append(_Piece(kind, text.strip()))
        return f"\0{len(kept) - 1}\0"

    text = _EMAIL.sub(lambda match: away("email", match[0]), cell)
    text = _PHONE.sub(lambda match: away("phone", match[0]), text)
    text = _LABEL.sub(" ", text)
    text = _NICKNAME.sub(_as_nickname, text)
    in_brackets = False
    for each in filter(None, _PIECES.split(text)):
        plain = each.strip(" \t\r")
        if found := _HERE.fullmatch(plain):
            yield kept[int(found[1])]
        elif plain in ("(", ")"):
            in_brackets = plain == "("
        elif each in _APART:
            yield _Piece("apart", each)
        elif not plain or plain in ",:&/+<>-–—" or plain.lower() == "and":
            yield _Piece("beside", plain)
        else:
            yield from _words(plain.strip(" -–") or plain, in_brackets=in_brackets)


def _as_nickname(match: re.Match[str]) -> str:
    own = match["own"]
    return match[0] if is_relation(own, in_brackets=True) or is_spoken(own) else f" \1{own}\2"


def _words(words: str, *, in_brackets: bool) -> Iterator[_Piece]:
    """What words between two separators are."""
    words = " ".join(words.split())
    language = _OF_LANGUAGE.sub("", words.rstrip("."))
    if is_relation(words, in_brackets=in_brackets):
        yield _Piece("relation", words)
    elif is_spoken(language):
        yield _Piece("language", language)
    elif in_brackets or not _NAME.fullmatch(words) or language != words.rstrip("."):
        yield _Piece("other", words)
    else:
        name, relation = relation_at_edge(words)
        if relation and words.startswith(relation):
            yield _Piece("relation", relation)
            yield _Piece("beside", ":")
            relation = ""
        yield _Piece(
            "name" if _may_be_a_name(name.split()) else "other", name.replace("\1", "(").replace("\2", ")")
        )
        if relation:
            yield _Piece("relation", relation)


def _may_be_a_name(words: Sequence[str]) -> bool:
    """Not `Marta Ortiz Spanish`, nor `Lucia Diaz works nights`, where more than a name is said."""
    if len(words) <= _LAST_AND_FIRST:
        return True
    plain = [word for word in words if word.lower() not in _PARTICLES]
    is_mixed = words[0][0].isupper() and any(word[0].islower() for word in plain)
    return not is_mixed and not is_spoken(words[-1])


def _grouped(pieces: Sequence[_Piece], *, last_first: bool) -> list[_Person] | None:
    """The people with what is said of each; None where something may be of one or another."""
    people: list[_Person] = []
    coming, between = _Person(), ""  # what is said before the name: `Dad: Juan Bo`
    for place, piece in enumerate(pieces):
        follows = pieces[place + 1].text if place + 1 < len(pieces) else ""
        if piece.kind in ("apart", "beside"):
            between = between if piece.kind == "beside" and between in _APART and between else piece.text
            continue
        is_surname = piece.kind == "language" and not people and not coming.said and follows == ","
        if piece.kind == "name" or is_surname:  # `English, Kate`
            if not people or people[-1].said or coming.said:
                if people and coming.said.keys() - {"relation"}:
                    return None
                people.append(coming)
                people[-1].names, people[-1].behind = [piece.text], between
                coming = _Person()
            elif names := _with(people[-1].names, between, piece.text, last_first=last_first):
                people[-1].names = names
            else:
                return None
        else:
            is_ahead = not people or (piece.kind == "relation" and (follows == ":" or bool(coming.said)))
            if not (coming if is_ahead else people[-1]).takes(piece):
                return None
        between = ""
    is_before = bool(pieces) and pieces[0].kind == "phone" and len(people) > 1
    return None if coming.said or is_before else people


def _with(names: list[str], between: str, text: str, *, last_first: bool) -> list[str] | None:
    """The names before and one more directly behind them; None where that may be one person or two."""
    *others, last = names
    if between == ",":
        return _after_comma(others, last, text, last_first=last_first)
    if between and between in _APART:
        return [*names, text]
    if between.lower() in ("&", "/", "+", "and"):
        is_two = all(len([w for w in each.split() if w.lower() not in _TITLES]) > 1 for each in (last, text))
        return [*names, text] if is_two else [*others, f"{last} {between} {text}"]
    return None


def _after_comma(others: list[str], last: str, text: str, *, last_first: bool) -> list[str] | None:
    """`Diaz, Carmen`, `Juan Diaz, Jr.`, or two of one family."""
    words, more = last.split(), text.split()
    if SUFFIX.fullmatch(text):
        return [*others, f"{last}, {text}"]
    if others or "," in last or (last[0].isupper() and not text[0].isupper()):
        return None
    if last_first or len(words) == 1 or words[0].lower() in _PARTICLES:
        return [f"{last}, {text}"]
    return [last, text] if len(more) > 1 and words[-1] == more[-1] else None
