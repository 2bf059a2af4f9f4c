"""The progress grid: whose reports are due, which providers have reported, and what went home without one of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.saying import first_of
from casemgr.docket.assumed import day_missing, is_assumed
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.providers import Lacking, lacking
from casemgr.docket.within import is_within
from casemgr.reports.blocks import AWAITED, REPORTED
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import joined, long_date, when_words
from casemgr.state.progress import reported

COLUMNS = (
    Column("due", "Due", "date", shown="wide"),
    Column("send_by", "Send by", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("status", "Status", "status"),
)
MISSING = "no"


class ProgressRow(NamedTuple):
    deadline: Deadline
    name: str
    providers: Mapping[str, date | None]
    """Each provider, and the day of the report."""
    lacking: tuple[Lacking, ...] = ()
    """The reports that went home before all had reported."""

    @property
    def missing(self) -> list[str]:
        return [name for name, day in self.providers.items() if day is None]


def progress_rows(students: Iterable[Facts], context: Context, as_of: date) -> Iterator[ProgressRow]:
    """The next report of every student who is to have one."""
    for facts in students:
        clocks = derive_from(facts, context, as_of)
        coming = next((clock for clock in clocks if clock.rule.role == "progress" and clock.is_open), None)
        if coming:
            providers = reported(facts.student, facts.events)
            yield ProgressRow(coming, facts.student.name, providers, tuple(lacking(clocks, facts)))


def progress_report(every: Iterable[ProgressRow], as_of: date, within: int | None = None) -> Report:
    """By due date, with a column for each provider: a filled dot and the day reported, an empty dot, or nothing for one of
    other students. `within`: only what is due in so many days. Under it what went home before all had reported."""
    found = sorted(every, key=lambda row: (row.deadline.due or date.max, row.deadline.student))
    ordered = [row for row in found if within is None or is_within(row.deadline, within, as_of)]
    went_home = [(row.deadline.student, each) for row in found for each in row.lacking]
    people = sorted({name for row in ordered for name in row.providers}, key=lambda name: (_last(name), name))
    called = Counter(map(_last, people))
    missing = sum(len(row.missing) for row in ordered)
    unlisted = [row.deadline.student for row in ordered if not row.providers]
    notes = [f"{REPORTED} reported, on that day; {AWAITED} not reported yet ({missing})"] if people else []
    if unlisted:
        notes.append(
            f"No providers listed in the file: {first_of(unlisted)}; casemgr edit STUDENT --provider NAME"
        )
    if assumed := [row.deadline for row in ordered if is_assumed(row.deadline)]:
        notes.append(
            f"Counted from the day of adding, {assumed[0].start.assumed}. {' '.join(day_missing(assumed))}"
        )
    notes += _went_home_words(went_home, as_of)
    return Report(
        title=f"Progress reports as of {long_date(as_of)}",
        columns=(
            *COLUMNS,
            *(
                column
                for name in people
                for column in _provider_columns(name, name if called[_last(name)] > 1 else _last(name))
            ),
        ),
        rows=tuple(
            (
                d.due,
                d.act_by,
                d.student,
                row.name,
                when_words(d, as_of),
                *(cell for name in people for cell in _cells(row, name)),
            )
            for row in ordered
            for d in (row.deadline,)
        ),
        data=lambda: {
            "reports": [_data(row) for row in ordered],
            "went_home_without": [_lacking_data(*each) for each in went_home],
        },
        empty="No progress report is due.",
        notes=tuple(notes),
    )


def _went_home_words(went_home: Sequence[tuple[str, Lacking]], as_of: date) -> Iterator[str]:
    """What is still missing for the reports that went home, so that nobody looks for it above."""
    if not went_home:
        return
    said = [
        f"{student} {long_date(each.sent.date, as_of)}{f' ({joined(each.missing)} missing)' if each.missing else ''}"
        for student, each in went_home
    ]
    yield f"Went home before all had reported: {', '.join(said)}. What a provider reports now counts for that one first"


def _lacking_data(student: str, each: Lacking) -> dict[str, object]:
    return {"student": student, "sent": iso(each.sent.date), "missing": list(each.missing)}


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _provider_columns(name: str, head: str) -> tuple[Column, Column]:
    """A provider's column on a screen, and the same as data."""
    return Column(f"{name} shown", head, "word", shown="screen"), Column(name, name, shown="data")


def _cells(row: ProgressRow, name: str) -> tuple[str, date | str | None]:
    """A filled dot with the day reported, or an empty one; as data the day or `no`. Nothing for one of other students."""
    if name not in row.providers:
        return "", None
    day = row.providers[name]
    return (f"{REPORTED} {day.month}/{day.day}", day) if day else (AWAITED, MISSING)


def _data(row: ProgressRow) -> dict[str, object]:
    return {
        "student": row.deadline.student,
        "due": iso(row.deadline.due),
        "hold_by": iso(row.deadline.hold_by),
        "status": row.deadline.status,
        "not_reported": row.missing,
        "reported": {name: iso(day) for name, day in row.providers.items() if day},
    }
