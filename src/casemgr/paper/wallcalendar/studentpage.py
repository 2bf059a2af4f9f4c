"""One student's page: each clock as a bar, the years ahead, and this school year's dates."""

from __future__ import annotations

from dataclasses import dataclass

from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.paper.pictures.saying import bar_words, timeline_words
from casemgr.paper.pictures.svg import ahead_svg, bar_svg
from casemgr.paper.pictures.timeline import Bar
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar

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
    title_ahead: str
    title_rows: str


def student_page(calendar: MasterCalendar) -> StudentPage | None:
    """Only where one student is asked for."""
    picture = calendar.timeline
    if picture is None:
        return None
    says = picture.says
    return StudentPage(
        picture.label,
        calendar.heading.case_manager,
        calendar.heading.district,
        tuple(map(_bar, picture.bars)),
        ahead_svg(picture.ahead, says.of("The years ahead")) if picture.ahead.marks else "",
        timeline_words(picture),
        tuple(_row(e, says) for e in calendar.entries if e.slug in SHOWN and not e.is_booked_in_time),
        says.of("The years ahead"),
        says.of("This school year"),
    )


def _bar(bar: Bar) -> BarPicture:
    words = " ".join(bar_words(bar))
    how = f"{bar.how[:1].upper()}{bar.how[1:]}"
    return BarPicture(bar.title, bar_svg(bar, words), words, f"{how}. {bar.law}.")


def _row(entry: Entry, says: Saying) -> str:
    at = f" {says.at(entry.time)}" if entry.time else ""
    day = says.short(entry.day)
    meeting = entry.title if says == ENGLISH else "IEP meeting"
    words = {"meeting": meeting, "triennial": "Triennial"}.get(entry.slug, entry.words)
    by = says.by(day) if entry.slug != "meeting" and entry.state != "met" else day
    return f"{by}{at}  {says.of(words)}{' ✓' if entry.state == 'met' else ''}"
