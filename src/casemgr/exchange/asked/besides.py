"""The things that no export holds and the first morning needs, asked once for the whole file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from casemgr.casefile.saying import in_halves, long_date, plural, time_words
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import LANGUAGE_STATUSES
from casemgr.days.schoolyear import ONE_DAY
from casemgr.errors import UsageError
from casemgr.exchange.besides import (
    annuals_until,
    evaluations_until,
    named_with_language,
    removal_typed,
    status_typed,
    student_meant,
    with_certain_iep,
    with_iep,
    without_status,
)
from casemgr.exchange.compare import New
from casemgr.exchange.intake import NOTHING, SOON, Besides, Booking, purposes_of
from casemgr.exchange.reviews import Cycles

MEETINGS_AHEAD = 120
"""Days before an annual review in which its meeting may be booked already."""
Known = dict[str, Besides]
NotesOn = Callable[[str, Besides], Iterable[str]]
"""What is worth a note about a new student's meeting, of which the booking is known by now."""


def no_notes(_student_id: str, _besides: Besides) -> Iterable[str]:
    """Where nobody knows the school days or the other meetings."""
    return ()


def ask_besides(
    asker: Asker,
    today: date,
    new: Mapping[str, New],
    cycles: Cycles,
    last_progress: date | None,
    notes_on: NotesOn = no_notes,
) -> Known:
    """What the case manager knows of the new students besides the file."""
    served, speakers = with_iep(new), without_status(new)
    known = dict.fromkeys(new, NOTHING)
    if served or speakers:
        asker.say("\nWhat no export holds (Enter: no, or not now):")
    if speakers:
        known |= _statuses(asker, speakers)
    if served:
        known |= _Asking(asker, today, served, cycles, notes_on, known).all(last_progress)
    return known


def _statuses(asker: Asker, speakers: Mapping[str, New]) -> Known:
    """The language status of those whose file has a home language alone; nothing is supposed where it is not said."""
    asker.say(
        f"These have a home language and no language status: {named_with_language(speakers)}. Type those you know, one a line, "
        f"like {next(iter(speakers))} EL ({', '.join(LANGUAGE_STATUSES)}; Enter: no more)"
    )
    found: Known = {}
    while words := asker.typed("  ", "").split():
        try:
            student_id, status = student_meant(words[0], speakers), status_typed(words[1:])
        except UsageError as error:
            asker.say(f"  {error}")
            continue
        asker.say(f"  {student_id}: {status}")
        found[student_id] = Besides(language=status)
    return found


class _Asking:
    def __init__(
        self,
        asker: Asker,
        today: date,
        new: Mapping[str, New],
        cycles: Cycles,
        notes_on: NotesOn,
        known: Mapping[str, Besides],
    ) -> None:
        self._asker, self._today, self._new, self._cycles = asker, today, new, cycles
        self._notes_on = notes_on
        self._known: Known = {student_id: known[student_id] for student_id in new}

    def all(self, last_progress: date | None) -> Known:
        self._held()
        self._plans()
        self._booked()
        self._removals()
        self._progress(last_progress)
        return self._known

    def _held(self) -> None:
        past = annuals_until(self._new, self._known, self._cycles, self._today - ONE_DAY)
        for student_id, due in past.items():
            words = f"{student_id}: the annual review was due {long_date(due)}. If it has been held, on which day?"
            if day := self._day(words, "not held yet"):
                self._note(student_id, annual_held=day)

    def _plans(self) -> None:
        soon = evaluations_until(self._new, self._cycles, self._today + timedelta(days=SOON))
        for student_id, due in soon.items():
            words = f"{student_id}: the triennial is due {long_date(due)}. If the assessment plan has gone out, on which day?"
            if day := self._day(words, "not yet"):
                with_it = self._asker.yes_or_no("  Were the procedural safeguards with it?", default=True)
                self._note(student_id, plan_given=day, safeguards=with_it)

    def _booked(self) -> None:
        until = self._today + timedelta(days=MEETINGS_AHEAD)
        if annuals_until(self._new, self._known, self._cycles, until):
            self._each(
                "Which IEP meetings are booked already? One a line, like ar1 12/9 2:15 (Enter: no more)",
                self._booking,
            )

    def _removals(self) -> None:
        words = "Who was removed from school this year, for how many days? One a line, like ar1 2 10/5 (Enter: no more)"
        self._each(words, self._removal)

    def _progress(self, day: date | None) -> None:
        served = with_certain_iep(self._new)
        of = plural(len(served), "new student")
        if served and not day:
            question = f"When did the last progress reports of the {of} with an IEP go home?"
            day = self._day(question, "not known")
        for student_id in served if day else ():
            self._note(student_id, last_progress=day)

    def _each(self, question: str, take: Callable[[list[str]], None]) -> None:
        """Take lines until an empty one."""
        self._asker.say(question)
        while words := self._asker.typed("  ", "").split():
            try:
                take([student_meant(words[0], self._new), *words[1:]])
            except UsageError as error:
                self._asker.say(f"  {error}")

    def _booking(self, words: list[str]) -> None:
        if len(words) < 2:
            raise UsageError("write ID DATE TIME, like ar1 12/9 14:15")
        student_id, day, *hour = words
        at = time_of(" ".join(hour)) if hour else None
        before = self._known[student_id].booked
        booking = Booking(self._asker.the_day_planned(day, self._today), at)
        self._note(student_id, booked=booking)
        what = " and ".join(purposes_of(self._new[student_id], booking.day, self._cycles))
        instead = f", in place of {_when(before)}" if before and before != booking else ""
        self._asker.say(f"  {student_id}: {what} meeting booked for {_when(booking)}{instead}")
        for note in self._notes_on(student_id, self._known[student_id]):
            self._asker.say(f"  Note: {note}")

    def _removal(self, words: list[str]) -> None:
        student_id, days, typed = removal_typed(words)
        day = self._happened(typed)
        others = dict(self._known[student_id].removals)
        before = others.pop(day, None)
        self._note(student_id, removals=(*others.items(), (day, days)))
        instead = f", in place of {in_halves(before)}" if before and before != days else ""
        self._asker.say(f"  {student_id}: suspension of {in_halves(days)} from {long_date(day)}{instead}")

    def _day(self, question: str, enter: str) -> date | None:
        """A day, asked for again where what is typed is none; None for Enter, which means what `enter` says."""
        while words := self._asker.typed(question, "", hint=f"a day, like 10/14; Enter = {enter}").strip():
            try:
                day = self._happened(words)
            except UsageError as error:
                self._asker.say(f"  {error}")
                continue
            self._asker.say(f"  {long_date(day)}")
            return day
        return None

    def _happened(self, words: str) -> date:
        return self._asker.the_day(words, self._today)

    def _note(self, student_id: str, **said: object) -> None:
        self._known[student_id] = replace(self._known[student_id], **said)  # type: ignore[arg-type]


def _when(booking: Booking) -> str:
    at = f" at {time_words(booking.time)}" if booking.time else ""
    return f"{long_date(booking.day)}{at}"
