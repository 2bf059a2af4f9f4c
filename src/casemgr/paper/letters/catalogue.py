"""The templates: what stands in a template's head, which kinds of letter there are, and in which languages.

A template is Markdown under a head of a few lines:

    ---
    title: IEP Meeting Notice
    for: parent
    needs: meeting_date, meeting_time, place
    record: sent {student_id} meeting-notice --to {recipient}
    ---

`for` is parent, staff or district; `about: caseload` is a paper that is about no one student. `needs` names the facts that are listed as missing when the case file has none;
without those of `refuses-without` the letter is not printed at all. `record` is the command that
records it, `once` it is sent, signed or held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from casemgr.errors import BadFile, Problem, UsageError
from casemgr.paper.letters.fields import FIELDS, near
from casemgr.paper.report import Column, Report

Audience = Literal["parent", "staff", "district"]
AUDIENCES: tuple[str, ...] = get_args(Audience)
_NAME = re.compile(r"(?P<kind>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>[a-z]{2,3})\.md")
_KEYS = ("title", "for", "about", "needs", "refuses-without", "record", "once")
_FENCE = "---"
_UNUSED = (
    "is not used under this name; name a letter KIND.LANGUAGE.md in small letters, like pwn.en.md, and a part that letters "
    "include _NAME.md"
)


@dataclass(frozen=True)
class Template:
    """One letter in one language. `body` begins with as many empty lines as the head had, so that its lines keep their
    numbers."""

    kind: str
    language: str
    place: str
    title: str
    audience: str
    subject: str
    """student or caseload."""
    needs: tuple[str, ...]
    refuses_without: tuple[str, ...]
    record: str
    once: str
    """What must have happened before it is recorded: sent, signed or held."""
    body: str


Texts = Mapping[str, tuple[str, str, tuple[Problem, ...]]]
"""File name → (the place a message names, the text, why it could not be read)."""


class Catalogue:
    """Every template by kind and language; a part that templates include begins with an underscore."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._names: dict[str, dict[str, str]] = {}
        for name in texts:
            if match := _NAME.fullmatch(name):
                self._names.setdefault(match["kind"], {})[match["language"]] = name

    @property
    def kinds(self) -> tuple[str, ...]:
        """In the order of the table below; a district's own kinds come last."""
        return tuple(sorted(self._names, key=lambda kind: (ORDER.index(kind) if kind in ORDER else 99, kind)))

    def languages(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(self._names[kind]))

    def choose(self, kind: str, language: str) -> Template:
        """The template of a kind in a language, in English where there is none. UsageError names the kinds there are."""
        if kind not in self._names:
            raise UsageError(f"{kind}: no such letter; choose {', '.join(self.kinds)}")
        names = self._names[kind]
        return self._read(names.get(language) or names.get("en") or next(iter(names.values())))

    def problems(self) -> list[Problem]:
        """What is wrong in the heads of all the templates, or keeps one from being read, and names that no letter has."""
        found: list[Problem] = []
        for name, (place, _, problems) in self.texts.items():
            if not _NAME.fullmatch(name) and not name.startswith("_"):
                found += problems or [Problem(place, None, _UNUSED)]
        for names in self._names.values():
            for name in names.values():
                try:
                    self._read(name)
                except BadFile as error:
                    found += error.problems
        return found

    def _read(self, name: str) -> Template:
        place, text, problems = self.texts[name]
        if problems:
            raise BadFile(problems)
        match = _NAME.fullmatch(name)
        assert match
        return read_template(match["kind"], match["language"], place, text)

    def parts(self) -> dict[str, str]:
        """What templates may include."""
        return {name: text for name, (_, text, _) in self.texts.items() if name.startswith("_")}


def read_template(kind: str, language: str, place: str, text: str) -> Template:
    """A template from its text. BadFile with file and line for a head that cannot be understood."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise _bad(
            place, 1, f"has no head; begin with {_FENCE}, then title: and for:, and close with {_FENCE}"
        )
    end = lines.index(_FENCE, 1)
    head = dict.fromkeys(_KEYS, "")
    for number, line in enumerate(lines[1:end], start=2):
        key, _, value = line.partition(":")
        if key.strip() not in head:
            raise _bad(
                place, number, f"`{key.strip()}` is no line of a head; write one of {', '.join(_KEYS)}"
            )
        head[key.strip()] = value.strip()
        if key.strip() in ("needs", "refuses-without"):
            _check_names(_listed(value), place, number)
    if not head["title"] or head["for"] not in AUDIENCES:
        raise _bad(place, 1, f"needs a title:, and for: with one of {', '.join(AUDIENCES)}")
    return Template(
        kind=kind,
        language=language,
        place=place,
        title=head["title"],
        audience=head["for"],
        subject=head["about"] or "student",
        needs=_listed(head["needs"]),
        refuses_without=_listed(head["refuses-without"]),
        record=head["record"],
        once=head["once"] or "sent",
        body="\n" * (end + 1) + "\n".join(lines[end + 1 :]),
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(word for part in value.split(",") if (word := part.strip()))


def _check_names(names: tuple[str, ...], place: str, line: int) -> None:
    if strange := [name for name in names if name not in FIELDS]:
        raise _bad(place, line, f"`{strange[0]}` is no fact of a letter{near(strange[0])}")


def _bad(place: str, line: int, message: str) -> BadFile:
    return BadFile((Problem(place, line, message),))


# The order of the handbook, in which the kinds are listed.
ORDER: tuple[str, ...] = (
    "referral",
    "safeguards",
    "assessment-plan",
    "release",
    "meeting-notice",
    "excusal",
    "agenda",
    "pwn",
    "staff-notice",
    "at-a-glance",
    "progress-cover",
    "transportation",
    "manifestation",
    "records-memo",
    "records-checklist",
    "records-cover",
    "access-log",
    "hand-off",
    "start-of-year",
)

COLUMNS = (
    Column("kind", "Kind", "word"),
    Column("for", "For", "word"),
    Column("languages", "Languages", "word"),
    Column("title", "Title"),
)


def kinds_report(catalogue: Catalogue) -> Report:
    """The table that `casemgr letter` prints without a kind."""
    rows = tuple(_kind_row(kind, catalogue) for kind in catalogue.kinds)
    return Report(
        title="Letters and forms: casemgr letter KIND STUDENT",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {
            "schema": 1,
            "letters": [dict(zip(("kind", "for", "languages", "title"), row, strict=True)) for row in rows],
        },
    )


def _kind_row(kind: str, catalogue: Catalogue) -> tuple[str, str, str, str]:
    languages = ", ".join(catalogue.languages(kind))
    try:
        template = catalogue.choose(kind, "en")
    except BadFile as error:
        return kind, "", languages, str(error)
    title = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "…", template.title)
    return kind, template.audience, languages, re.sub(r":? *…+.*", "", title) or template.title
