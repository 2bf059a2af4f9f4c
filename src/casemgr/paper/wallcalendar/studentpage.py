"""One student's page: each clock as a bar, the years ahead, and this school year's dates."""

from __future__ import annotations

from dataclasses import dataclass

from casemgr.paper.pictures.saying import bar_words, timeline_words
from casemgr.paper.pictures.svg import ahead_svg, bar_svg
from casemgr.paper.pictures.timeline import Bar
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.words import hour, short_day

SHOWN = ("meeting", "annual", "triennial", "initial", "reassessment", "progress")
"""What a parent reads of the year; none of our own reminders."""


@dataclass(frozen=True)
class BarPicture:
    title: str
    svg: str
    words: str
    """The same for who cannot see it."""
    law: str


@dataclass(frozen=True)
class StudentPage:
    label: str
    teacher: str
    district: str
    bars: tuple[BarPicture, ...]
    ahead: str
    ahead_words: str
    rows: tuple[str, ...]


def student_page(calendar: MasterCalendar) -> StudentPage | None:
    """Only where one student is asked for."""
    picture = calendar.timeline
    if picture is None:
        return None
    return StudentPage(
        picture.label,
        calendar.heading.case_manager,
        calendar.heading.district,
        tuple(map(_bar, picture.bars)),
        ahead_svg(picture.ahead, "The years ahead") if picture.ahead.marks else "",
        timeline_words(picture),
        tuple(_row(e) for e in calendar.entries if e.slug in SHOWN and not e.is_booked_in_time),
    )


def _bar(bar: Bar) -> BarPicture:
    words = " ".join(bar_words(bar))
    how = f"{bar.how[:1].upper()}{bar.how[1:]}"
    return BarPicture(bar.title, bar_svg(bar, words), words, f"{how}. {bar.law}.")


def _row(entry: Entry) -> str:
    at = f" {hour(entry.time)}" if entry.time else ""
    by = "by " if entry.slug != "meeting" and entry.state != "met" else ""
    words = {"meeting": entry.title, "triennial": "Triennial"}.get(entry.slug, entry.words)
    return f"{by}{short_day(entry.day)}{at}  {words}{' ✓' if entry.state == 'met' else ''}"
