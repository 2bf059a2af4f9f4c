"""What is said under the morning page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.names import fold
from casemgr.casefile.saying import first_of
from casemgr.days.schoolyear import ONE_DAY, SchoolYear
from casemgr.docket.next_steps import round_command
from casemgr.reports.tallies import near_limit_words
from casemgr.reports.today_line import Line
from casemgr.reports.today_morning import Morning
from casemgr.reports.today_student import HandOff, StudentDay
from casemgr.reports.words import elsewhere_line, joined, long_date, no_day_to_act, plural, unknown_words


def notes(found: Morning, shown: Sequence[Line]) -> Iterator[str]:
    """What is not on the page, what no date is known of, and whose cases are still on it."""
    if found.to_open and found.opens_now:
        yield _to_open_words(found.to_open, found.as_of)
    yield from near_limit_words(found.near_limit)
    yield from _round_words(shown)
    on_page = {id(line) for line in shown}
    left = [line for line in found.lines if id(line) not in on_page]
    handbook = [line for line in left if line.part == "handbook"]
    if handbook:
        yield f"{plural(len(handbook), 'more handbook line')}: casemgr next"
    before = [line for line in left if line.part == "before_break" and found.break_name]
    if before:
        yield _before_words(before, found)
    others = sum(line.part not in ("handbook", "reminders") for line in left) - len(before)
    reminders = sum(line.part == "reminders" for line in left)
    more = [plural(others, "more line")] if others else []
    more += [plural(reminders, "reminder")] if reminders else []
    if more:
        yield f"{' and '.join(more)}: casemgr today --all"
    yield from _of_others(found.others)
    yield from _assigned_notes(found.others)
    if found.elsewhere:
        yield elsewhere_line(found.elsewhere)
    yield from unknown_words(found.missing, found.as_of, found.problems)
    if found.to_open and found.students and not found.opens_now:
        yield _still_to_open_words(found.to_open, found.not_started)
    for short, students in found.not_computed.items():
        yield f"{short} UNKNOWN for {joined(students)}: no date of the last one is on file; casemgr check says how to add it"
    yield from no_day_to_act(found.missing_to_act, found.problems)


def _round_words(shown: Sequence[Line]) -> Iterator[str]:
    """The commands for all students of a line, with the duties that they take for which lines."""
    ticked = [
        f"line {n} {line.steps[0].rule.id}"
        for n, line in enumerate(shown, 1)
        if line.part == "handbook" and _is_round(line) and line.steps[0].rule.can_be_ticked
    ]
    commands = [f"done --all RULE ({', '.join(ticked)})"] if ticked else []
    commands += [
        f"{command} (line {n})"
        for n, line in enumerate(shown, 1)
        if _is_round(line) and line.steps[0].is_of_year and (command := round_command(line.steps[0].rule))
    ]
    if commands:
        yield f"For all students of a line: {'; '.join(f'casemgr {each}' for each in commands)}"


def _is_round(line: Line) -> bool:
    """Whether a line is about one duty of several students."""
    about = {step.rule.id for step in line.steps}
    return len(about) == 1 and len({step.student for step in line.steps}) > 1


def _to_open_words(year: SchoolYear, as_of: date) -> str:
    begins = "begins" if as_of <= year.first_day else "began"
    return (
        f"The school year {year.school_year} {begins} {long_date(year.first_day, as_of)} and is not opened: "
        "what its start asks is on no list until then: casemgr start-year"
    )


def _still_to_open_words(year: SchoolYear, not_started: int) -> str:
    """Later in the year: of the students who were here at its beginning, or for a caseload that began since, of its own steps."""
    if not_started:
        return f"The school year {year.school_year} is not opened for {plural(not_started, 'student')}: casemgr start-year"
    return (
        f"The school year {year.school_year} is not opened here: the steps of the whole caseload are on no list until then: "
        "casemgr start-year"
    )


def _before_words(left: Sequence[Line], found: Morning) -> str:
    """How many lines of what is to be done before the next break are not on the page, and the list that has them."""
    last = found.limits.before_break
    day = "today" if last == found.as_of else long_date(last, found.as_of)
    too_late = max(last, *(line.day for line in left)) + ONE_DAY
    return (
        f"{plural(len(left), 'more line')} by {day}, {found.break_name}: "
        f"casemgr due --before {too_late.month}/{too_late.day}"
    )


def _of_others(others: Sequence[StudentDay]) -> Iterator[str]:
    """How many students are those of other case managers, who have had them from the start."""
    managers = [day.manager for day in others if day.manager and day.has_own_manager]
    if managers:
        verb = "are" if managers[1:] else "is"
        yield (
            f"{plural(len(managers), 'student')} of {first_of(sorted(set(managers)))} {verb} on these lists too: "
            "--case-manager NAME shows one person's"
        )


def _assigned_notes(others: Sequence[StudentDay]) -> Iterator[str]:
    """What is missing until students whom somebody else was assigned leave the lists, and from whom."""
    matters: dict[tuple[str, HandOff | None], list[str]] = {}
    for day in others:
        if day.manager and not day.has_own_manager and not (day.hand_off and day.hand_off.is_confirmed):
            matters.setdefault((day.manager, day.hand_off), []).append(day.student_id)
    for (manager, hand_off), students in matters.items():
        whom = "--all" if students[1:] else students[0]
        receiver = f' --to "{hand_off.to if hand_off else manager}"'
        what = f" --acknowledged{receiver if students[1:] else ''}" if hand_off else receiver
        verb = "are assigned to" if students[1:] else "is assigned to"
        also, until = "", "the hand-off is confirmed"
        if hand_off and fold(hand_off.to) != fold(manager):
            also = f" and {'were' if students[1:] else 'was'} handed off to {hand_off.to}"
            until = f"{hand_off.to} confirms the hand-off"
        yield (
            f"{joined(students)} {verb} {manager}{also}: on your lists until {until} "
            f"(casemgr hand-off {whom}{what})"
        )
