"""Without a step it lists what the allocation is, what was asked for, approved by the site administrator, ordered and
received, and what is left. Each request has an id, which the later steps name.

Example: `casemgr supplies`, `casemgr supplies allocate 250`, `casemgr supplies request 60 --what "two headphones"`,
`casemgr supplies approved k3f9q2 --by "Joan Amsel"`
"""

from typing import Annotated

from casemgr.casefile.optionwords import needs, words_of
from casemgr.casefile.vocabulary import SupplyStep
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Maybe, argument, text
from casemgr.cli.program.year_words import Year, span_of
from casemgr.cli.recording.given import Given, Takes
from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError

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
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.cli.recording.telling import with_its_own_next
    from casemgr.recording.supplies import record_supplies
    from casemgr.reports.supplies import supplies_report
    from casemgr.state.supplies import allocation, needed_for, requests_in

    here = given.session
    if step is None:
        given.only_shows("a STEP", {"--what": what, "--cost": cost})
        name, events = span_of(here, year).name, here.caseload_events()
        rows = requests_in(events, YearSpan.starting(int(name[:4])))
        listing.show(here, supplies_report(rows, allocation(events, name), name, here.today))
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
        raise UsageError(f"supplies {step} needs {needed_for(step, here.caseload_events())}")
    with given.recording(CASELOAD_ID, with_its_own_next) as work:
        name = span_of(here, year).name
        record_supplies(work, step, subject, what=what, cost=cost, school_year=name)
