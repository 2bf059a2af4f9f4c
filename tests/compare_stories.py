"""Random stories, told to the program and to the contract's oracle: every kind of difference, with a small example.

    python tests/compare_stories.py [--students N] [--seed N] [--rule RULE] [--no-examples]

The program is run in this process through its command line entry. Exit 1 where a difference remains that `SILENT` does
not name.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import inprocess
import stories
from contract_days import School
from contract_law import RULES
from contract_oracle import expected
from story_calendars import Json, calendars

FIELDS = (
    "started_on", "due", "met_on", "status", "hold_by", "counted_days", "raw_days", "pauses", "other_readings",
)  # fmt: skip
DAYS = ("started_on", "due", "met_on", "hold_by")
STUDENTS_A_FOLDER = 50
JUNE = 6
Row = Json
Rows = dict[str, list[Row]]
"""The clocks of one student by rule, in the order they started."""


@dataclass(frozen=True)
class Kind:
    """What sort of difference it is."""

    rule: str
    field: str
    how: str

    def __str__(self) -> str:
        return f"{self.rule} · {self.field} · {self.how}"


@dataclass(frozen=True)
class Difference:
    kind: Kind
    program: object
    oracle: object
    program_row: Row | None
    oracle_row: Row | None


@dataclass(frozen=True)
class Telling:
    """One student of one folder on one day."""

    rules: Json
    years: list[Json]
    student: Json
    as_of: date


@dataclass(frozen=True)
class Silent:
    """A difference where the contract does not decide and both are right."""

    rules: tuple[str, ...]
    fields: tuple[str, ...]
    reason: str
    holds: Callable[[Difference], bool]

    def covers(self, found: Difference) -> bool:
        return found.kind.rule in self.rules and found.kind.field in self.fields and self.holds(found)


def _only_6700(found: Difference) -> bool:
    return found.kind.how == "business_holidays: federal_and_6700"


def _booked_later(found: Difference) -> bool:
    row = found.program_row or {}
    return row.get("met_on") is not None and row["met_on"] <= row["started_on"]


def _met_before_exit(found: Difference) -> bool:
    return found.oracle_row is not None and found.oracle_row["met_on"] is not None


def _never_known(found: Difference) -> bool:
    return all(row is not None and row["due"] is None for row in (found.program_row, found.oracle_row))


def _in_june(found: Difference) -> bool:
    return found.oracle_row is not None and date.fromordinal(found.oracle_row["started_on"]).month == JUNE


SILENT = [
    Silent(
        ("records-copies", "records-transfer"),
        ("other_readings",),
        "`federal_and_6700` names the section of the Government Code, not its days (Lunar New Year, Diwali …)",
        _only_6700,
    ),
    Silent(
        ("meeting-notice",),
        ("clocks", "met_on"),
        "a notice of the booking's own day that stands above a booking recorded late: the program takes it for the booking's",
        _booked_later,
    ),
    Silent(
        ("triennial-plan",),
        ("clocks",),
        "a plan given before the student left: the program lists no plan for a triennial that has ended",
        _met_before_exit,
    ),
    Silent(
        ("progress-report",),
        ("started_on",),
        "added in a school year without a calendar: unknown on both sides, from when is not said",
        _never_known,
    ),
    Silent(
        ("interim-placement",),
        ("clocks",),
        "moved in between the last day of a year and July, the next year without a calendar: the program takes it for summer",
        _in_june,
    ),
]


# --- the two sides


def program(folder: Path, as_of: date) -> dict[str, Rows]:
    words = ["--caseload", str(folder), "--as-of", as_of.isoformat(), "due", "--all", "--format", "json"]
    done = inprocess.call_here(words, folder, {})
    if done.returncode:
        sys.exit(f"the program refused the stories: {done.stderr.strip()}")
    said = json.loads(done.stdout)
    if said["problems"]:
        sys.exit(f"the program found a problem in the stories: {said['problems'][0]}")
    found: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    for row in said["deadlines"]:
        if row["rule"] in RULES:
            found[row["student"]][row["rule"]].append(_plain(row))
    return found


def _plain(row: Json) -> Row:
    """The program's row with days as ordinals and the pauses as the set of days not counted."""
    kept: Row = {key: row[key] for key in FIELDS}
    for key in DAYS:
        kept[key] = _ordinal(row[key])
    spans = [(date.fromisoformat(each["from"]), date.fromisoformat(each["to"])) for each in row["pauses"]]
    kept["pauses"] = sorted(
        each for one, two in spans for each in range(one.toordinal(), two.toordinal() + 1)
    )
    kept["other_readings"] = [(each["reading"], _ordinal(each["due"])) for each in row["other_readings"]]
    return kept


