"""A letter as one command asks for it: filled from the file, refused where it would not be true, or an empty form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from casemgr.cli.asking import ask
from casemgr.cli.record_line import check_record
from casemgr.cli.session import Session
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.facts.glance import Pupil
    from casemgr.paper.letters.facts.source import Choices
    from casemgr.paper.letters.making import Filler
    from casemgr.paper.letters.page import Letter
    from casemgr.paper.letters.template import Template

MISSING = "Missing: "
"""How a line begins that names what a letter lacks."""


class Wish(NamedTuple):
    """What was typed."""

    kind: str
    student: str | None
    choices: Choices
    language: str | None
    said: Sequence[str]
    """NAME=TEXT, each a fact."""
    force: bool = False
    record: bool = False


class Page(NamedTuple):
    """A letter that was made, with what it says and the command that records it as sent."""

    letter: Letter
    template: Template
    facts: Mapping[str, Any]
    words: Sequence[str]
    notes: tuple[str, ...] = ()
    """What is missing, and what the person is to hear of."""
    is_form: bool = False


class UnfoundedError(Refused):
    """The letter would say what is not on file."""

    def __init__(self, who: str, lacking: str) -> None:
        self.short = f"{who}: not printed, because the letter says what is not on file: {lacking}"
        super().__init__(
            f"{self.short}; record it first, or add --force to print it as it is, or --blank for an empty form"
        )


def page_of(here: Session, catalogue: Catalogue, wish: Wish) -> Page:
    """The letter, filled; what the file does not hold for it is named."""
    from casemgr.cli.letter_sources import filled, office_of
    from casemgr.paper.letters.making import check_content, derived, make, set_by_hand, warned
    from casemgr.paper.letters.record import record_words

    office = office_of(here)
    template, facts = filled(here, catalogue, wish.kind, wish.student, wish.choices, office, wish.language)
    facts |= _decided(facts, set_by_hand(wish.said), template, record=wish.record)
    facts |= derived(facts)
    check_content(template, facts)
    _check_founded(template, facts, force=wish.force)
    words = record_words(template, facts)
    _check_recordable(template, facts, record=wish.record)
    if catalogue.is_own(template):
        check_record(template, facts)
    letter = make(template, catalogue, facts, office, here.today, _filler(catalogue, template))
    return Page(warned(letter, here.problems), template, facts, words, tuple(_notes(template, facts)))


def empty_page(here: Session, catalogue: Catalogue, wish: Wish) -> Page:
    """The letter as a form in which nothing is filled in but what was typed; nothing is recorded of it."""
    from casemgr.cli.letter_sources import empty_form, office_of
    from casemgr.paper.letters.making import derived, make, set_by_hand

    if wish.record:
        raise UsageError(
            "--blank prints an empty form, of which nothing is recorded; leave out --blank or --record"
        )
    office = office_of(here)
    template, facts = empty_form(
        here, catalogue, wish.kind, wish.student, wish.choices, office, wish.language
    )
    facts |= set_by_hand(wish.said)
    facts |= derived(facts)
    letter = make(template, catalogue, facts, office, here.today, _filler(catalogue, template))
    return Page(letter, template, facts, (), is_form=True)


def _filler(catalogue: Catalogue, template: Template) -> Filler:
    """The district's own templates are filled in a process of their own."""
    from casemgr.cli.apart import fill_apart
    from casemgr.paper.letters.fill import fill

    return fill_apart if catalogue.is_own(template) else fill


def _decided(
    facts: dict[str, Any], by_hand: dict[str, Any], template: Template, *, record: bool
) -> dict[str, Any]:
    """The facts set by hand. Another action needs a decision and a subject of its own, not those of the last notice;
    what is to be recorded needs a decision, which is asked for."""
    from casemgr.paper.letters.fill import BLANK

    cleared = {"decision": BLANK, "subject": BLANK} if "action" in by_hand else {}
    found = {**cleared, **by_hand}
    decision = found.get("decision", facts.get("decision"))
    if record and "{decision}" in template.record and not decision:
        found["decision"] = ask(
            "Is the action proposed or refused?", ("proposed", "refused"), "--decision proposed or refused"
        )
    return found


def _check_founded(template: Template, facts: Mapping[str, Any], *, force: bool) -> None:
    """Refused where the letter would say what is not on file; with --force that is only said."""
    from casemgr.paper.letters.making import unfounded

    lacking = "; ".join(unfounded(template, facts))
    if not lacking:
        return
    who = f"{template.kind} {facts['student_id']}"
    if not force:
        raise UnfoundedError(who, lacking)
    typer.echo(f"Note: {who}: not on file: {lacking}", err=True)


def _check_recordable(template: Template, facts: Mapping[str, Any], *, record: bool) -> None:
    if record and (not template.record or template.once != "sent"):
        raise UsageError(f"{template.kind}: --record is for what is sent; {recorded_by(template, facts)}")


def recorded_by(template: Template, facts: Mapping[str, Any]) -> str:
    """The command that records it later."""
    from casemgr.paper.letters.record import words_to_type

    words = words_to_type(template, facts)
    if not words:
        return "nothing is recorded of this one"
    return f"once it is {template.once}: {as_typed(['casemgr', *words])}"


def as_typed(words: Sequence[str]) -> str:
    """The words as one types them in a shell: in double quotes where that is enough, on Windows too."""
    import shlex

    def quoted(word: str) -> str:
        safe = not set(word) & set('"$`\\!%')
        return f'"{word}"' if safe and shlex.quote(word) != word else shlex.quote(word)

    return " ".join(map(quoted, words))


def _notes(template: Template, facts: Mapping[str, Any]) -> Iterator[str]:
    from casemgr.paper.letters.making import missing

    for name in template.warns_of:
        if facts.get(name):
            yield f"Note: the file says: {facts[name]}"
    for lacking in missing(template.needs, facts):
        yield f"{MISSING}{lacking}"
    yield from _notes_of_sheet(facts.get("pupils", ()), facts.get("teacher"))


def _notes_of_sheet(pupils: Sequence[Pupil], teacher: object) -> Iterator[str]:
    """Of which students nothing is kept to print, and how to record that the sheet was gone through."""
    for pupil in pupils:
        if not pupil.says_something:
            yield f"{MISSING}{pupil.student}: what the IEP asks of the classroom (casemgr iep-contents {pupil.student})"
    if pupils and teacher:
        ids = [pupil.student for pupil in pupils]
        command = as_typed(["casemgr", "review-with", *ids, "--staff", str(teacher)])
        yield f"Once it is gone through with {teacher}: {command}"
