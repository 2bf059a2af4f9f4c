"""The student's timeline on one page, as a letter: by name, to be put before a parent or an administrator."""

from __future__ import annotations

from pathlib import Path

from casemgr.casefile.student import Student
from casemgr.cli.calendar_made import calendar_of
from casemgr.cli.letter_sources import Wish
from casemgr.cli.lines import aside
from casemgr.cli.narrowing import own
from casemgr.cli.output import complain, put
from casemgr.cli.session import Session
from casemgr.errors import UsageError
from casemgr.paper.letters.catalogue import TIMELINE
from casemgr.paper.letters.facts.people import receiver_of
from casemgr.paper.letters.words import language_code
from casemgr.paper.pictures.language import ENGLISH, LANGUAGES, Saying
from casemgr.paper.wallcalendar.formats import PAGES
from casemgr.paper.wallcalendar.text import as_text
from casemgr.paper.wallcalendar.typed import Typed
from casemgr.reports.report import incomplete_words

_FORMATS = {"html": "html", "pdf": "pdf", "md": "text"}


def print_timeline(here: Session, wish: Wish, wanted: str, output: Path | None) -> None:
    """Nothing is recorded of it, and nothing in it is set by hand."""
    if wish.student is None:
        raise UsageError(f"say of which student: casemgr letter {TIMELINE} STUDENT")
    if wish.record or wish.said:
        raise UsageError(f"{TIMELINE} comes from the case file alone; leave out --record and --set")
    if wanted not in _FORMATS:
        raise UsageError(f"{TIMELINE}: there is no {wanted} of a picture; choose html or pdf")
    student = here.find(wish.student)
    typed = Typed(label="names", says=_language(here, student, wish))
    made = calendar_of(here, typed, None, [student.id], own(here))
    calendar = made._replace(limits="")  # a letter about one student is no part of anything
    complain(here.problems)
    how = _FORMATS[wanted]
    put(as_text(calendar) if how == "text" else PAGES[how](calendar), output)
    if here.problems:
        aside(f"{incomplete_words(here.problems)} Do not hand this out.")


def _language(here: Session, student: Student, wish: Wish) -> Saying:
    """The one asked for, else that of the person whom it goes to."""
    to = wish.choices.to[0] if wish.choices.to else ""
    receiver = receiver_of(student.identity, to, here.context.law, here.today)
    words = wish.language or (receiver and receiver.language) or "English"
    code = language_code(words)
    if code is None and wish.language:
        raise UsageError(f"--language {words}: no such language here; write English or Spanish")
    if code not in LANGUAGES:
        aside(f"Note: there is no {TIMELINE} in {words}; it is printed in English.")
    return Saying(code) if code in LANGUAGES else ENGLISH
