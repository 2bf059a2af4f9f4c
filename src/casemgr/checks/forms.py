"""Eligibility forms, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import FormCompleted
from casemgr.casefile.saying import spaced
from casemgr.checks.case import Case
from casemgr.docket.actors import role_awaited


def by_another_role(form: FormCompleted, case: Case) -> Iterator[str]:
    """That somebody of the staff completed it whose role is another than the rule of the form waits for."""
    role = role_awaited(case.law, form.type, {"form": form.form})
    own = case.around.staff.get(form.by or "")
    if role and own and own != role:
        yield f"{form.by} is {spaced(own)}; a {spaced(role)} completes this form"
