"""A letter as one command asks for it: filled from the file, refused where it would not be true, or an empty form."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from casemgr.casefile.typed.asker import Asker
from casemgr.errors import Problem
from casemgr.paper.letters.apart import fill_apart
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.desk import Desk
from casemgr.paper.letters.fill import fill
from casemgr.paper.letters.grounds import check_recordable, lacks_decision, not_on_file, with_hand
from casemgr.paper.letters.making import check_content, derived, make, set_by_hand, warned
from casemgr.paper.letters.notes import notes_of
from casemgr.paper.letters.page import Letter
from casemgr.paper.letters.record import record_words
from casemgr.paper.letters.template import Template
from casemgr.paper.letters.wish import Wish


class Page(NamedTuple):
    """A letter that was made, with what it says and the command that records it as sent."""

    letter: Letter
    template: Template
    facts: Mapping[str, Any]
    words: Sequence[str]
    notes: tuple[str, ...] = ()
    """What is missing, and what the person is to hear of."""
    is_form: bool = False


class Printer(NamedTuple):
    """Who prints letters, and from what."""

    desk: Desk
    catalogue: Catalogue
    asker: Asker
    check_record: Callable[[Template, Mapping[str, Any]], None]
    """Refuses a template of the district's own that would do more than record the letter."""


def made_page(
    printer: Printer, wish: Wish, template: Template, facts: dict[str, Any], problems: Sequence[Problem]
) -> Page:
    """The letter, filled; what the file does not hold for it is named. Of an empty form nothing is filled in but what was
    typed, and nothing is recorded. `problems`: what is wrong with the files that it is filled from."""
    desk, catalogue = printer.desk, printer.catalogue
    by_hand = set_by_hand(wish.said)
    facts |= by_hand if wish.blank else _decided(printer.asker, facts, by_hand, template, record=wish.record)
    facts |= derived(facts)
    is_own = catalogue.is_own(template)
    if not wish.blank:
        _check(printer, template, facts, wish)
    # The district's own templates are filled in a process of their own.
    fill_it = fill_apart if is_own else fill
    letter = make(template, catalogue, facts, desk.office, desk.today, fill_it)
    if wish.blank:
        return Page(letter, template, facts, (), is_form=True)
    words = record_words(template, facts)
    return Page(warned(letter, problems), template, facts, words, tuple(notes_of(template, facts)))


def _decided(
    asker: Asker, facts: Mapping[str, Any], by_hand: Mapping[str, Any], template: Template, *, record: bool
) -> dict[str, Any]:
    """The facts set by hand. What is to be recorded needs a decision, which is asked for."""
    found = with_hand(by_hand, facts)
    if record and lacks_decision(template, {**facts, **found}):
        found["decision"] = asker.ask(
            "Is the action proposed or refused?", ("proposed", "refused"), "--decision proposed or refused"
        )
    return found


def _check(printer: Printer, template: Template, facts: Mapping[str, Any], wish: Wish) -> None:
    """Refused where the letter lacks what it is for, or says what is not on file; with --force that is only said."""
    check_content(template, facts)
    if note := not_on_file(template, facts, force=wish.force):
        printer.asker.say(note)
    if wish.record:
        check_recordable(template, facts)
    if printer.catalogue.is_own(template):
        printer.check_record(template, facts)
