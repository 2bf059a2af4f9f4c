"""The pictures as SVG: one drawing for the HTML page and the PDF."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from casemgr.paper.pictures.ahead import Ahead
from casemgr.paper.pictures.language import Saying
from casemgr.paper.pictures.timeline import Bar, Mark, Run

WIDTH = 760.0
MARGIN = 20.0
LETTER = 6.1
"""About a letter's width at the size of the labels, on the safe side."""
LEVEL = 31.0
"""The height of a mark's two lines."""
BAR = 36.0
INK, SOFT, BLUE, RUST, HAIR = "#1b2a41", "#5b6472", "#1d5a94", "#9c4312", "#b9bdc4"
COLORS = {"event": INK, "meeting": BLUE, "legal": RUST, "today": "#111111"}
EVERY = 10
"""The days of the count that have their number."""


class Placed(NamedTuple):
    """A label at its level over or under the bar, from its left to its right end."""

    x: float
    left: float
    level: int
    lines: tuple[str, ...]
    color: str


def _scale(first: date, last: date) -> Callable[[date], float]:
    """Where a day begins, from the left."""
    days = max(1, (last - first).days + 1)
    return lambda day: MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / days


def _middle(at: Callable[[date], float], day: date) -> float:
    """Where the number of a day is, and its mark."""
    return (at(day) + at(day + timedelta(days=1))) / 2


def place(labels: Sequence[tuple[float, tuple[str, ...], str]]) -> list[Placed]:
    """Each label at the lowest level at which it touches none that is there already."""
    ends: list[float] = []
    found = []
    for x, lines, color in sorted(labels):
        width = max(map(len, lines)) * LETTER + 8
        left = min(max(x - width / 2, 2), WIDTH - width - 2)
        level = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        ends[level : level + 1] = [left + width]
        found.append(Placed(x, left, level, lines, color))
    return found


def _text(x: float, y: float, words: str, *, size: float = 11, color: str = INK, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{color}"{more}>{escape(words)}</text>'


def _open(height: float, words: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(words)}" font-family="Libertinus Serif, Georgia, serif">'
        '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<path d="M0 7 L7 0" stroke="#6b5a35" stroke-width="0.9"/></pattern></defs>'
    )


def bar_svg(bar: Bar, words: str) -> str:
    at = _scale(bar.first, bar.last + timedelta(days=1))
    above = place([_label(mark, at, bar.says) for mark in bar.marks])
    below = place([_pause_label(run, at, bar.says) for run in bar.pauses])
    top = 8 + LEVEL * (1 + max((p.level for p in above), default=0)) + 14
    under = top + BAR + 22
    height = under + (8 + 17 * (1 + max(p.level for p in below)) if below else 0) + 6
    parts = [
        _open(height, words),
        *_runs(bar, at, top),
        *_ticks(bar, at, top + BAR),
        *_marks(above, top, bar.says.of("Today")),
        *_pauses(below, top, under),
        "</svg>",
    ]
    return "".join(parts)


def _label(mark: Mark, at: Callable[[date], float], says: Saying) -> tuple[float, tuple[str, ...], str]:
    return _middle(at, mark.day), (mark.words, says.day(mark.day)), COLORS[mark.kind]


def _pause_label(run: Run, at: Callable[[date], float], says: Saying) -> tuple[float, tuple[str, ...], str]:
    middle = (at(run.first) + at(run.last + timedelta(days=1))) / 2
    return middle, (says.pause(run.length, run.why),), "#5a4a25"


def _runs(bar: Bar, at: Callable[[date], float], top: float) -> Iterator[str]:
    """The counted days filled, those not counted hatched; what lies before day 0 an outline."""
    left, right = at(bar.first), at(bar.last + timedelta(days=1))
    yield f'<rect x="{left:.1f}" y="{top + BAR / 2 - 2:.1f}" width="{right - left:.1f}" height="4" fill="{HAIR}"/>'
    runs = bar.runs or (Run(bar.start, bar.due, (0, 0), ""),)
    for run in runs:
        x, end = at(run.first), at(run.last + timedelta(days=1))
        box = f'x="{x:.1f}" y="{top:.1f}" width="{end - x:.1f}" height="{BAR}"'
        if run.numbers is None:
            yield f'<rect {box} fill="#ffffff"/><rect {box} fill="url(#hatch)" stroke="#6b5a35" stroke-width="0.8"/>'
        else:
            yield f'<rect {box} fill="#cfdcea" stroke="{INK}" stroke-width="0.8"/>'


