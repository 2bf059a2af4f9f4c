"""Which kinds of letter there are, and in which languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from casemgr.casefile.names import as_slug, fits, names_near
from casemgr.casefile.synonyms import also_called
from casemgr.errors import BadFile, Problem, UsageError
from casemgr.paper.letters.template import LAST, Template, Text, read_template
from casemgr.reports.report import Column, Report

_NAME = re.compile(r"(?P<kind>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>[a-z]{2,3})\.md")
_UNUSED = (
    "is not used under this name; name a letter KIND.LANGUAGE.md in small letters, like pwn.en.md, and a part that letters "
    "include _NAME.md"
)

TIMELINE = "timeline"
"""The letter that is a picture: it has no template."""
_OF_TIMELINE = 4
"""Letters that are enough for the timeline: a template's name may begin with fewer."""
_TIMELINE_ROW = (TIMELINE, "parent", "en, es", "Timeline: the days counted and the years ahead, on one page")

Texts = Mapping[str, Text]
"""File name → text."""


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
        """In the order that their heads say, which is the handbook's; a district's own kinds come last."""
        return tuple(sorted(self._names, key=lambda kind: (self._order(kind), kind)))

    def languages(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(self._names[kind]))

    def _order(self, kind: str) -> int:
        try:
            return self.choose(kind, "en").order
        except BadFile:
            return LAST

    def choose(self, kind: str, language: str) -> Template:
        """The template of a kind in a language, in English where there is none. The kind may be said by its beginning, or by
        words of the letter's title. UsageError names the kinds there are."""
        names = self._names[kind if kind in self._names else self._titled(kind)]
        return self._read(names.get(language) or names.get("en") or next(iter(names.values())))

    def meant(self, words: str) -> str:
        """The kind that words mean, the picture among them. UsageError names the kinds there are."""
        slug = as_slug(words)
        return (
            TIMELINE
            if len(slug) >= _OF_TIMELINE and TIMELINE.startswith(slug)
            else self.choose(words, "en").kind
        )

    def _titled(self, words: str) -> str:
        """The kind of this name, or another of its names; or the one that begins so; or else the one with all of these words
        in its name or its English title."""
        slug = as_slug(words)
        if named := slug if slug in self._names else also_called(slug, self.kinds):
            return named
        begins = [kind for kind in self.kinds if slug and kind.startswith(slug)]
        if len(begins) == 1:
            return begins[0]
        asked = words.replace("-", " ")
        heads = {each.kind: each.title for each in self.readable() if each.language == "en"}
        found = [kind for kind, title in heads.items() if fits(asked, f"{kind.replace('-', ' ')} {title}")]
        if len(found) == 1:
            return found[0]
        near = begins or found or names_near(words, self.kinds)
        hint = f"did you mean {' or '.join(near)}?" if near else f"choose {', '.join(self.kinds)}"
        raise UsageError(f"{words}: no such letter; {hint}")

    def problems(self) -> list[Problem]:
        """What is wrong in the heads of all the templates, or keeps one or a part from being read, and names that no letter
        has."""
        found = [problem for part in self.parts().values() for problem in part.problems]
        for name, text in self.texts.items():
            if not _NAME.fullmatch(name) and not name.startswith("_"):
                found += text.problems or [Problem(text.place, None, _UNUSED)]
        for names in self._names.values():
            for name in names.values():
                try:
                    self._read(name)
                except BadFile as error:
                    found += error.problems
        return found

    def readable(self) -> Iterator[Template]:
        """Every template in whose head nothing is wrong."""
        for names in self._names.values():
            for name in names.values():
                with suppress(BadFile):
                    yield self._read(name)

    def _read(self, name: str) -> Template:
        file = self.texts[name]
        if file.problems:
            raise BadFile(file.problems)
        match = _NAME.fullmatch(name)
        assert match
        return read_template(match["kind"], match["language"], file.place, file.text)

    def parts(self) -> dict[str, Text]:
        """What templates may include."""
        return {name: file for name, file in self.texts.items() if name.startswith("_")}

    def own_parts(self) -> Iterator[Template]:
        """The district's own parts, as templates without a head."""
        for part in self.parts().values():
            if part.own and not part.problems:
                yield Template(place=part.place, body=part.text, language="en")

    @property
    def own_places(self) -> frozenset[str]:
        """The files that are the district's own, letters and parts."""
        return frozenset(f.place for f in (*self.texts.values(), *self.parts().values()) if f.own)

    def is_own(self, template: Template) -> bool:
        """Whether some of it may be the district's own: the template itself, or a part."""
        files = [*self.parts().values(), *(f for f in self.texts.values() if f.place == template.place)]
        return any(file.own for file in files)


COLUMNS = (
    Column("kind", "Kind", "word"),
    Column("for", "For", "word"),
    Column("languages", "Languages", "word"),
    Column("title", "Title"),
)


def kinds_report(catalogue: Catalogue) -> Report:
    """The table that `casemgr letter` prints without a kind."""
    rows = (*(_kind_row(kind, catalogue) for kind in catalogue.kinds), _TIMELINE_ROW)
    return Report(
        title="Letters and forms: casemgr letter KIND STUDENT",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {
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
