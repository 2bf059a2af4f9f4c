"""A review of IEPs with the staff who carry them out: who is meant, with whom it has something to add, and of whom it is left out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.headpath import as_on
from casemgr.casefile.names import fits, the_one
from casemgr.casefile.people import People
from casemgr.casefile.saying import joined
from casemgr.casefile.student import Student
from casemgr.checks.notified import reviewed_in_the_year
from casemgr.docket.deadline import Deadline
from casemgr.errors import Refused, UsageError
from casemgr.state.staff import not_named


def known_to_some(staff: Iterable[str], students: Iterable[Student]) -> list[str]:
    """The words that mean a teacher or provider of some students in a round: whoever has none of that name is left out."""
    files = [student.identity.carry_it_out for student in students]
    return [words for words in staff if any(the_one(words, on_file) for on_file in files)]


def reviewers(student: Student, staff: Iterable[str], of_some: Collection[str], people: People) -> list[str]:
    """Those named, by the full name of a teacher or provider of the student's, or of somebody of the staff; anybody else as
    typed. `of_some`: words that are for those only who have one of that name on file."""
    on_file = student.identity.carry_it_out
    named = []
    for words in staff:
        if not any(letter.isalpha() for letter in words):
            raise UsageError(f"{words} is no name; say with whom: --staff NAME")
        known = the_one(words, on_file)
        if known or words not in of_some:
            named.append(known or people.full_name(words))
    return named


def everyone_then(student: Student, day: date, case_manager: str) -> list[str]:
    """Everyone on file on the day but the case manager, who goes through it with them: who came later was not there."""
    then = as_on(student, day).identity.carry_it_out
    return [name for name in then if not fits(name, case_manager)]


class Review(NamedTuple):
    """The review of one student's IEP."""

    student_id: str
    names: tuple[str, ...]
    """With whom."""
    waits: bool
    """Whether a duty waits for it with each of the staff."""
    is_said: bool
    """Whether each of those named has been through it this year."""


def review_of(
    student_id: str, names: tuple[str, ...], clocks: Sequence[Deadline], events: Sequence[Event], day: date
) -> Review:
    waits = any(
        clock.is_open and "staff" in clock.rule.completing and "staff_reviewed" in clock.rule.met_on
        for clock in clocks
    )
    return Review(student_id, names, waits, not not_named(names, reviewed_in_the_year(events, day)))


class Reviews(NamedTuple):
    """The reviews that one command is about."""

    every: Sequence[Review]
    staff: Sequence[str]
    """Who was named."""
    all_staff: bool
    """Whether it is with everyone on file."""
    is_round: bool
    """Whether it is for everyone who has an IEP: then what has nothing to add is left out."""

    @property
    def without(self) -> list[str]:
        """The students of whom nobody is on file to go through it with."""
        return [each.student_id for each in self.every if not each.names]

    @property
    def done(self) -> list[str]:
        """The students of whom a round has nothing to add."""
        return [
            each.student_id
            for each in self.every
            if self.is_round and each.names and each.is_said and not each.waits
        ]

    def check(self) -> None:
        """UsageError or Refused where nothing is left to record, or one who was named is left out."""
        without, done = self.without, self.done
        if without and (not self.is_round or len(without) == len(self.every)):
            raise Refused(_without_words(without))
        if len(without) + len(done) < len(self.every):
            return
        waiting = [each.student_id for each in self.every if each.waits and not each.names] or without
        if not waiting:
            raise UsageError(
                "each IEP has been gone through with them already; name the student to say it again"
            )
        rest = (
            _without_words(waiting)
            if self.all_staff
            else f"without {joined(self.staff)} on file: {', '.join(waiting)}"
        )
        raise Refused(f"gone through with them already: {', '.join(done)}. {rest[:1].upper()}{rest[1:]}")

    def left_out(self) -> Iterator[str]:
        """Who is left out, and why."""
        if self.done:
            yield _left_out("gone through with them already", self.done)
        if self.without:
            is_named = f"without {joined(self.staff)} on file"
            yield _without_words(self.without) if self.all_staff else _left_out(is_named, self.without)


def _left_out(why: str, ids: Sequence[str]) -> str:
    return f"left out, {why}: {len(ids)} ({', '.join(ids)})"


def _without_words(ids: Sequence[str]) -> str:
    student = ids[0] if len(ids) == 1 else "STUDENT"
    return (
        f"not recorded: no teacher or provider besides the case manager is on file for {', '.join(ids)}. Name them with --staff NAME; to put them on "
        f"file: casemgr edit {student} --teacher NAME --provider NAME=SERVICE"
    )
