"""Who carries out the IEP: the review of it with them, their reports on the goals, and the services they give."""

from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.casefile.events import (
    ProviderReported,
    ServiceEnded,
    ServicePlanned,
    ServiceStarted,
    StaffReviewed,
)
from casemgr.casefile.names import the_one
from casemgr.casefile.saying import joined
from casemgr.casefile.typed import dates
from casemgr.checks.known import way_meant
from casemgr.checks.meant import service_meant, service_to_plan
from casemgr.checks.progress import NEXT, counted_for
from casemgr.checks.reviewing import (
    Review,
    Reviews,
    everyone_then,
    on_their_files,
    review_of,
    reviewers,
    strangers,
)
from casemgr.docket.providers import gone_without
from casemgr.errors import Refused
from casemgr.recording.which import which
from casemgr.recording.work import Work
from casemgr.state.iep import ieps_of
from casemgr.state.services import planned_services


def review_each(
    works: Sequence[Work], named: Sequence[str], how: str | None, *, all_staff: bool, everyone: bool
) -> Reviews:
    """Record the review for each student of whom there is something to review; who is left out is given back with it."""
    meant = on_their_files(named, (work.student for work in works))
    if everyone:
        _refuse_strangers(works, meant)

    def reviewed(work: Work) -> Review:
        day = work.day
        whom = reviewers(work.student, meant, work.people, everyone=everyone)
        whom += everyone_then(work.student, day, work.case_manager) if all_staff else []
        return review_of(work.student.id, tuple(dict.fromkeys(whom)), work.clocks, work.known, day)

    found = Reviews([reviewed(work) for work in works], named, all_staff, everyone)
    found.check()
    left = {*found.without, *found.done}
    for work, review in zip(works, found.every, strict=True):
        if review.student_id not in left:
            work.record(StaffReviewed, staff=review.names, how=work.take(way_meant(how, "--how")))
            if work.of_several:
                work.warn(f"{review.student_id}: gone through with {joined(review.names)}")
    return found


def _refuse_strangers(works: Sequence[Work], meant: Mapping[str, Sequence[str]]) -> None:
    """Refused, unless forced, where a round names somebody whom nothing on file knows."""
    first = works[0]
    for doubt in strangers(meant, [work.student for work in works], first.people):
        if not first.force:
            raise Refused(f"not recorded: {doubt}", may_be_forced=True)


def provider_report(work: Work, name: str, report: str | None) -> None:
    """Record that a provider reported, for the progress report that is meant."""
    late_for = _report_meant(work, name, work.day, report)
    work.record(ProviderReported, provider=name, late_for=late_for)


def _report_meant(work: Work, name: str, day: date, words: str | None) -> str | None:
    """The id of the progress report that went home without this provider's report and for which it counts: the one that the
    words name, or the oldest. None: it counts for the one to be sent next. What was taken is noted."""
    if words == NEXT:
        return None
    found = gone_without(work.clocks, work.facts, name, day)
    if words:
        named = which(work, found, words, "progress report without it", "--for")
        return named.id if named else None
    if not found:
        return None
    work.warn(counted_for(work.student.id, found, work.to_correct, work.today))
    return found[0].id


def record_service(
    work: Work,
    name: str,
    starts: str | None,
    provider: str | None,
    minutes: str | None,
    *,
    started: bool,
    ended: bool,
) -> None:
    """Record that a service is planned, has begun or has ended."""
    day, identity = work.day, work.student.identity
    if provider:  # of the student, of the staff, or as typed
        here = [each.name for each in identity.providers]
        provider = the_one(provider, here) or work.people.full_name(provider)
    if starts:
        service = work.take(service_to_plan(name, identity, work.known, identity.id, force=work.force))
        before = {each.service: each for each in planned_services(work.known_by(day))}.get(service)
        work.record(
            ServicePlanned,
            day,
            service=service,
            starts=dates.nearest(starts, day) if started else _start(work, starts, day),
            provider=provider or (before and before.provider),
            minutes=minutes or (before and before.minutes),
        )
    if started or ended:
        service = work.take(service_meant(name, identity, work.known))
        work.record(ServiceStarted if started else ServiceEnded, day, service=service)


def _start(work: Work, words: str, day: date) -> date:
    """The day on which a service is to start: the next such day, or where no one can be asked the last one, if the IEP in effect
    is not younger and it is the nearer one: recorded some days later."""
    iep = ieps_of(work.known).in_effect
    near = dates.nearest(words, day)
    if iep and iep.day and iep.day <= near < work.today and not work.asker.is_there:
        return near
    return work.planned(words, day)
