"""A review of IEPs with the staff who carry them out: who is meant, with whom it has something to add, and of whom it is left out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.headpath import as_on
from casemgr.casefile.names import fits
from casemgr.casefile.nameslips import or_somebody
from casemgr.casefile.people import People
from casemgr.casefile.saying import first_of, joined
from casemgr.casefile.staffnames import one_person, staff_meant, the_staff
from casemgr.casefile.student import Student
from casemgr.checks.notified import reviewed_in_the_year
from casemgr.docket.deadline import Deadline
from casemgr.errors import Refused, UsageError
from casemgr.state.staff import is_by_role, not_named, says_everyone, staff_of


def on_their_files(staff: Iterable[str], students: Iterable[Student]) -> dict[str, list[str]]:
    """The names of teachers and providers of these students that each of the words means. UsageError where it means several
    people, though each on another student's file."""
    names = [name for student in students for name in student.identity.carry_it_out]
    return {words: one_person(words, names) for words in staff}


def reviewers(
    student: Student,
    staff: Mapping[str, Collection[str]],
    people: People,
    *,
    everyone: bool,
) -> list[str]:
    """Those named, by the full name of a teacher or provider of the student's, or of somebody of the staff; anybody else as
    typed. `staff`: what the words mean on any student's file; in a round for everyone, who is on some is for those only who
    have them."""
    on_file = student.identity.carry_it_out
    named = []
    for words, meant in staff.items():
        if not any(letter.isalpha() for letter in words):
            raise UsageError(f"{words} is no name; say with whom: --staff NAME")
        known = the_staff(words, [name for name in on_file if name in meant])
        if known or not (everyone and meant):
            named.append(known or people.full_name(words))
    return named


def strangers(
    staff: Mapping[str, Collection[str]], students: Iterable[Student], people: People
) -> Iterator[str]:
    """Why a round stops: each whom no file of a student in it names as staff, who is nobody of the staff, and no word for them
    all. It would be on file of every student."""
    every = list(students)
    on_file = list(dict.fromkeys(name for each in every for name in staff_of(each.identity, each.events)))
    for words, meant in staff.items():
        by_role = says_everyone([words]) or any(is_by_role(words, each.identity) for each in every)
        if not meant and not by_role and not staff_meant(words, [*on_file, *people.names]):
            near = or_somebody(words, [*on_file, *people.names])
            yield (
                f"no student has {words} as a teacher or provider, and nobody of the staff in casemgr.yaml has that name"
                f"{near}; name the students who have"
            )


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
            else f"without {joined(self.staff)} on file: {first_of(waiting)}"
        )
        raise Refused(f"gone through with them already: {first_of(done)}. {rest[:1].upper()}{rest[1:]}")

    def left_out(self) -> Iterator[str]:
        """Who is left out, and why."""
        if self.done:
            yield _left_out("gone through with them already", self.done)
        if self.without:
            is_named = f"without {joined(self.staff)} on file"
            yield _without_words(self.without) if self.all_staff else _left_out(is_named, self.without)


def _left_out(why: str, ids: Sequence[str]) -> str:
    return f"left out, {why}: {len(ids)} ({first_of(ids)})"


def _without_words(ids: Sequence[str]) -> str:
    student = ids[0] if len(ids) == 1 else "STUDENT"
    return (
        f"not recorded: no teacher or provider besides the case manager is on file for {first_of(ids)}. Name them with --staff NAME; to put them on "
        f"file: casemgr edit {student} --teacher NAME --provider NAME=SERVICE"
    )
