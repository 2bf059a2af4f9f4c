"""A letter as one command asks for it: filled from the file, refused where it would not be true, or an empty form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from casemgr.cli.asking import ask
from casemgr.cli.lines import aside
from casemgr.cli.record_line import check_record
from casemgr.cli.session import Session
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.cli.letter_sources import Wish
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.making import Filler
    from casemgr.paper.letters.page import Letter
    from casemgr.paper.letters.template import Template


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
    """The letter, filled; what the file does not hold for it is named. Of an empty form nothing is filled in but what was
    typed, and nothing is recorded."""
    from casemgr.cli.letter_sources import desk_of, filled
    from casemgr.paper.letters.making import check_content, derived, make, set_by_hand, warned
    from casemgr.paper.letters.notes import notes_of
    from casemgr.paper.letters.record import record_words

    if wish.blank and wish.record:
        raise UsageError(
            "--blank prints an empty form, of which nothing is recorded; leave out --blank or --record"
        )
    desk = desk_of(here)
    template, facts = filled(here, desk, catalogue, wish)
    by_hand = set_by_hand(wish.said)
    facts |= by_hand if wish.blank else _decided(facts, by_hand, template, record=wish.record)
    facts |= derived(facts)
    if not wish.blank:
        check_content(template, facts)
        _check_founded(template, facts, force=wish.force)
        _check_recordable(template, facts, record=wish.record)
        if catalogue.is_own(template):
            check_record(template, facts)
    letter = make(template, catalogue, facts, desk.office, here.today, _filler(catalogue, template))
    if wish.blank:
        return Page(letter, template, facts, (), is_form=True)
    words = record_words(template, facts)
    return Page(warned(letter, here.problems), template, facts, words, tuple(notes_of(template, facts)))


def _filler(catalogue: Catalogue, template: Template) -> Filler:
    """The district's own templates are filled in a process of their own."""
    from casemgr.paper.letters.apart import fill_apart
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
    aside(f"Note: {who}: not on file: {lacking}")


def _check_recordable(template: Template, facts: Mapping[str, Any], *, record: bool) -> None:
    from casemgr.paper.letters.notes import recorded_by

    if record and (not template.record or template.once != "sent"):
        raise UsageError(f"{template.kind}: --record is for what is sent; {recorded_by(template, facts)}")
