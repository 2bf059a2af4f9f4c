"""Also the name, the label on paper, school, track, language, providers, and the IEP's own progress schedule. Only the value
named changes in the file; what it was before stays on record. A move to another school of the district is `casemgr move`,
which keeps the clocks in view.

Example: `casemgr edit ana-r --phone 555-0188`, `casemgr edit ana-r --provider "Priya Nair=speech-language"`
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from casemgr.cli.given import Given, Work
from casemgr.cli.identity import HeadOptions
from casemgr.cli.known import check_provider, check_school, school_from_words
from casemgr.cli.options import Maybe, Several, StudentWords, text
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    who: HeadOptions,
    label: Annotated[
        Maybe, text("TEXT", "What names the student on paper, in place of initials.", "--label")
    ] = None,
    contact: Annotated[
        Maybe,
        text("NAME[, RELATION, …]", "Whose phone or address: one on file, or a new contact, as with add."),
    ] = None,
    relation: Annotated[Maybe, text("TEXT", "Parent, guardian …")] = None,
    phone: Annotated[Maybe, text("TEXT", "The contact's phone.")] = None,
    email: Annotated[Maybe, text("TEXT", "The contact's email.")] = None,
    address: Annotated[Maybe, text("TEXT", "The contact's address.")] = None,
    speaks: Annotated[Maybe, text("LANGUAGE", "The contact's language.")] = None,
    provider: Annotated[
        Several, text("NAME[=SERVICE]", "Another provider, or another service (repeatable).")
    ] = None,
    suspected: Annotated[Several, text("AREA", "Another area of suspected disability (repeatable).")] = None,
    progress_weeks: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="The IEP's own weeks between progress reports.")
    ] = None,
) -> None:
    from casemgr.casefile.events import IdentityChanged
    from casemgr.casefile.headpath import named
    from casemgr.exchange.typed_head import head_changes_from

    details = {"relation": relation, "phone": phone, "email": email, "address": address, "language": speaks}
    with given.recording(student) as work:
        found = head_changes_from(
            work.student.identity,
            work.today,
            simple={
                **asdict(who),
                "label": _label(given, student, label),
                "school": _school(work, who.school),
            },
            language=who.language,
            contact=contact,
            details={key: value for key, value in details.items() if value is not None},
            providers=[_provider(work, words) for words in provider or ()],
            suspected=suspected or (),
            progress_weeks=progress_weeks,
        )
        if not found:
            raise UsageError("nothing to change: name an option, like --phone 555-0188")
        for change in found:
            place = named(change.path)
            given.add(work, IdentityChanged, field=place, before=change.before, after=change.after)


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


def _school(work: Work, words: str | None) -> str | None:
    """The full name of a school of the settings; another as typed, unless it may be a slip."""
    if words is None:
        return None
    school = school_from_words(work.caseload, words)
    check_school(work, school)
    return school


def _provider(work: Work, words: str) -> str:
    """`NAME=SERVICE` with the full name of somebody of the staff who is no provider of the student yet."""
    from casemgr.casefile.names import names_meant
    from casemgr.store.people import everyone

    name, sign, service = words.partition("=")
    on_file = names_meant(name, [provider.name for provider in work.student.identity.providers])
    if on_file:
        return words
    full = work.full_name(name)
    check_provider(work, full, [person.name for person in everyone(work.caseload.settings)])
    return f"{full}{sign}{service}"