def _ticks(bar: Bar, at: Callable[[date], float], bottom: float) -> Iterator[str]:
    """The count under the bar: day 1, every tenth, the last."""
    last = max((max(run.numbers) for run in bar.runs if run.numbers), default=0)
    for run in bar.runs:
        if run.numbers is None:
            continue
        step = 1 if run.numbers[1] >= run.numbers[0] else -1
        for offset in range(run.length):
            number = run.numbers[0] + step * offset
            is_near_end = last - number < EVERY / 2 and number != last
            if number in (1, last) or (number % EVERY == 0 and not is_near_end):
                x = _middle(at, run.first + timedelta(days=offset))
                yield f'<path d="M{x:.1f} {bottom:.1f} v5" stroke="{INK}"/>'
                word = bar.says.nth(number) if number == 1 else str(number)
                yield _text(x, bottom + 16, word, size=10.5, color=SOFT, more=' text-anchor="middle"')


def _labels(placed: Sequence[Placed], top: float) -> Iterator[str]:
    """What each mark is, and its day, on white."""
    for one in placed:
        y = top - 14 - LEVEL * one.level
        width = max(map(len, one.lines)) * LETTER + 8
        yield f'<rect x="{one.left:.1f}" y="{y - LEVEL + 3:.1f}" width="{width:.1f}" height="{LEVEL - 3}" fill="#ffffff"/>'
        centre = one.left + width / 2
        yield _text(
            centre,
            y - 16,
            one.lines[0],
            size=11.5,
            color=one.color,
            more=' text-anchor="middle" font-weight="bold"',
        )
        yield _text(centre, y - 4, one.lines[1], size=11, color=one.color, more=' text-anchor="middle"')


def _marks(placed: Sequence[Placed], top: float, today: str) -> Iterator[str]:
    """Leaders first, so that no line is drawn over a label."""
    for one in placed:
        foot = top - 14 - LEVEL * one.level + 1
        dash = ' stroke-dasharray="3 2"' if one.lines[0] == today else ""
        yield f'<path d="M{one.x:.1f} {foot:.1f} V{top + BAR:.1f}" stroke="{one.color}" stroke-width="1.3"{dash}/>'
        yield f'<circle cx="{one.x:.1f}" cy="{top + BAR / 2:.1f}" r="4" fill="{one.color}"/>'
    yield from _labels(placed, top)


def _pauses(placed: Sequence[Placed], top: float, under: float) -> Iterator[str]:
    for one in placed:
        y = under + 14 + 17 * one.level
        width = max(map(len, one.lines)) * LETTER + 8
        yield f'<path d="M{one.x:.1f} {top + BAR:.1f} V{y - 9:.1f}" stroke="{one.color}" stroke-width="0.7" stroke-dasharray="1.5 1.5"/>'
        yield f'<rect x="{one.left:.1f}" y="{y - 11:.1f}" width="{width:.1f}" height="14" fill="#ffffff"/>'
        yield _text(
            one.left + width / 2,
            y,
            one.lines[0],
            color=one.color,
            more=' text-anchor="middle" font-style="italic"',
        )


AHEAD_COLORS = {"annual": BLUE, "triennial": RUST, "age": "#54489a"}


def ahead_svg(ahead: Ahead, words: str) -> str:
    at = _scale(ahead.first, ahead.last)
    says = ahead.says
    labels = [(at(m.day), (m.words, says.day(m.day)), AHEAD_COLORS[m.slug]) for m in ahead.marks]
    placed = place(labels)
    top = 8 + LEVEL * (1 + max((p.level for p in placed), default=0)) + 14
    axis = top + BAR / 2
    parts = [_open(top + BAR + 14, words)]
    parts.append(f'<path d="M{MARGIN} {axis:.1f} H{WIDTH - MARGIN}" stroke="{INK}" stroke-width="2"/>')
    month = ahead.first
    while month < ahead.last:
        tall = 8 if month.month in (1, 7) else 4
        parts.append(f'<path d="M{at(month):.1f} {axis:.1f} v{tall}" stroke="{SOFT}"/>')
        if month.month in (1, 7):
            named = says.month(month)
            parts.append(
                _text(at(month), axis + 22, named, size=10.5, color=SOFT, more=' text-anchor="middle"')
            )
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return "".join([*parts, *_ahead_marks(placed, top, axis), "</svg>"])


def _ahead_marks(placed: Sequence[Placed], top: float, axis: float) -> Iterator[str]:
    for one in placed:
        foot = top - 14 - LEVEL * one.level + 1
        yield f'<path d="M{one.x:.1f} {foot:.1f} V{axis:.1f}" stroke="{one.color}" stroke-width="1.1"/>'
        yield f'<circle cx="{one.x:.1f}" cy="{axis:.1f}" r="5" fill="{one.color}"/>'
    yield from _labels(placed, top)
