"""The page that a case manager opens each morning: what the law asks is never cut, the rest fits the screen."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from casemgr.reports.report import Column, Report
from casemgr.reports.tallies import tally_data
from casemgr.reports.today_folding import folded
from casemgr.reports.today_limits import Limits
from casemgr.reports.today_line import Line
from casemgr.reports.today_meetings import HELD
from casemgr.reports.today_morning import Morning
from casemgr.reports.today_notes import notes
from casemgr.reports.today_parts import AHEAD, NEVER_CUT, PARTS, Part
from casemgr.reports.today_when import PASSED
from casemgr.reports.words import (
    long_date,
    plural,
)

FEW = 16
"""Lines of the parts that may be cut, on a page that no screen limits."""

NO_STUDENT = "No student yet. Add one: casemgr add ID --name … (see casemgr add --help)"
NONE_HERE = "No student here."

COLUMNS = (
    Column("number", "#", "word"),
    Column("when", "When", "status"),
    Column("student", "Student", "word"),
    Column("text", "What"),
)


class Page(NamedTuple):
    """The page and its numbered lines, the first as number 1."""

    report: Report
    lines: Sequence[Line]


def whole_page(found: Morning) -> Page:
    """Every line, reminders too."""
    return _page(found, found.lines)


def short_page(found: Morning) -> Page:
    """What the law asks, and the first lines of the rest; the others are counted. Long lines are folded, as nothing says
    how wide the reader's page is."""
    page = _page(found, _fitted(found, FEW))
    rows = tuple((*row[:-1], folded(str(row[-1]))) for row in page.report.rows)
    return page._replace(report=page.report._replace(rows=rows))


def fitted_pages(found: Morning) -> Iterator[Page]:
    """The short page and ever shorter ones, without empty lines, down to what is never cut: the first that fits is shown."""
    yield _page(found, _fitted(found, FEW))
    for room in range(FEW, -1, -1):
        page = _page(found, _fitted(found, room))
        yield page._replace(report=page.report._replace(spaced=False))


def _fitted(found: Morning, room: int) -> list[Line]:
    """The lines that are never cut; in a third of the room for others what the law asks next; in the rest the first line of
    each part, then what is to be done before a break of these days, and of what is left a fair share each."""
    kept = {id(line) for line in found.lines if _is_never_cut(line, found.limits)}
    others = [line for line in found.lines if id(line) not in kept and line.part != "reminders"]
    legal = [line for line in others if line.part in AHEAD and _is_legal(line)][: room // 3]
    kept |= {id(line) for line in legal}
    shares = [[line for line in others if line.part == part and id(line) not in kept] for part in PARTS]
    first, *turns = [[line for line in turn if line] for turn in zip_longest(*shares)] or [[]]
    near = [line for line in others if line.part == "before_break" and found.limits.is_break_near]
    in_turn = dict.fromkeys(map(id, [*first, *near, *(line for turn in turns for line in turn)]))
    kept |= set([each for each in in_turn if each not in kept][: room - len(legal)])
    return [line for line in found.lines if id(line) in kept]


def _is_never_cut(line: Line, limits: Limits) -> bool:
    """What the law asks now, or in the next five school days; and what is new of the handbook, or late or for today by it."""
    if line.part == "handbook":
        return line.urgency < PASSED or any(step.new_on >= limits.new_since for step in line.steps)
    return line.part in NEVER_CUT or (line.part in AHEAD and _is_legal(line) and line.day <= limits.week)


def _is_legal(line: Line) -> bool:
    return any(step.rule.kind == "law" for step in line.steps)


def _page(found: Morning, shown: Sequence[Line]) -> Page:
    report = Report(
        title=_title(found),
        columns=COLUMNS,
        rows=tuple((str(n), line.when, line.who, line.text) for n, line in enumerate(shown, 1)),
        data=lambda: _data(found),
        empty=_nothing(found),
        notes=tuple(notes(found, shown)),
        headings=_headings(found, shown),
        problems=found.problems,
    )
    return Page(report, shown)


def _title(found: Morning) -> str:
    """`Mon 11/23 · 1 legal deadline overdue · 8 legal duties open · 2 meetings this week · 11 reminders`."""
    n = found.counts
    handbook = (
        ("of the handbook",) * 2 if n.overdue else ("handbook deadline overdue", "handbook deadlines overdue")
    )
    counts = (
        (n.to_act_today, "legal deadline to act on today", "legal deadlines to act on today"),
        (n.overdue, "legal deadline overdue", "legal deadlines overdue"),
        (n.overdue_by_handbook, *handbook),
        (n.duties, "legal duty open", "legal duties open"),
        (found.meetings, f"meeting {found.week_words}", f"meetings {found.week_words}"),
        (n.unknown, "date unknown", "dates unknown"),
        (n.reminders, "reminder", "reminders"),
    )
    said = [plural(number, one, many) for number, one, many in counts if number]
    if found.to_open and found.opens_now:
        said.append(f"school year {found.to_open.school_year} not opened")
    return " · ".join([long_date(found.as_of, found.as_of), *(said or ["nothing is overdue"])])


def _nothing(found: Morning) -> str:
    if not found.students:
        return NONE_HERE if found.elsewhere else NO_STUDENT
    return "Nothing is due soon."


_HEADINGS: Mapping[Part, str] = {
    "held": HELD,
    "meetings": "MEETINGS",
    "law": "LAW",
    "unknown": "DATE UNKNOWN",
    "handbook": "HANDBOOK",
    "book_now": "BOOK NOW: the notice must go out by the day named",
    "book": "BOOK: the notice must go out by the day named",
    "waiting": "WAITING ON OTHERS",
    "reminders": "REMINDERS that neither law nor handbook asks",
}


def _headings(found: Morning, shown: Sequence[Line]) -> dict[int, str]:
    """Above the first line of each part: its name, and how many more of it are not shown."""
    first: dict[Part, int] = {}
    for place, line in enumerate(shown):
        first.setdefault(line.part, place)
    on_page, in_all = (Counter(line.part for line in lines) for lines in (shown, found.lines))
    return {
        place: _heading(part, found)
        + (f" ({on_page[part]} of {in_all[part]})" if on_page[part] < in_all[part] else "")
        for part, place in first.items()
    }


def _heading(part: Part, found: Morning) -> str:
    limits = found.limits
    if part == "before_break" and (found.break_name or found.other_breaks):
        is_today = limits.before_break == found.as_of
        day = "THE END OF TODAY" if is_today else long_date(limits.before_break, found.as_of)
        own = [f"{day}, {found.break_name}"] if found.break_name else []
        own += [each.words(found.break_name, found.as_of) for each in found.other_breaks]
        return f"BY {'; '.join(own)}"
    if part in AHEAD:
        return f"BY {long_date(limits.ahead, found.as_of)}, {limits.ahead_words} from now"
    return _HEADINGS[part]


def _data(found: Morning) -> dict[str, Any]:
    """Every line by part and in order, and every deadline by itself."""
    lines = [_line_data(line) for line in found.lines]
    items = [{"section": line.part, **step.data} for line in found.lines for step in line.steps]
    parts = {part: [line for line in lines if line["part"] == part] for part in PARTS}
    near = [{"student": student, **tally_data(each)} for student, each in found.near_limit]
    return {"parts": parts, "lines": lines, "items": items, "near_limit": near}


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "part": line.part,
        "when": line.when,
        "student": line.who,
        "text": line.text,
        "steps": [step.data for step in line.steps],
    }
