"""The work on one student whose file is in the caseload's folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from casemgr.casefile.events import Event
from casemgr.casefile.naming import renamed
from casemgr.casefile.student import Identity
from casemgr.checks.case import Around, Case
from casemgr.recording.work import E, Work
from casemgr.reports.notes import without_ids
from casemgr.store.caseload import Caseload
from casemgr.store.making import head_after, made
from casemgr.store.newtext import final_ids, provisional_id, with_final


@dataclass(kw_only=True)
class FileWork(Work):
    caseload: Caseload

    def made(self, cls: type[E], day: date, fields: Mapping[str, Any]) -> E:
        return made(cls, self.id_ahead(1), day, self.today, fields)

    def head_after(self, event: Event) -> Identity:
        return head_after(self.student, event)

    def id_ahead(self, count: int) -> str:
        return provisional_id(len(self.new) + count)

    @property
    def case(self) -> Case:
        """The file before and after, as checks look at it."""
        settings = self.caseload.settings
        staff = {person.name: person.role for person in settings.people.everyone}
        others = cache(lambda: self.caseload.all_students()[0])
        around = Around(staff, settings.meeting_minutes, {*self.schools}, others)
        return Case(
            self.facts_before,
            self.facts,
            self.clocks_before,
            self.clocks,
            tuple(self.new),
            self.context,
            around,
            self.today,
            is_new=self.head is not None,
        )

    def settle(self) -> None:
        """Give the events their ids, now that all that the command records is known, and name them in what is said."""
        ids = final_ids(self.before, self.new)
        self.new = [renamed(event, ids) for event in self.new]
        self.become(type(self.student)(self.student.identity, (*self.before.events, *self.new)))
        self.said = [with_final(text, ids) for text in self.said]
        self.notes = [with_final(text, ids) for text in self.notes]

    @property
    def ids(self) -> list[str]:
        """The ids of what the command records."""
        return [event.id for event in self.new]

    def hide_ids(self) -> None:
        """Take these out of what is said: nothing has them that is on file."""
        self.said = [without_ids(text, self.ids) for text in self.said]
        self.notes = [without_ids(text, self.ids) for text in self.notes]
