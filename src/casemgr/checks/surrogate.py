"""A surrogate parent, who is the parent for special education: 34 CFR 300.30(a)(5), EC 56050."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import SurrogateAppointed
from casemgr.casefile.names import fits
from casemgr.checks.case import Case
from casemgr.docket.reached import holders_instead


def not_a_contact(appointed: SurrogateAppointed, case: Case) -> Iterator[str]:
    """That letters do not go to the surrogate parent of a minor yet, who is not among the contacts as one."""
    if case.after.is_of_age(appointed.date):
        return
    on_file = holders_instead(case.identity, case.law.meanings, of_age=False)
    name = appointed.name or "NAME"
    if not any(fits(name, each.name) for each in on_file):
        yield (
            f"Letters do not go to the surrogate parent yet. To address them so: "
            f'casemgr edit {case.id} --contact "{name}" --relation "surrogate parent"'
        )
