"""What the case manager knows of new students besides the file, as it is typed: whom it is about, which reviews are asked
about, and how many days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from casemgr.casefile.names import names_meant
from casemgr.casefile.vocabulary import LANGUAGE_STATUSES
from casemgr.errors import UsageError
from casemgr.exchange.cells.codes import read_language_status
from casemgr.exchange.cells.column import Doubt
from casemgr.exchange.compare import New
from casemgr.exchange.intake import Besides
from casemgr.exchange.reviews import Cycles

_MOST_DAYS = 200
NewStudents = Mapping[str, New]
"""Id to be given → the student."""


def with_iep(new: NewStudents) -> dict[str, New]:
    return {key: each for key, each in new.items() if not each.pupil.is_open_initial}


def with_certain_iep(new: NewStudents) -> dict[str, New]:
    """Those of whom the file says so: with a date of an IEP, or a status."""
    return {key: each for key, each in with_iep(new).items() if not each.pupil.only_supposed}


def without_status(new: NewStudents) -> dict[str, New]:
    """Those whose home language is known, and whose language status is not."""
    return {key: each for key, each in new.items() if each.pupil.home_language and not each.pupil.language}


def named_with_language(new: NewStudents) -> str:
    """`lc1 (Mandarin), xg1 (Spanish)`."""
    return ", ".join(f"{key} ({each.pupil.home_language})" for key, each in new.items())


def status_typed(words: Sequence[str]) -> str:
    """A language status. UsageError for what is none."""
    typed = " ".join(words)
    status = read_language_status(typed)
    if isinstance(status, Doubt) or not status:
        known = f"{', '.join(LANGUAGE_STATUSES[:-1])} or {LANGUAGE_STATUSES[-1]}"
        raise UsageError(
            f"{typed}: no such language status; write {known}" if typed else f"write ID STATUS: {known}"
        )
    return status


def with_statuses(new: NewStudents, known: Mapping[str, Besides]) -> dict[str, New]:
    """The students with the language status that was said of each."""
    return {
        key: replace(each, pupil=each.pupil._replace(language=status))
        if (status := known[key].language)
        else each
        for key, each in new.items()
    }


def annuals_until(
    new: NewStudents, known: Mapping[str, Besides], cycles: Cycles, until: date
) -> dict[str, date]:
    """The students whose next annual review comes by a day, soonest first; not those whose last one is known by now."""
    cycle = cycles.annual
    open_ones = {key: each.reviews.last_annual for key, each in new.items() if not known[key].annual_held}
    return _soonest({key: cycle.next_after(last) for key, last in open_ones.items() if cycle and last}, until)


def evaluations_until(new: NewStudents, cycles: Cycles, until: date) -> dict[str, date]:
    """The same of the next evaluation."""
    cycle = cycles.evaluation
    last_days = {key: each.reviews.last_evaluation for key, each in new.items()}
    return _soonest({key: cycle.next_after(last) for key, last in last_days.items() if cycle and last}, until)


def _soonest(due: Mapping[str, date], until: date) -> dict[str, date]:
    return dict(sorted(((k, v) for k, v in due.items() if v <= until), key=lambda pair: pair[1]))


def student_meant(words: str, new: NewStudents) -> str:
    """The id of the new student who is meant: typed, or by its beginning or a part of the name."""
    if words in new:
        return words
    found = [
        student_id
        for student_id, each in new.items()
        if student_id.startswith(words.lower()) or names_meant(words, [each.pupil.name])
    ]
    if len(found) == 1:
        return found[0]
    several = f"{words} may be {' or '.join(found)}" if found else f"{words}: no new student is called so"
    raise UsageError(f"{several}; type an id of the table above")


def removal_typed(words: list[str]) -> tuple[str, float, str]:
    """Who, how many days, and the day, from `ID DAYS DATE`."""
    try:
        student_id, days, day = words[0], float(words[1]), words[2]
    except (IndexError, ValueError):
        raise UsageError("write ID DAYS DATE, like ar1 2 10/5") from None
    if not 0 < days <= _MOST_DAYS or days * 2 % 1:
        raise UsageError(f"{words[1]}: days are counted in halves, like 0.5 or 2")
    return student_id, days, day
