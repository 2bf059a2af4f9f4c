"""One run of the program: which caseload, what day it is, and what it has noticed so far."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from casemgr.cli.program.finding import find_student
from casemgr.cli.terminal.ledger import Ledger
from casemgr.errors import BadFile, NotFound, Problem

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.casefile.student import Student
    from casemgr.docket.context import Context
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts
    from casemgr.store.caseload import Caseload


AS_OF_VARIABLE = "CASEMGR_AS_OF"


@dataclass
class Session:
    """One run of the program: which caseload, and what day it is. Both are settled once."""

    folder: Path | None
    as_of_words: str | None
    noted: set[str] = field(default_factory=set)
    """The notes said already: a command that records for many says each once."""
    days: dict[str, date] = field(default_factory=dict)
    """The days typed that had to be asked about, with the answers: each is asked once."""
    ledger: Ledger = field(default_factory=Ledger)
    replaces_fuller: bool = False
    """Whether a file may be replaced by a list with gaps."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """The students whom a list left out because they were handed off, each with the case manager who has received the case."""
    is_full: bool = False
    """Whether a recording lists everything that it changed: --full."""
    is_brief: bool = False
    """Whether each recording is reported as an answer to a question: where one run records many times."""
    damage: list[Problem] = field(default_factory=list)
    """What was wrong with the files of students, and the journal, that this run has read for what it shows."""

    @cached_property
    def caseload(self) -> Caseload:
        from casemgr.store.caseload import Caseload

        return Caseload.find(self.folder)

    @cached_property
    def context(self) -> Context:
        """What every deadline of the caseload is computed from."""
        from casemgr.cli.program.context import context_of

        return context_of(self.caseload)

    @property
    def has_caseload(self) -> bool:
        try:
            _ = self.caseload
        except NotFound:
            return False
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that may make what this run shows incomplete: in calendars and law, which touch every date, and in what it
        has read besides."""
        shared = self.caseload.shared_problems if self.has_caseload else ()
        return tuple(dict.fromkeys((*shared, *self.damage)))

    @cached_property
    def today(self) -> date:
        """`--as-of`, else the environment, else the settings, else the system's date."""
        words = self.as_of_words or os.environ.get(AS_OF_VARIABLE)
        if words:
            from casemgr.cli.terminal.asking import the_day

            return the_day(words, date.today())  # noqa: DTZ011 - a person's calendar date
        frozen = self.caseload.settings.as_of if self.has_caseload else None
        return frozen or date.today()  # noqa: DTZ011 - a person's calendar date

    @property
    def day_known(self) -> date | None:
        """The same; None where the settings cannot be read."""
        try:
            return self.today
        except BadFile:
            return None

    def find(self, words: str) -> Student:
        """The one student these words mean. NotFound names the near ones; a damaged file is never passed over."""
        student, doubtful = find_student(self.caseload, words)
        self.damage.extend(doubtful)
        return student

    def journal(self) -> Student | None:
        """The caseload as a whole; None where the journal cannot be read, and what is wrong is added to the damage."""
        journal = self.caseload.journal()
        self.damage.extend(journal.problems)
        return journal.student

    def caseload_events(self) -> tuple[Event, ...]:
        """What is known today of the caseload as a whole."""
        journal = self.journal()
        return journal.known(self.today) if journal else ()

    def facts(self, student: Student) -> Facts:
        """What is known of a student today."""
        from casemgr.docket.facts import Facts

        return Facts.of(student, self.context, self.today)

    def deadlines(self, facts: Facts) -> tuple[Deadline, ...]:
        """A student's deadlines as of today."""
        from casemgr.docket.derive import derive_from

        return derive_from(facts, self.context, self.today)


def session(ctx: typer.Context) -> Session:
    found = ctx.find_root().obj
    assert isinstance(found, Session)
    return found