def _ordinal(value: str | None) -> int | None:
    return None if value is None else date.fromisoformat(value).toordinal()


def oracle(telling: Telling, schools: dict[str, School]) -> Rows:
    name = telling.student["school"]
    if name not in schools:
        schools[name] = School(telling.years, name)
    found: Rows = defaultdict(list)
    for row in expected(telling.student, telling.rules, schools[name], telling.as_of):
        found[row["rule"]].append(row)
    return found


# --- differences


def differences(said: Rows, wanted: Rows) -> Iterator[Difference]:
    for rule in RULES:
        ours, theirs = sorted(said.get(rule, []), key=_order), sorted(wanted.get(rule, []), key=_order)
        if len(ours) != len(theirs):
            how = "program has more" if len(ours) > len(theirs) else "program has fewer"
            more, fewer = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
            extra = _left_over(more, fewer)
            sides = (extra, None) if len(ours) > len(theirs) else (None, extra)
            if rule == "manifestation-review" and "about" in extra:
                how += f": {extra['about']}"
            yield Difference(Kind(rule, "clocks", how), len(ours), len(theirs), *sides)
            continue
        for one, two in zip(ours, theirs, strict=True):
            yield from _fields(rule, one, two)


def _order(row: Row) -> tuple[int, int, int]:
    return row["started_on"] or 0, row["met_on"] or 10**7, row["due"] or 0


def _left_over(more: list[Row], fewer: list[Row]) -> Row:
    starts = Counter(row["started_on"] for row in fewer)
    for row in more:
        starts[row["started_on"]] -= 1
        if starts[row["started_on"]] < 0:
            return row
    return more[-1]


def _fields(rule: str, one: Row, two: Row) -> Iterator[Difference]:
    for name in FIELDS:
        if one[name] == two[name]:
            continue
        yield Difference(Kind(rule, name, _how(name, one[name], two[name])), one[name], two[name], one, two)
        if name in {"started_on", "due", "met_on"}:
            return  # what follows from it differs too


def _how(name: str, one: object, two: object) -> str:
    if name == "status":
        return f"{one}, oracle {two}"
    if one is None or two is None:
        return "program null" if one is None else "oracle null"
    if name == "other_readings":
        assert isinstance(one, list)
        assert isinstance(two, list)
        moved = {reading for reading, _ in set(one) ^ set(two)}
        return ", ".join(sorted(moved)) or "order"
    return "differs"


# --- the runs


def folders(rng: Random, number: int) -> Iterator[tuple[Json, list[Json], list[Json], list[date]]]:
    """Settings, calendars, students and two days on which to ask, for as many students as are wanted."""
    while number > 0:
        years = calendars(rng)
        students = stories.tell_students(rng, years, min(number, STUDENTS_A_FOLDER))
        first, last = years[0]["first_day"], years[-1]["last_day"]
        span = (last - first).days
        days = [first + timedelta(rng.randrange(200, span + 200)), last + timedelta(rng.randrange(-60, 200))]
        yield stories.settings(rng), years, students, days
        number -= len(students)


def compare(rng: Random, number: int) -> tuple[int, list[tuple[Telling, Difference]]]:
    """The number of clocks compared, and every difference."""
    clocks, found = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for turn, (rules, years, students, days) in enumerate(folders(rng, number)):
            folder = Path(scratch) / str(turn)
            stories.write_folder(folder, rules, years, students)
            schools: dict[str, School] = {}
            for as_of in days:
                said = program(folder, as_of)
                for student in students:
                    telling = Telling(rules, years, student, as_of)
                    wanted = oracle(telling, schools)
                    clocks += sum(map(len, wanted.values()))
                    found += [(telling, each) for each in differences(said[student["id"]], wanted)]
    return clocks, found


