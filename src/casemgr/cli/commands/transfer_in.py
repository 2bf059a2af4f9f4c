"""Without a SELPA option the stricter case is counted: another SELPA.

Example: `casemgr transfer-in leo-t --on 2026-11-30 --from "Lakeside Unified" --other-selpa --name "Leo Tran"
--born 2014-03-02 --grade 7 --school "Fernbrook Middle" --last-annual 2026-02-10`
"""

from collections.abc import Mapping
from typing import Annotated

from casemgr.cli.options.kinds import argument, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.joining import CaseManager, LastReviews, PeopleAround, coming, take_in
from casemgr.errors import UsageError

STRICTER = "no SELPA named: counted as another SELPA, the stricter case"


def run(
    given: Given,
    student: Annotated[str, argument("STUDENT", "A short code of your own, like leo-t.")],
    *,
    from_district: Annotated[str, text("DISTRICT", "The former district.", "--from")],
    same_selpa: Annotated[bool, flag("From a district of our own SELPA.")] = False,
    other_selpa: Annotated[bool, flag("From another SELPA of the state.")] = False,
    out_of_state: Annotated[bool, flag("From another state.")] = False,
    new: HeadOptions,
    reviews: LastReviews,
    others: PeopleAround,
    case_manager: CaseManager = None,
) -> None:
    from casemgr.casefile.events import TransferredIn

    chosen = _chosen({"same-selpa": same_selpa, "other-selpa": other_selpa, "out-of-state": out_of_state})
    with coming(given, student, new, others) as work:
        if chosen is None:
            ours, far = (work.to_correct(f"kind={kind}") for kind in ("same-selpa", "out-of-state"))
            work.warn(f"{STRICTER}. If it is ours: {ours}; if it is in another state: {far}")
        day, kind = work.day, chosen or "other-selpa"
        dates = reviews.dates(work, day, elsewhere_until=day)
        work.record(TransferredIn, day, from_district=from_district, kind=kind, **dates)
        take_in(given, work, case_manager, day)


def _chosen(kinds: Mapping[str, bool]) -> str | None:
    """The one kind that was named; None where none was."""
    chosen = [kind for kind, is_given in kinds.items() if is_given]
    if len(chosen) > 1:
        raise UsageError("choose one of --same-selpa, --other-selpa and --out-of-state")
    return chosen[0] if chosen else None
