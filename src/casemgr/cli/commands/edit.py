"""Also the name, the label on paper, school, track, language, providers, teachers, and the IEP's own progress schedule. Only the value
named changes in the file; what it was before stays on record. A move to another school of the district is `casemgr move`,
which keeps the clocks in view. Who has left is asked for nothing from that day on; what was before stays as it was. With
--all it is done for every student who has them.

Example: `casemgr edit ana-r --phone 555-0188`, `casemgr edit ana-r --provider "Priya Nair=speech-language"`,
`casemgr edit --all --left "Ann Lee" --followed-by "Rosa Diaz" --on 11/4`
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import Annotated

from casemgr.cli.options.kinds import Group, Maybe, Several, StudentOrAll, flag, number, text
from casemgr.cli.recording.chosen import alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import But, Except
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.staff_left import Leaving, those_with
from casemgr.errors import UsageError

_IN_THE_FILE = {"contact_name": "name", "speaks": "language"}
"""What the file calls a detail of a contact, where the option is called otherwise."""


@dataclass(frozen=True)
class ContactOptions(Group):
    """What changes of a contact."""

    contact: Annotated[
        Maybe,
        text("NAME[, RELATION, …]", "Whose phone or address: one on file, or a new contact, as with add."),
    ] = None
    contact_name: Annotated[
        Maybe, text("NAME", "What the contact is called, where it was entered wrong.")
    ] = None
    relation: Annotated[Maybe, text("TEXT", "Parent, guardian …")] = None
    phone: Annotated[Maybe, text("TEXT", "The contact's phone.")] = None
    email: Annotated[Maybe, text("TEXT", "The contact's email.")] = None
    address: Annotated[Maybe, text("TEXT", "The contact's address.")] = None
    speaks: Annotated[Maybe, text("LANGUAGE", "The contact's language.")] = None

    @property
    def details(self) -> dict[str, str]:
        """Those given, by their names in the file."""
        said = {key: value for key, value in vars(self).items() if key != "contact" and value is not None}
        return {_IN_THE_FILE.get(key, key): value for key, value in said.items()}


@dataclass(frozen=True)
class ListOptions(Group):
    """What is added to a list at the head of the file, or taken out of it."""

    provider: Annotated[
        Several, text("NAME[=SERVICE]", "Another provider, or another service (repeatable).")
    ] = None
    teacher: Annotated[
        Several, text("NAME", "Another general education teacher, who owes no progress report (repeatable).")
    ] = None
    disability: Annotated[
        Several, text("AREA", "Another disability (repeatable).", "--disability", "--suspected")
    ] = None
    not_disability: Annotated[
        Several, text("AREA", "A disability that the student has not (repeatable).")
    ] = None


NONE = ListOptions()


def run(
    given: Annotated[Given, FOR_MANY],
    who: HeadOptions,
    whose: ContactOptions,
    leaving: Leaving,
    student: StudentOrAll = None,
    label: Annotated[Maybe, text("TEXT", "What names the student on paper, in place of initials.")] = None,
    lists: ListOptions = NONE,
    progress_weeks: Annotated[
        int | None, number("N", "The IEP's own weeks between progress reports.", least=1)
    ] = None,
    everyone: Annotated[bool, flag("With --left: for every student who has them.", "--all")] = False,
    excepted: Except = None,
) -> None:
    from casemgr.casefile.typed.head import head_changes_from
    from casemgr.recording.head import (
        disabilities_typed,
        place_entered,
        provider_typed,
        record_head,
    )
    from casemgr.recording.speaking import CHANGES

    leaving.needs()
    if everyone:
        if student:
            raise UsageError("name a student, or say --all")
        gone = partial(those_with, given.session, leaving.left, But(excepted))
        with given.recording_each(lambda: alike(gone()), CHANGES) as works:
            for work, _ in works:
                record_head(work, leaving.changes(work))
                leaving.notes(work)
        return
    But(excepted).needs()
    if not student:
        raise UsageError("name the student; or say --all --left NAME, for every student who has them")
    with given.recording(student, act=CHANGES) as work:
        record_head(work, leaving.changes(work))
        found = head_changes_from(
            work.student.identity,
            work.today,
            simple={
                **asdict(who),
                "label": _label(given, student, label),
                **place_entered(work, who.school, who.track),
            },
            language=who.language,
            decided=work.context.law.meanings["home-language"],
            contact=whose.contact,
            details=whose.details,
            providers=[provider_typed(work, words) for words in lists.provider or ()],
            teachers=[work.people.full_name(name) for name in lists.teacher or ()],
            disabilities=disabilities_typed(work, lists.disability, lists.not_disability),
            progress_weeks=progress_weeks,
        )
        if not found and not work.new:
            typed = {**who.typed, **whose.typed, **lists.typed, "--label": label, "--weeks": progress_weeks}
            raise UsageError(f"nothing to change: {_IS_SO if any(typed.values()) else _NAME_ONE}")
        record_head(work, found)
        leaving.notes(work)


_IS_SO = "it is so on file already"
_NAME_ONE = "name an option, like --phone 555-0188"


def _label(given: Given, student: str, words: str | None) -> str | None:
    """A label that nobody else has. UsageError where somebody has it."""
    if words is None:
        return None
    from casemgr.paper.labels import labeled_so

    here = given.session
    own, students = here.find(student).id, here.caseload.all_students()[0]
    if other := labeled_so(words, students, here.caseload.settings.printing.label, but=own):
        raise UsageError(f"--label {words}: {other} has this label on paper; choose another")
    return words
