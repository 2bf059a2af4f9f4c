"""SOURCE is a place that may hold records, by part of its name: cumulative folder, school psychologist, nurse, e-mail …
Any other is recorded as typed. --checklist shows them all. The collecting is done once every place of the checklist, and
every other one asked, has given its records or holds none; --others means those of the checklist not asked so far.

Example: `casemgr collect ana-r folder nurse psychologist --asked`, `casemgr collect ana-r --others --none-held`, `casemgr
collect ana-r --checklist`
"""

from __future__ import annotations

from itertools import chain
from typing import Annotated

from casemgr.cli.asking import flag_given
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.output import FormatName, Output
from casemgr.cli.showing import show
from casemgr.errors import UsageError


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
    from casemgr.checks.records import place_meant, places_left, request_meant
    from casemgr.reports.collect import checklist_of, lines_of_what_is_left

    here = given.session
    steps = {"asked": asked, "received": received, "none-held": none_held}
    if checklist:
        if sources or others or any(steps.values()):
            raise UsageError("--checklist shows, and records nothing: leave out the sources and their step")
        show(here, checklist_of(here.find(student), here.today, request), format_name, output)
        return
    if not (sources or others):
        raise UsageError("name the places, like `folder nurse`, or say --checklist to see them")
    step = flag_given("What has become of it?", steps)
    with given.recording(student) as work:
        meant = request_meant(work.student.id, work.known, request)
        day = given.day(work)
        named = [place_meant(words, work.known, work.context.law.meanings) for words in sources or ()]
        left = places_left(work.student.id, meant, work.known, named) if others else ()
        for source in chain(named, left):
            given.add(
                work,
                RecordsSource,
                day,
                source=source,
                step=step,
                request=meant.id if meant and request else None,
            )
        work.say_each(lines_of_what_is_left(work.student.id, meant, work.known))
