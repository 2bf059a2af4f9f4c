"""SOURCE is a place that may hold records, by part of its name: cumulative folder, school psychologist, nurse, e-mail …
Any other is recorded as typed. --checklist shows them all. The collecting is done once every place of the checklist, and
every other one asked, has given its records or holds none; --others means those of the checklist not asked so far, and with --received those
that were asked and have not answered. Where several requests are open, --request says for which the records are.

Example: `casemgr collect ana-r folder nurse psychologist --asked`, `casemgr collect ana-r --others --received`, `casemgr
collect ana-r --checklist`
"""

from typing import Annotated

from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import flag_given, the_day
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    sources: Annotated[Several, argument("SOURCE", "Where the records lie.")] = None,
    asked: Annotated[bool, flag("They are asked for.")] = False,
    received: Annotated[bool, flag("They have come.")] = False,
    none_held: Annotated[bool, flag("There are none.")] = False,
    others: Annotated[
        bool, flag("Those not asked so far; with --received those that have not answered.")
    ] = False,
    request: Annotated[
        Maybe, text("DATE", "Of several requests the one meant: its day, its id, who asked, or all.")
    ] = None,
    checklist: Annotated[bool, flag("Show every place, and how far it is.")] = False,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.checks.records import party_meant
    from casemgr.recording.sent import collect
    from casemgr.recording.which import day_typed
    from casemgr.reports.collect import checklist_of, lines_of_what_is_left
    from casemgr.state.requests import open_records_requests

    here = given.session
    request = party_meant(request)
    steps = {"asked": asked, "received": received, "none-held": none_held}
    if checklist:
        if sources or others or any(steps.values()):
            raise UsageError("--checklist shows, and records nothing: leave out the sources and their step")
        given.only_shows("a step, like --asked")
        day = day_typed(request, lambda words: the_day(words, here.today)) if request else None
        listing.show(here, checklist_of(here.find(student), here.today, request, day))
        return
    listing.records()
    if not (sources or others):
        raise UsageError("name the places, like `folder nurse`, or say --checklist to see them")
    step = flag_given("What has become of it?", steps)
    with given.recording(student) as work:
        meant = collect(work, sources, step, request, others=others)
        several = len(open_records_requests(work.known)) > 1
        work.say_each(lines_of_what_is_left(work.student.id, meant, work.known, of_several=several))
