"""A document that is sent: to whom, and of the safeguards why, as typed or as the file says it."""

from collections.abc import Callable, Iterable, Sequence

from casemgr.casefile.names import as_slug, meant
from casemgr.casefile.people import People
from casemgr.casefile.student import Identity
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import SAFEGUARDS_REASONS
from casemgr.checks.copies import FAMILY_COPY, STAFF_COPY
from casemgr.docket.deadline import Deadline
from casemgr.docket.owed import safeguards_reason
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.state.staff import is_staff, not_named


def receivers_meant(
    document: str,
    named: Sequence[str],
    identity: Identity,
    people: People,
    case_manager: str,
    *,
    all_staff: bool,
) -> Taken[tuple[str, ...]]:
    """Those named, and with `all_staff` every teacher and provider on file but the case manager. In doubt where one of the staff
    would get the parent's copy of the IEP."""
    if all_staff and document != STAFF_COPY:
        raise UsageError(f"--all-staff goes with {STAFF_COPY}; of another document say --to WHO")
    staff = not_named(identity.carry_it_out, [case_manager]) if all_staff else []
    if all_staff and not staff:
        raise UsageError("--all-staff: no teacher or provider is on file; say --to WHO")
    for each in named if document == FAMILY_COPY else ():
        if is_staff(each, identity, people):
            doubt = f"{each} is on the staff, and {FAMILY_COPY} is the parent's; theirs is {STAFF_COPY}"
            return Taken((*named, *staff), doubt)
    return Taken((*named, *staff))


def reason_meant(
    document: str,
    words: str | None,
    clocks: Iterable[Deadline],
    law: LawBook,
    to_correct: Callable[[str], str],
) -> Taken[str | None]:
    """Why the Notice of Procedural Safeguards was given: as said, else what waits for it today."""
    if document != "safeguards":
        return Taken(as_slug(words) if words else None)
    if words:
        return Taken(meant(words, SAFEGUARDS_REASONS))
    if reason := safeguards_reason(clocks, law):
        return Taken(reason, note=f"reason: {reason}; if it was another: {to_correct('reason=REASON')}")
    asked = to_correct("reason=on-request")
    return Taken(
        None, note=f"no duty waits for it, so it is filed without a reason. If it was asked for: {asked}"
    )
