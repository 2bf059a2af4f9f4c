"""What goes with a letter that was printed: its notes, the record that it was sent, and what it is worth keeping of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from casemgr.cli.letters.record_line import objection
from casemgr.cli.lists.output import say_damage
from casemgr.cli.lists.showing import end
from casemgr.cli.loading.command import run_as_typed
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused
from casemgr.paper.letters.catalogue import TIMELINE, Catalogue
from casemgr.paper.letters.grounds import not_whole
from casemgr.paper.letters.notes import other_copies, recorded_by
from casemgr.paper.letters.pages import Page
from casemgr.paper.letters.wish import Wish
from casemgr.reports.as_typed import as_typed


def print_several(here: Session, catalogue: Catalogue, wish: Wish, wanted: str, output: Path | None) -> None:
    """A round of letters; or the timeline, which has no template."""
    # The wall calendar and the PDF of a round take long to load, and most letters need neither.
    if wish.kind == TIMELINE:
        from casemgr.cli.letters.timeline import print_timeline

        print_timeline(here, wish, wanted, output)
    else:
        from casemgr.cli.letters.round import print_round

        print_round(here, catalogue, wish, wanted, output)
    end(here)


def say_notes(here: Session, page: Page) -> None:
    """What is wrong with the files, and what the letter lacks; an empty form needs neither."""
    say_damage(() if page.is_form else here.problems)
    for note in page.notes:
        aside(note)


def finish(here: Session, page: Page, given: Sequence[str], *, record: bool, dry_run: bool) -> None:
    """Record that it was sent, or say how to; a letter from damaged files is not to be sent. An empty form says nothing."""
    if page.is_form:
        return
    if given and not dry_run:
        from casemgr.cli.letters.keeping import offer_to_keep

        offer_to_keep(here, given, page.facts)
    if here.problems:
        aside(not_whole(here.problems, record=record))
        end(here)
        return
    if (page.words or page.template.not_recorded) and not record:
        aside(f"Printed; {recorded_by(page.template, page.facts)}")
    for note in other_copies(page.template, page.facts):
        aside(note)
    if record:
        _record(here, page.words, page.facts, dry_run=dry_run)
    end(here)


def _record(here: Session, words: Sequence[str], facts: Mapping[str, Any], *, dry_run: bool) -> None:
    """Run the command that records it, as if it had been typed, and end as it ends."""
    if wrong := objection(words, facts["student_id"]):
        raise Refused(f"nothing recorded: `{as_typed(words)}`: {wrong}")
    run_as_typed(here, [*words, *(["--dry-run"] if dry_run else [])])
