"""The SLD and ED forms are the school psychologist's: without --by it is the one whom casemgr.yaml lists.

Example: `casemgr form ana-r sld --on 11/18`
"""

from typing import Annotated

from casemgr.casefile.saying import spaced
from casemgr.casefile.vocabulary import EligibilityForm, Role
from casemgr.cli.options.kinds import Maybe, StudentWords, word, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask_text, choose


def run(
    given: Given,
    student: StudentWords,
    form: Annotated[Maybe, word(EligibilityForm, "FORM")] = None,
) -> None:
    from casemgr.casefile.events import FormCompleted
    from casemgr.docket.actors import role_awaited
    from casemgr.law.words import form_of

    with given.recording(student) as work:
        law = work.context.law
        known = form_of(form, law.meanings) if form else None
        which = choose(known, "Which form?", words_of(EligibilityForm))
        role = role_awaited(law, "form_completed", {"form": which})
        who = _completed_by(work, role, given.by) if role else given.by
        work.add(FormCompleted, given.day(work), form=which, by=who, note=given.note)


def _completed_by(work: Work, role: Role, by: str | None) -> str:
    """Whoever completed it: as said, or the only one of the staff who has the role."""
    if by:
        return by
    person = work.people.only_one(role)
    if person is None:
        return ask_text(f"Which {spaced(role)} completed it?", "--by")
    work.warn(f"by {person.name}, the {spaced(role)}; if it was another: {work.to_correct('by=NAME')}")
    return person.name
