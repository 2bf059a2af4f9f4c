"""Who goes into a school year that begins: to which grade and which school; asked about where a school may end."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.saying import joined
from casemgr.casefile.student import Student
from casemgr.casefile.typed.asker import Asker
from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import UsageError
from casemgr.state.year_start import Into, Promotion, has_no, promotions


def nexts_typed(said: Iterable[str], schools: Collection[str]) -> dict[str, str]:
    """School → the next one, as typed; each by its name in the settings or in a student's file."""
    found = {}
    for words in said:
        name, sign, following = (part.strip() for part in words.partition("="))
        if not (sign and name and following):
            raise UsageError(f'--next {words}: write "SCHOOL=SCHOOL", like "Oak Middle=Oak High"')
        found[meant_or_typed(name, schools)] = meant_or_typed(following, schools)
    return found


class GoingOn(NamedTuple):
    """The students before a school year, with what is said of them."""

    students: Sequence[Student]
    year: SchoolYear
    staying: Collection[str]
    """Who stays in a grade: those named, and whoever joined in the year."""
    into: Into
    today: date

    @property
    def waiting(self) -> list[Promotion]:
        """Who is to go into the year."""
        return promotions(self.students, self.year.school_year, self.staying, self.into, self.today)

    def asked(self, asker: Asker) -> dict[str, str]:
        """School → the next one, with what is answered: where the students of a school go on to that ends, or may end, below
        their next grade."""
        found, waiting = dict(self.into.nexts), self.waiting
        for name in dict.fromkeys(each.school for each in waiting if each.ends or each.may_end):
            those = [each for each in waiting if each.school == name and (each.ends or each.may_end)]
            if answer := _asked_next(asker, name, those, self.into):
                found[name] = answer
        return found


def _asked_next(asker: Asker, name: str, those: Sequence[Promotion], into: Into) -> str | None:
    """The school to which students of a school go on; None for Enter, where they cannot stay there."""
    ends = any(each.ends for each in those)
    who = joined([f"{each.student.id} (grade {each.grade})" for each in those])
    verb, enter = ("ends", "leave them") if ends else ("may end", f"at {name}")
    question = f"{name} {verb} below the next grade of {who}. At which school are they then?"
    while answer := asker.typed(question, "", hint=f"Enter = {enter}"):
        school = meant_or_typed(answer, into.schools)
        lacking = [each for each in those if has_no(school, into.schools.get(school), each.grade)]
        if school == name or not lacking:
            return school
        asker.say(f"  {school} has no grade {lacking[0].grade}")
    return None if ends else name
