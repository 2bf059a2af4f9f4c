"""The student's timeline on one page, as a letter: by name, to be put before a parent or an administrator."""

from pathlib import Path

from casemgr.cli.lists.narrowing import own
from casemgr.cli.lists.output import put, say_damage
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.cli.years.master_calendar import master_calendar_of
from casemgr.paper.letters.facts.people import receiver_of
from casemgr.paper.letters.language import saying_for
from casemgr.paper.letters.wish import Wish
from casemgr.paper.wallcalendar.formats import PAGES
from casemgr.paper.wallcalendar.text import as_text
from casemgr.paper.wallcalendar.typed import Typed
from casemgr.reports.report import incomplete_words

_FORMATS = {"html": "html", "pdf": "pdf", "md": "text"}


def print_timeline(here: Session, wish: Wish, wanted: str, output: Path | None) -> None:
    """Nothing is recorded of it, and nothing in it is set by hand."""
    student = here.find(wish.check_timeline(wanted, _FORMATS))
    receiver = receiver_of(student.identity, wish.to, here.context.law, here.today)
    says, note = saying_for(receiver, wish.language)
    if note:
        aside(f"Note: {note}")
    typed = Typed(label="names", says=says)
    made = master_calendar_of(here, typed, None, [student.id], own(here))
    calendar = made._replace(limits="")  # a letter about one student is no part of anything
    say_damage(here.problems)
    how = _FORMATS[wanted]
    put(as_text(calendar) if how == "text" else PAGES[how](calendar), output)
    if here.problems:
        aside(f"{incomplete_words(here.problems)} Do not hand this out.")