def alone(telling: Telling) -> list[Difference]:
    """The differences of one student in a folder of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        stories.write_folder(Path(scratch), telling.rules, telling.years, [telling.student])
        said = program(Path(scratch), telling.as_of)
    return list(differences(said[telling.student["id"]], oracle(telling, {})))


def smallest(telling: Telling, kind: Kind) -> Telling:
    """The same difference with as few events, readings and calendar entries as it needs."""
    again = True
    while again:
        again = False
        for smaller in _smaller(telling):
            if any(each.kind == kind for each in alone(smaller)):
                telling, again = smaller, True
                break
    return telling


def _smaller(telling: Telling) -> Iterator[Telling]:
    events = telling.student["events"]
    for at in reversed(range(len(events))):
        rest = [event for place, event in enumerate(events) if place != at]
        if _whole(rest):
            yield Telling(telling.rules, telling.years, telling.student | {"events": rest}, telling.as_of)
    for key in telling.rules["readings"]:
        readings = {name: value for name, value in telling.rules["readings"].items() if name != key}
        yield Telling(telling.rules | {"readings": readings}, telling.years, telling.student, telling.as_of)
    for at, year in enumerate(telling.years):
        for key in ("days_off", "closures", "extra_days"):
            if year[key]:
                years = [*telling.years[:at], year | {key: []}, *telling.years[at + 1 :]]
                yield Telling(telling.rules, years, telling.student, telling.as_of)


def _whole(events: list[Json]) -> bool:
    """Whether no event names one that is gone, and somebody joins."""
    ids = {event["id"] for event in events}
    named = {
        event[key] for event in events for key in ("event", "clock", "request", "carries_out") if key in event
    }
    named |= {each for event in events for each in event.get("answers", [])}
    return named <= ids and any(
        event["type"] in {"student_added", "transferred_in", "referral_received"} for event in events
    )


# --- what is printed


def report(found: list[tuple[Telling, Difference]], *, examples: bool) -> int:
    """Print each kind with its count; the number of kinds that the contract decides."""
    open_kinds: dict[Kind, list[tuple[Telling, Difference]]] = defaultdict(list)
    silent: Counter[str] = Counter()
    for telling, each in found:
        reason = next((item.reason for item in SILENT if item.covers(each)), None)
        if reason is None:
            open_kinds[each.kind].append((telling, each))
        else:
            silent[reason] += 1
    for reason, count in silent.most_common():
        print(f"silent {count:6}  {reason}")
    for kind, cases in sorted(open_kinds.items(), key=lambda item: -len(item[1])):
        print(f"DIFFERS {len(cases):5}  {kind}")
        if examples:
            show(min(cases, key=lambda case: len(case[0].student["events"]))[0], kind)
    return len(open_kinds)


def show(telling: Telling, kind: Kind) -> None:
    """One small example, with the files and the command to try it by hand."""
    telling = smallest(telling, kind)
    each = next(each for each in alone(telling) if each.kind == kind)
    print(f"    program {_said(each.program)}\n    oracle  {_said(each.oracle)}")
    for name, row in (("program's", each.program_row), ("oracle's", each.oracle_row)):
        if row is not None:
            print(f"    {name} row: " + ", ".join(f"{key} {_said(row[key])}" for key in FIELDS[:5]))
    years = [{key: year[key] for key in _CALENDAR if year[key]} for year in telling.years]
    lines = [
        f"readings: {stories.scalar(telling.rules['readings'])}",
        *(stories.scalar(year) for year in years),
        *(f"{key}: {stories.scalar(telling.student[key])}" for key in ("id", "born", "school")),
        "events:",
        *("- " + stories.scalar(event) for event in telling.student["events"]),
        f"casemgr --as-of {telling.as_of} due --all --student {telling.student['id']} --format json",
    ]
    print("\n".join("    | " + line for line in lines))


_CALENDAR = ("school_year", "first_day", "last_day", "days_off", "closures", "extra_days")


def _said(value: object) -> str:
    if isinstance(value, int) and value > 10**5:
        return date.fromordinal(value).strftime("%a %Y-%m-%d")
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_said, value)) + "]"
    return str(value)


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--students", type=int, default=400)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rule", help="only this rule")
    options.add_argument("--no-examples", action="store_true")
    given = options.parse_args()
    clocks, found = compare(Random(given.seed), given.students)
    found = [each for each in found if given.rule in {None, each[1].kind.rule}]
    kinds = report(found, examples=not given.no_examples)
    print(f"{clocks} clocks of {given.students} students compared (seed {given.seed}); {kinds} kinds differ")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
