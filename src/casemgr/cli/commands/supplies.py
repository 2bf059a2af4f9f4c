"""Without a step it lists what the allocation is, what was asked for, approved by the site administrator, ordered and
received, and what is left. Each request has an id, which the later steps name.

Example: `casemgr supplies`, `casemgr supplies allocate 250`, `casemgr supplies request 60 --what "two headphones"`,
`casemgr supplies approved k3f9q2 --by "Joan Amsel"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import dollars
from casemgr.casefile.vocabulary import SupplyStep
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.goes_with import needs
from casemgr.cli.options.kinds import Maybe, argument, text, words_of
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import Year, span_of
from casemgr.cli.recording.given import Given, Takes, Work
from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.recording.telling import Telling
    from casemgr.reports.report import Report

STEPS = words_of(SupplyStep)


def run(
    given: Annotated[Given, Takes("on", "by", "note", "force", "dry_run")],
    step: Annotated[
        Maybe, argument("[STEP]", "allocate, request, approved, refused, ordered or received.")
    ] = None,
    subject: Annotated[Maybe, argument("[AMOUNT|ID]", "Dollars, or the id of the request.")] = None,
    what: Annotated[Maybe, text("TEXT", "A request: what is needed.")] = None,
    cost: Annotated[Maybe, text("DOLLARS", "What it came to.")] = None,
    year: Year = None,
    listing: Listing = ON_SCREEN,
) -> None:
    here = given.session
    if step is None:
        given.only_shows("a STEP", {"--what": what, "--cost": cost})
        listing.show(here, _list(here, span_of(here, year).name))
        return
    if step not in ("allocate", "request", *STEPS):
        raise UsageError(f"{step}: say allocate, request, {', '.join(STEPS)}, or nothing to see the list")
    listing.records()
    if step != "request":
        needs("request", {"--what": what})
    if step not in STEPS:
        needs(f"{', '.join(STEPS)}", {"--cost": cost})
    if step != "allocate":
        needs("allocate and the list", {"--year": year})
    if subject is None:
        raise UsageError(f"supplies {step} needs {_needs(here, step)}")
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.cli.recording.transaction import recording

    with recording(
        here, CASELOAD_ID, dry_run=given.dry_run, force=given.force, tell=_with_its_own_next
    ) as work:
        _record(given, work, step, subject, what=what, cost=cost, year=year)


def _record(
    given: Given, work: Work, step: str, subject: str, *, what: str | None, cost: str | None, year: str | None
) -> None:
    """The allocation, a request, or a step on, refused where it does not follow from the last one."""
    from casemgr.casefile.events import SuppliesAllocated, SuppliesMoved, SuppliesRequested
    from casemgr.state.supplies import step_misfit

    if step == "allocate":
        given.add(work, SuppliesAllocated, amount=subject, school_year=span_of(given.session, year).name)
    elif step == "request":
        if what is None:
            raise UsageError("what is needed? Say --what TEXT")
        if not subject.strip("0."):
            raise UsageError(f"{subject}: a request is for more than 0 dollars")
        given.add(work, SuppliesRequested, what=what, cost=subject)
    else:
        if misfit := step_misfit(work.known, subject, step):
            work.refuse(misfit)
        given.add(work, SuppliesMoved, request=subject, step=step, cost=cost)


def _needs(here: Session, step: str) -> str:
    """`the dollars`, or the id of a request, and of which ones the step comes next."""
    if step in ("allocate", "request"):
        return "the dollars"
    from casemgr.state.supplies import ready_for

    journal = here.journal()
    ready = ready_for(journal.known(here.today) if journal else (), step)
    listed = ", ".join(f"{each.id} ({each.what}, {dollars(each.cost)})" for each in ready)
    return f"the id of the request: {listed or f'none waits to be {step}'}"


def _with_its_own_next(telling: Telling) -> None:
    """The next step named is that of the request just recorded, where it has one; another may have waited longer."""
    from casemgr.cli.recording.telling import in_full

    about = {_request_of(event) for event in telling.work.new}
    own = tuple(c for c in telling.after if c.start.event and _request_of(c.start.event) in about)
    in_full(telling._replace(after=own) if any(clock.is_open for clock in own) else telling)


def _request_of(event: Event) -> str:
    """The id of the request that an event is, or is a step of."""
    return str(getattr(event, "request", event.id))


def _list(here: Session, school_year: str) -> Report:
    from casemgr.reports.supplies import supplies_report
    from casemgr.state.supplies import allocation, requests_in

    journal = here.journal()
    events = journal.known(here.today) if journal else ()
    rows = requests_in(events, YearSpan.starting(int(school_year[:4])))
    return supplies_report(rows, allocation(events, school_year), school_year, here.today)
