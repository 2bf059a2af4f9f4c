"""The SLD and ED forms are the school psychologist's: without --by it is the one whom casemgr.yaml lists.

Example: `casemgr form ana-r sld --on 11/18`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.vocabulary import EligibilityForm
from casemgr.cli.options.kinds import Maybe, StudentWords, word, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask_text, choose
from casemgr.store.people import find_person, only_one


def run(
    given: Given,
    student: StudentWords,
    form: Annotated[Maybe, word(EligibilityForm, "FORM")] = None,
) -> None:
    from casemgr.casefile.events import FormCompleted
    from casemgr.law.words import form_of

    with given.recording(student) as work:
        known = form_of(form, work.context.law.meanings) if form else None
        which = choose(known, "Which form?", words_of(EligibilityForm))
        who = _psychologist(work, given.by) if which in ("sld", "ed") else given.by
        work.add(FormCompleted, given.day(work), form=which, by=who, note=given.note)


def _psychologist(work: Work, by: str | None) -> str:
    if by:
        return _noted(work, by)
    person = only_one(work.caseload.settings, "school-psychologist")
    if person is None:
        return ask_text("Which school psychologist completed it?", "--by")
    work.warn(f"by {person.name}, the school psychologist; say --by if it was another")
    return person.name


def _noted(work: Work, by: str) -> str:
    """The full name; noted where somebody of the staff has another role."""
    person = find_person(work.caseload.settings, by)
    if person and person.role and person.role != "school-psychologist":
        work.warn(f"{person.name} is {person.role}; a school psychologist completes this form")
    return person.name if person else by.strip()
