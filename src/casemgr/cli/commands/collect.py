"""SOURCE is a place that may hold records, by part of its name: cumulative folder, school psychologist, nurse, e-mail …
Any other is recorded as typed. --checklist shows them all. The collecting is done once every place of the checklist, and
every other one asked, has given its records or holds none; --others means those of the checklist not asked so far.

Example: `casemgr collect ana-r folder nurse psychologist --asked`, `casemgr collect ana-r --others --none-held`, `casemgr
collect ana-r --checklist`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.cli.asking import flag_given
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.output import FormatName, Output
from casemgr.cli.showing import show
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import RecordsRequested
    from casemgr.casefile.student import Student
    from casemgr.cli.work import Work
    from casemgr.reports.report import Report


def run(
    given: Given,
    student: StudentWords,
    sources: Annotated[Several, argument("SOURCE", "Where the records lie.")] = None,
    asked: Annotated[bool, flag("--asked", "They are asked for.")] = False,
    received: Annotated[bool, flag("--received", "They have come.")] = False,
    none_held: Annotated[bool, flag("--none-held", "There are none.")] = False,
    others: Annotated[
        bool, flag("--others", "The places of the checklist that were not asked so far.")
    ] = False,
    request: Annotated[Maybe, text("EVENT", "The id of the request, where several are open.")] = None,
    checklist: Annotated[bool, flag("--checklist", "Show every place, and how far it is.")] = False,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.casefile.events import RecordsSource

    here = given.session
    steps = {"asked": asked, "received": received, "none-held": none_held}
    if checklist:
        if sources or others or any(steps.values()):
            raise UsageError("--checklist shows, and records nothing: leave out the sources and their step")
        show(here, _checklist(here.find(student), here.today, request), format_name, output)
        return
    if not (sources or others):
        raise UsageError("name the places, like `folder nurse`, or say --checklist to see them")
    step = flag_given("What has become of it?", steps)
    with given.recording(student) as work:
        meant = _request(work, request)
        day = given.day(work)
        for source in _places(work, meant, sources or (), others=others):
            given.add(
                work,
                RecordsSource,
                day,
                source=source,
                step=step,
                request=meant.id if meant and request else None,
            )
        _say_what_is_left(work, meant)


def _places(
    work: Work, request: RecordsRequested | None, typed: Sequence[str], *, others: bool
) -> Iterator[str]:
    """The places named; and those of the checklist that nothing is on file about, where they are meant too."""
    from casemgr.state.requests import places_not_asked

    named = [_source(work, words) for words in typed]
    yield from named
    if others and request is None:
        raise Refused(f"{work.student.id}: not recorded: no request for records is open; name the places")
    if others and request:
        left = [place for place in places_not_asked(request, work.known) if place not in named]
        if not left and not named:
            raise Refused(f"{work.student.id}: not recorded: every place of the checklist has been asked")
        yield from left


def _say_what_is_left(work: Work, request: RecordsRequested | None) -> None:
    """The places that have not answered, and those that were not asked."""
    from casemgr.state.requests import places_not_asked, places_silent

    if request and (silent := places_silent(request, work.known)):
        work.say(f"Still asked for: {', '.join(silent)}")
    if request and (left := places_not_asked(request, work.known)):
        work.say(f"Not asked yet: {', '.join(left)}")
        work.say(f"      if they hold none: casemgr collect {work.student.id} --others --none-held")


def _source(work: Work, words: str) -> str:
    """The place that part of its name means, a usual one or one named before; any other as typed."""
    from casemgr.casefile.events import RecordsSource
    from casemgr.casefile.names import names_meant
    from casemgr.casefile.vocabulary import RECORD_SOURCES
    from casemgr.law.words import source_of

    named = (event.source for event in work.known if isinstance(event, RecordsSource))
    if usual := source_of(words, work.context.law.meanings):
        return usual
    found = names_meant(words, (*RECORD_SOURCES, *named))
    if len(found) > 1:
        raise UsageError(f"{words}: more than one place is called that ({', '.join(found)})")
    return found[0] if found else words.strip()


def _request(work: Work, named: str | None) -> RecordsRequested | None:
    """The request that the records are collected for: the one named, or the only one open."""
    from casemgr.casefile.events import RecordsRequested
    from casemgr.state.requests import open_records_requests

    if named:
        asked = {e.id: e for e in work.known if isinstance(e, RecordsRequested)}
        if named not in asked:
            raise UsageError(
                f"{named}: no request for records has this id; see `casemgr show {work.student.id}`"
            )
        return asked[named]
    waiting = open_records_requests(work.known)
    if len(waiting) > 1:
        listed = ", ".join(f"{e.id} of {long_date(e.date)} by {e.requester}" for e in waiting)
        raise UsageError(f"several requests for records are open: say --request with its id ({listed})")
    return waiting[0] if waiting else None


def _checklist(student: Student, today: date, named: str | None) -> Report:
    from casemgr.casefile.events import RecordsRequested
    from casemgr.casefile.vocabulary import RECORD_SOURCES
    from casemgr.reports.collect import checklist_report
    from casemgr.state.requests import source_steps

    events = student.known(today)
    requests = [e for e in events if isinstance(e, RecordsRequested) and named in (None, e.id)]
    if named and not requests:
        raise UsageError(f"{named}: no request for records has this id; see `casemgr show {student.id}`")
    request = requests[-1] if requests else None
    steps = source_steps(request, events) if request else {}
    places = dict.fromkeys((*RECORD_SOURCES, *steps))
    return checklist_report(student, request, {place: steps.get(place, []) for place in places})
