"""From a template and facts to a letter: what is missing, what was set by hand, and the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from casemgr.casefile.vocabulary import SAFEGUARDS_REASONS
from casemgr.errors import Problem, Refused, UsageError
from casemgr.paper.letters.as_docx import as_docx
from casemgr.paper.letters.as_html import as_html
from casemgr.paper.letters.as_pdf import as_pdf
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.facts.notice import ELEMENTS
from casemgr.paper.letters.facts.source import Office
from casemgr.paper.letters.fields import FIELDS, near
from casemgr.paper.letters.fill import Blank, capital, escaped, fill
from casemgr.paper.letters.page import Letter, as_markdown
from casemgr.paper.letters.record import FLAGS
from casemgr.paper.letters.template import Template, Text
from casemgr.paper.letters.words import Words
from casemgr.reports.report import incomplete_words
from casemgr.scalars import read_day

_FOOT = 48

FORMATS: Mapping[str, Callable[[Letter], str | bytes]] = {
    "md": as_markdown,
    "html": as_html,
    "pdf": as_pdf,
    "docx": as_docx,
}


def drawn(letters: Mapping[str, Letter], ending: str) -> tuple[dict[str, bytes], dict[str, Refused]]:
    """Those that can be drawn in a format, and of each other one why not. Refused where there is none."""
    found: dict[str, bytes] = {}
    refused: dict[str, Refused] = {}
    for name, letter in letters.items():
        try:
            page = FORMATS[ending](letter)
        except Refused as error:
            refused[name] = error
            continue
        found[name] = page.encode() if isinstance(page, str) else page
    if not found:
        raise next(iter(refused.values()))
    return found, refused


Filler = Callable[[Template, Mapping[str, Text], Mapping[str, Any]], tuple[str, str]]
"""What fills a template, with the parts it may include, from facts: title and Markdown."""


def make(
    template: Template,
    catalogue: Catalogue,
    facts: dict[str, Any],
    office: Office,
    as_of: date,
    filler: Filler = fill,
) -> Letter:
    """The letter, filled. BadFile for a template that cannot be filled."""
    words = Words(template.language)
    title, markdown = filler(template, catalogue.parts(), facts | about_itself(template))
    school = office.school(str(facts.get("school") or ""))
    own = (office.district, school.name, school.address, school.phone)
    letterhead = office.letterhead or tuple(dict.fromkeys(own))  # a charter is its own district
    person = facts[template.sender or "case_manager"]
    sender = (person.name, capital(words.code(person.role or "case-manager")), person.phone, person.email)
    return Letter(
        title=title,
        language=template.language,
        markdown=markdown,
        letterhead=tuple(line for line in letterhead if line),
        sender=tuple(line for line in sender if line),
        about=_shortened(str(facts.get("student") or "")),
        day=as_of,
        logo=office.logo,
    )


def warned(letter: Letter, problems: Sequence[Problem]) -> Letter:
    """The same; where a file behind its dates is damaged, with a warning above and below: it must not look whole."""
    if not problems:
        return letter
    warning = f"**{escaped(incomplete_words(problems))}**"
    return replace(letter, markdown=f"{warning}\n\n{letter.markdown.rstrip()}\n\n{warning}\n")


def about_itself(template: Template) -> dict[str, str]:
    """The facts that are the template's own."""
    return {"lang": template.language, "language": template.language, "kind": template.kind}


def _shortened(name: str) -> str:
    """A name as it is at the foot of each page."""
    return name if len(name) <= _FOOT else f"{name[: _FOOT - 1].rstrip()}…"


def derived(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the facts, those set by hand included: results, and words of the recording commands.

    Yes to either question makes conduct a manifestation (34 CFR 300.530(e)(2)).
    """
    answers = {facts.get("caused"), facts.get("not_implemented")}
    reason = facts.get("safeguards_reason")
    said = [(element, facts.get(fact)) for element, fact in ELEMENTS.items()]
    return {
        "answered": answers <= {"yes", "no"},
        "is_manifestation": "yes" in answers,
        "own_proposal": [] if facts.get("requests") else [FLAGS["own_proposal"]],
        "is_discussed": [FLAGS["is_discussed"]] if facts.get("area_discussed") == "yes" else [],
        "element_words": [f"{element}={text}" for element, text in said if text],
        "safeguards_word": reason if reason in SAFEGUARDS_REASONS else "",
    }


def check_content(template: Template, facts: Mapping[str, Any]) -> None:
    """Raises UsageError where the letter would lack what it is for, such as an element of Prior Written Notice."""
    lacking = [name for name in template.refuses_without if isinstance(facts.get(name), Blank)]
    if lacking:
        ways = "; ".join(_way(name, facts) for name in lacking)
        raise UsageError(f"{template.kind}: not printed without {ways}. --blank prints an empty form.")


def _way(name: str, facts: Mapping[str, Any]) -> str:
    """What supplies a fact, short: an option says by its name what it is."""
    supply = _supply(name, facts)
    return supply if supply.startswith("--") else f"{FIELDS[name].words} ({supply or f'--set {name}=TEXT'})"


def unfounded(template: Template, facts: Mapping[str, Any]) -> list[str]:
    """What the letter says has happened and is not on file, each with the command that records it."""
    names = (asked.name for asked in template.states if asked.applies(facts))
    return [
        f"{FIELDS[name].words} ({_supply(name, facts)})"
        for name in names
        if isinstance(facts.get(name), Blank)
    ]


def missing(names: Iterable[str], facts: Mapping[str, Any]) -> Iterator[str]:
    """Each fact of `names` that there is none of, and what supplies it. A fact that does not apply is empty, not missing."""
    for name in names:
        if isinstance(facts.get(name), Blank):
            field = FIELDS[name]
            supply = _supply(name, facts)
            way = ", or ".join(filter(None, (supply, f"--set {name}=TEXT" if field.by_hand else "")))
            yield f"{field.words} ({way})"


def _supply(name: str, facts: Mapping[str, Any]) -> str:
    return FIELDS[name].supply.replace("{id}", str(facts.get("student_id", "STUDENT")))


def set_by_hand(words: Iterable[str]) -> dict[str, Any]:
    """The facts of `--set NAME=TEXT`: days as dates, lists where semicolons part them. UsageError names the facts there are."""
    found: dict[str, Any] = {}
    for said in words:
        name, sign, text = said.partition("=")
        name = name.strip().replace("-", "_")
        if not sign or name not in FIELDS:
            raise UsageError(f"--set {said}: write NAME=TEXT; {name} is no fact of a letter{near(name)}")
        if not FIELDS[name].by_hand:
            raise UsageError(
                f"--set {said}: {FIELDS[name].words} come from the case file ({_supply(name, {})})"
            )
        found[name] = _read(name, text.strip())
    return found


CONTENTS = (
    "accommodations",
    "test_accommodations",
    "modifications",
    "supports",
    "goals",
    "behavior_plan",
    "health_alert",
)
"""The facts that are kept with an IEP: `casemgr iep-contents`."""
_LISTS = {"areas", "purposes", "agencies", "topics", "to_staff", "enclosed", "present", *CONTENTS}


def _read(name: str, text: str) -> Any:
    if name in _LISTS:
        return tuple(part for piece in text.split(";") if (part := piece.strip()))
    try:
        return read_day(text)
    except ValueError:
        return text
