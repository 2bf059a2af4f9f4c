"""When the last annual review and the last evaluation were, out of all that a roster says of a student."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casemgr.casefile.purposes import REVIEWS
from casemgr.casefile.saying import plural
from casemgr.days.schoolyear import ONE_DAY
from casemgr.errors import Problem
from casemgr.exchange.anniversaries import Cycle, cycle_of
from casemgr.exchange.cells.days import day_answered
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings


@dataclass(frozen=True, slots=True)
class Cycles:
    """The two reviews that come round."""

    annual: Cycle | None
    evaluation: Cycle | None

    @classmethod
    def of(cls, law: LawBook, readings: Readings) -> Cycles:
        return cls(cycle_of("last_annual", law, readings), cycle_of("last_evaluation", law, readings))


@dataclass(frozen=True, slots=True)
class Reviews:
    """The last days. None: the roster does not say."""

    last_annual: date | None
    last_evaluation: date | None


def reviews_of(pupil: Pupil, cycles: Cycles, as_of: date, asked: Asked) -> Reviews:
    """The last dates: the roster's own win, else they follow from the next ones. What differs is said."""
    if pupil.is_open_initial:
        return Reviews(None, None)
    return Reviews(_annual(pupil, cycles, as_of, asked), _evaluation(pupil, cycles, as_of, asked))


def say_unknown(pupil: Pupil, reviews: Reviews, asked: Asked) -> None:
    """Of a new student: which of the two deadlines cannot be computed."""
    if pupil.is_open_initial:
        return
    days = (("annual review", reviews.last_annual), ("evaluation", reviews.last_evaluation))
    unknown = [what for what, day in days if day is None]
    if unknown:
        each = "its deadline stays" if len(unknown) == 1 else "their deadlines stay"
        _say(pupil, asked, f"no date of the last or next {' or '.join(unknown)}: {each} unknown")


def _annual(pupil: Pupil, cycles: Cycles, as_of: date, asked: Asked) -> date | None:
    held = None
    if pupil.iep and pupil.iep > as_of:
        _say(pupil, asked, f"the IEP date {pupil.iep} lies ahead: a draft's, and not the last annual review")
    elif pupil.iep and (not pupil.meetings or not REVIEWS.isdisjoint(pupil.meetings)):
        held = pupil.iep
    return _settled(
        pupil, "annual review", {"its own column": pupil.last_annual, "the IEP date": held},
        pupil.next_annual, cycles.annual, as_of, asked,
    )  # fmt: skip


def _evaluation(pupil: Pupil, cycles: Cycles, as_of: date, asked: Asked) -> date | None:
    said: dict[str, date | None] = {"its own column": pupil.last_evaluation}
    cycle = cycles.evaluation
    first = pupil.evaluation
    if not pupil.last_evaluation and not pupil.next_evaluation and first and cycle:
        if cycle.next_after(first) >= as_of:
            said["the first evaluation"] = first
        else:
            _say(pupil, asked, f"the first evaluation was on {first}; the last one is not in the file")
    found = _settled(pupil, "evaluation", said, pupil.next_evaluation, cycle, as_of, asked)
    held = pupil.iep if pupil.iep and pupil.iep <= as_of and "triennial" in pupil.meetings else None
    if found and held and held != found:
        words = f"the last evaluation is taken as {found}; the meeting of {held} is called a triennial too"
        _say(pupil, asked, words)
    return found


def _settled(
    pupil: Pupil,
    what: str,
    said: dict[str, date | None],
    following: date | None,
    cycle: Cycle | None,
    as_of: date,
    asked: Asked,
) -> date | None:
    """The first day said wins; the one that follows from the next date is taken where none is said."""
    days = {where: day for where, day in said.items() if day and day <= as_of}
    for where, day in said.items():
        if day and day > as_of:
            _say(pupil, asked, f"the last {what} {day} ({where}) lies ahead, and is not taken")
    counted = cycle.last_before(following) if cycle and following else ()
    if days:
        taken_from, taken = next(iter(days.items()))
        others = [f"{day} ({where})" for where, day in days.items() if day != taken]
        if cycle and following and not others and cycle.next_after(taken) - following == ONE_DAY:
            # The same of every student, where the other system counts so: without dates it is said once.
            span = plural(cycle.years, "year")
            _say(pupil, asked, f"the next {what} is a day short of {span} after the last one, which is taken")
        elif cycle and following and cycle.next_after(taken) != following:
            back = ", ".join(map(str, counted)) or "no day"
            others.append(f"{back} (from the next one, {following})")
        if others:
            words = f"last {what} {taken} ({taken_from}) is taken; the file also says {' and '.join(others)}"
            _say(pupil, asked, words)
        return taken
    return _from_next(pupil, what, following, counted, asked)


def _from_next(
    pupil: Pupil, what: str, following: date | None, counted: tuple[date, ...], asked: Asked
) -> date | None:
    if following is None:
        return None
    if len(counted) == 1:
        return counted[0]
    answer = asked.ask_of(
        pupil,
        "last-day",
        f"{pupil.who}: the next {what} is {following}; when was the last one?",
        read=str(following),
        readings=tuple(map(str, counted)),
        column=what,
    )
    if answer:
        return day_answered(answer)
    return counted[0] if counted else None  # both of the two give the same next date


def _say(pupil: Pupil, asked: Asked, message: str) -> None:
    """A remark on a student, at the place in its file."""
    file, line = pupil.sources[0] if pupil.sources else (asked.file, None)
    asked.remarks.append(Problem(file, line, f"{pupil.name}: {message}"))
