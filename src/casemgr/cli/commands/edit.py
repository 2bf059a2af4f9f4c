"""Also the name, the label on paper, school, track, language, providers, teachers, and the IEP's own progress schedule. Only the value
named changes in the file; what it was before stays on record. A move to another school of the district is `casemgr move`,
which keeps the clocks in view. Who has left is asked for nothing from that day on; what was before stays as it was. With
--all it is done for every student who has them.

Example: `casemgr edit ana-r --phone 555-0188`, `casemgr edit ana-r --provider "Priya Nair=speech-language"`,
`casemgr edit --all --left "Ann Lee" --followed-by "Rosa Diaz" --on 11/4`
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.names import names_meant
from casemgr.cli.options.goes_with import said_once
from casemgr.cli.options.kinds import Group, Maybe, Several, StudentOrAll, flag, number, text
from casemgr.cli.recording.chosen import alike
from casemgr.cli.recording.given import FOR_MANY, Given, Work
from casemgr.cli.recording.rounds import But, Except
from casemgr.cli.students.identity import HeadOptions
from casemgr.cli.students.staff_left import Leaving, those_with
from casemgr.cli.terminal.asking import ask, can_ask
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.headpath import HeadChange


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

    leaving.needs()
    if everyone:
        if student:
            raise UsageError("name a student, or say --all")
        with given.recording_each(
            lambda: alike(those_with(given.session, leaving.left, But(excepted)))
        ) as works:
            for work, _ in works:
                _record(given, work, leaving.changes(given, work))
                leaving.notes(work)
        return
    But(excepted).needs()
    if not student:
        raise UsageError("name the student; or say --all --left NAME, for every student who has them")
    with given.recording(student) as work:
        _record(given, work, leaving.changes(given, work))
        found = head_changes_from(
            work.student.identity,
            work.today,
            simple={
                **asdict(who),
                "label": _label(given, student, label),
                "school": _school_entered(work, who.school) if who.school is not None else None,
            },
            language=who.language,
            decided=work.context.law.meanings["home-language"],
            contact=whose.contact,
            details=whose.details,
            providers=[_provider(work, words) for words in lists.provider or ()],
            teachers=[work.people.full_name(name) for name in lists.teacher or ()],
            disabilities=_disabilities(work, lists),
            progress_weeks=progress_weeks,
        )
        if not found and not work.new:
            said = {**who.typed, **whose.typed, **lists.typed, "--label": label, "--weeks": progress_weeks}
            is_so = "it is so on file already"
            raise UsageError(
                f"nothing to change: {is_so if any(said.values()) else 'name an option, like --phone 555-0188'}"
            )
        _record(given, work, found)
        leaving.notes(work)


def _record(given: Given, work: Work, changes: Iterable[HeadChange]) -> None:
    """The changes, and who is new among those who carry out the IEP of a student who has one."""
    from casemgr.casefile.events import IdentityChanged, StaffJoined
    from casemgr.casefile.headpath import named
    from casemgr.state.enrollment import has_iep

    before = work.student.identity.carry_it_out
    for each in changes:
        given.add(work, IdentityChanged, field=named(each.path), before=each.before, after=each.after)
    if has_iep(work.known):
        for name in dict.fromkeys(work.student.identity.carry_it_out):
            if name not in (*before, work.case_manager):
                given.add(work, StaffJoined, staff=name)


def _school_entered(work: Work, words: str) -> str:
    """The school meant, where the one on file was a wrong entry; asked about, and refused unless forced where no one can be asked.
    UsageError naming `move` where the student moves."""
    from casemgr.checks.known import school_meant
    from casemgr.checks.schools import may_be_a_move, only_an_entry

    was, schools = work.student.identity.school, work.caseload.settings.school_names
    school = work.take(school_meant(words, schools))
    if work.force or not may_be_a_move(was, school, schools, work.known, work.today):
        return school
    move = f'casemgr move {work.student.id} "{school}" --on DATE'
    question = f"Does the student move to {school}, or was {was} a wrong entry?"
    if not can_ask():
        work.refuse(only_an_entry(was, move))
    elif ask(question, ("move", "wrong"), move) == "move":
        raise UsageError(f"to record the move, with the duties that it starts: {move}")
    return school


def _disabilities(work: Work, lists: ListOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that are new, and those that the student has not."""
    from casemgr.checks.disabilities import said_by_a_referral
    from casemgr.law.words import areas_of, own_area

    meanings, head = work.context.law.meanings, work.student.identity.suspected
    new = areas_of(lists.disability, meanings)
    gone = tuple(own_area(words, [head], meanings) for words in lists.not_disability or ())
    said_once({"--disability": new, "--not-disability": gone})
    if why := said_by_a_referral(gone, work.known, work.student.id, work.today):
        raise UsageError(why)
    return new, gone


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


def _provider(work: Work, words: str) -> str:
    """`NAME=SERVICE` with the full name of somebody of the staff who is no provider of the student yet."""
    name, sign, service = words.partition("=")
    on_file = names_meant(name, [provider.name for provider in work.student.identity.providers])
    if on_file:
        return words
    return f"{work.people.full_name(name)}{sign}{service}"
