"""A change of the school calendar: every deadline it moves is listed, and only then it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from casemgr.cli.asking import can_ask
from casemgr.cli.output import complain
from casemgr.cli.session import Session
from casemgr.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from casemgr.days.schoolyear import SchoolYear
    from casemgr.docket.context import Context
    from casemgr.docket.deadline import Deadline
    from casemgr.reports.moved import Moved
    from casemgr.reports.report import Shown


def context_with(here: Session, name: str, year: SchoolYear) -> Context:
    """What deadlines are computed from once this file of the folder holds this year."""
    others = [pair for pair in here.caseload.calendars if pair[0] != name]
    return context_of(here, [*others, (name, year)])


def context_of(here: Session, calendars: Iterable[tuple[str, SchoolYear]]) -> Context:
    """What deadlines are computed from where the folder's calendars are these."""
    from casemgr.store.calendarfiles import by_track

    main, tracks = by_track(calendars, ())
    return replace(here.context, main_years=main, tracks=tracks, _calendars={})


def moved_by(here: Session, after: Context, before: Context | None = None) -> list[Moved]:
    """The open deadlines of every student that other calendars move; from those of the folder, unless others are named."""
    from casemgr.cli.gather import students_of
    from casemgr.docket.derive import derive
    from casemgr.reports.moved import moved_between

    found = []
    for student in students_of(here):
        was, now = (derive(student, context, here.today) for context in (before or here.context, after))
        found += moved_between(*_paired(was, now))
    return found


def _paired(before: Sequence[Deadline], after: Sequence[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """The deadlines that both know, by rule and by what started them."""

    def key(deadline: Deadline) -> tuple[str, str]:
        event = deadline.start.event
        return deadline.rule.id, event.id if event else str(deadline.started_on)

    known = {key(deadline): deadline for deadline in before}
    both = [(known[key(deadline)], deadline) for deadline in after if key(deadline) in known]
    return [old for old, _ in both], [new for _, new in both]


def apply(
    here: Session,
    report: Shown,
    write: Callable[[], Path],
    question: str,
    message: str,
    *,
    yes: bool,
    dry_run: bool,
) -> None:
    """Show what moves, ask on a terminal, and write; where nobody is asked it is written first."""
    asks = can_ask() and not yes and not dry_run
    if asks:
        _show(here, report)
        if not typer.confirm(question, err=True):
            raise Refused("Nothing was written.")
    if not dry_run:
        path = write()
        if trouble := here.caseload.keep_history(message, [path]):
            typer.echo(f"Note: saved, but the git history was not updated: {trouble}", err=True)
    if not asks:
        _show(here, report)
    complain(here.damage)
    typer.echo("Dry run: nothing was written." if dry_run else f"Wrote {here.caseload.name_of(path)}.")


def _show(here: Session, report: Shown) -> None:
    from casemgr.cli.showing import show_parts

    show_parts(here, report)
