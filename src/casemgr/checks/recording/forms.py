"""A form that was completed."""

from typing import get_args

from casemgr.casefile.events import FormCompleted
from casemgr.casefile.saying import spaced
from casemgr.casefile.vocabulary import EligibilityForm, Role
from casemgr.checks.recording.work import Work
from casemgr.docket.actors import role_awaited
from casemgr.law.words import form_of


def complete_form(work: Work, form: str | None) -> None:
    """Record the form, by whoever is said or alone has the role that it awaits."""
    law = work.context.law
    known = form_of(form, law.meanings) if form else None
    which = work.asker.choose(known, "Which form?", get_args(EligibilityForm))
    role = role_awaited(law, "form_completed", {"form": which})
    by = work.given.by
    work.record(FormCompleted, form=which, by=_completed_by(work, role, by) if role else by)


def _completed_by(work: Work, role: Role, by: str | None) -> str:
    """Whoever completed it: as said, or the only one of the staff who has the role."""
    if by:
        return by
    person = work.people.only_one(role)
    if person is None:
        return work.asker.ask_text(f"Which {spaced(role)} completed it?", "--by")
    work.warn(f"by {person.name}, the {spaced(role)}; if it was another: {work.to_correct('by=NAME')}")
    return person.name
