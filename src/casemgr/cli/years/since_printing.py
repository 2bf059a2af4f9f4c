"""Deadlines under other calendars than those of the folder: what a change of one would move, and what moved since the last
printing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casemgr.cli.lists.gather import students_of
from casemgr.cli.program.session import Session
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.errors import BadFile
from casemgr.reports.moved import moved_by
from casemgr.reports.since_printing import SincePrinting
from casemgr.store.calendarchecks import has_damage
from casemgr.store.calendarfiles import by_track
from casemgr.store.printed import last_printing, texts_of


def context_with(here: Session, years: Mapping[str, SchoolYear]) -> Context:
    """What deadlines are computed from once these files of the folder hold these years."""
    return context_of(here, {**dict(here.caseload.calendars), **years}.items())


def context_of(here: Session, calendars: Iterable[tuple[str, SchoolYear]]) -> Context:
    """What deadlines are computed from where the folder's calendars are these."""
    main, tracks = by_track(calendars, ())
    return replace(here.context, main_years=main, tracks=tracks, _calendars={})


def since_printing(here: Session) -> SincePrinting | None:
    """What moved since the last printing; None where no calendar changed, or none was printed, and where one cannot be read:
    that is said, and all that moves by it comes back with it."""
    printed = last_printing(here.caseload.root)
    if printed is None or has_damage(here.caseload):
        return None
    now = texts_of(here.caseload.root, [name for name, _ in here.caseload.calendars])
    files = [name for name in sorted({*now, *printed.texts}) if now.get(name) != printed.texts.get(name)]
    if not files:
        return None
    try:
        before = context_of(here, printed.calendars)
    except BadFile:  # an older version wrote it: nothing can be said
        return None
    moved = moved_by(students_of(here), before, here.context, here.today)
    return SincePrinting(printed.day, files, moved) if moved else None
