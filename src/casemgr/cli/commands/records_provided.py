"""They answer the open request; where one party has asked several times, --request says which. Records that nobody asked for
need --to, and --force; --note says why, for the access log.

Example: `casemgr records-provided ana-r --on 10/14 --method "in person" --pages 214 --proof "signed for"`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import RecordsParty
from casemgr.cli.given import Given, Work
from casemgr.cli.options import Maybe, StudentWords, choice, listed, text, words_of
from casemgr.cli.sending import method_meant
from casemgr.cli.which import which
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import RecordsRequested

ALL = "all"


def run(
    given: Given,
    student: StudentWords,
    to: Annotated[Maybe, choice(RecordsParty, "WHO", lead="Who received them: ")] = None,
    request: Annotated[Maybe, text("DATE", "The day of the request they answer; all for every one.")] = None,
    method: Annotated[Maybe, text("HOW", "mail, in person, e-mail …")] = None,
    pages: Annotated[Maybe, text("N", "How many pages.")] = None,
    proof: Annotated[Maybe, text("TEXT", "What shows that they arrived: a signature, a receipt.")] = None,
) -> None:
    from casemgr.casefile.events import RecordsProvided
    from casemgr.checks.records import parties_waiting
    from casemgr.state.requests import open_records_requests

    with given.recording(student) as work:
        day = given.day(work)
        by_then = work.known_by(day)
        receiver = _receiver(
            work, parties_waiting(by_then), meant(to, words_of(RecordsParty)) if to else None, day
        )
        theirs = [each for each in open_records_requests(by_then) if each.requester == receiver]
        answered = _answered(work, theirs, request)
        given.add(
            work,
            RecordsProvided,
            day,
            to=receiver,
            request=answered,
            method=method_meant(work, method),
            pages=pages,
            proof=proof,
        )


def _receiver(work: Work, parties: set[str], named: str | None, day: date) -> str:
    """The party named, or the only one that waits. Records that nobody asked for go out only where it is forced."""
    if named is None and len(parties) > 1:
        raise UsageError(f"More than one person asked for records ({', '.join(sorted(parties))}). Use --to.")
    if named is None and parties:
        return parties.pop()
    if named is None:
        work.refuse(
            f"no request for records is open on {long_date(day)}; records sent unasked need --to WHO and --note WHY"
        )
        raise UsageError(f"nobody has asked: say --to {listed(words_of(RecordsParty))}")
    if named not in parties:
        work.refuse(
            f"no request for records by the {named} is open on {long_date(day)}; sent unasked, they need --note WHY"
        )
        work.warn(
            f"no request by the {named} was open on {long_date(day)}: recorded as sent without a request"
        )
    return named


def _answered(work: Work, theirs: list[RecordsRequested], words: str | None) -> str | None:
    """The id of the request answered, where one party has several open; None for all of them, or the only one."""
    if words == ALL:
        return None
    found = which(work, theirs, words, "request for records", f"--request {ALL}, or --request")
    return found.id if found and len(theirs) > 1 else None
