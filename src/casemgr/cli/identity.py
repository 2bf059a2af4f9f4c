"""A new student's identity from a command's options."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

import typer

from casemgr.cli.dates import with_year
from casemgr.cli.school_words import school_from_words
from casemgr.cli.session import Session
from casemgr.errors import UsageError

NameOption = Annotated[str | None, typer.Option("--name", metavar='"First Last"', help="The student's name.")]
Born = Annotated[str | None, typer.Option("--born", metavar="DATE", help="Date of birth, like 2016-04-12.")]
Grade = Annotated[str | None, typer.Option("--grade", metavar="G", help="PS, TK, K, 1 to 12 …")]
School = Annotated[str | None, typer.Option("--school", metavar="NAME", help="School of attendance.")]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="EO, IFEP, EL, RFEP, TBD or ADEL; EL:Spanish names it."),
]
Track = Annotated[str | None, typer.Option("--track", metavar="NAME", help="A second track's calendar.")]


def new_identity(
    session: Session,
    student_id: str,
    *,
    name: str | None,
    born: str | None,
    grade: str | None,
    school: str | None,
    language: str | None = None,
    track: str | None = None,
    suspected: tuple[str, ...] = (),
    people: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """The head of a new student's file, checked. UsageError names what is missing or wrong."""
    from pydantic import ValidationError

    from casemgr.casefile.student import Identity
    from casemgr.store.typed import in_words

    options = {"--name": name, "--born": born, "--grade": grade, "--school": school}
    if missing := [option for option, value in options.items() if not value]:
        raise UsageError(
            f"{student_id}: a new student needs {', '.join(missing)}; for one who is here, check the id"
        )
    assert name
    assert born
    assert grade
    assert school
    head: dict[str, Any] = {
        "schema": 1,
        "id": student_id,
        "name": name_of(name),
        "born": born_of(born, session.today),
        "grade": grade_of(grade),
        "school": school_from_words(session.caseload, school),
        "track": track,
        "language": language_of(language),
        "suspected": suspected,
        **people,
    }
    head = {key: value for key, value in head.items() if value not in (None, (), [])}
    try:
        Identity.model_validate(head)
    except ValidationError as error:
        raise UsageError(f"{student_id}: {in_words(error.errors(include_url=False)[0], Identity)}") from None
    if session.caseload.path_of(student_id).exists():
        raise UsageError(
            f"{student_id}: this id is taken already; choose another, or leave --name out to use it"
        )
    return head


def name_of(words: str) -> dict[str, str]:
    """First and last name; a comma puts the last name first, otherwise the first word is the first name. `Jr.` and the
    like are a suffix, wherever they are written."""
    from casemgr.exchange.cells.people import split_suffix

    parts = [part.strip() for part in words.split(",")]
    suffix = next((part for part in parts[1:] if not split_suffix(f"x {part}")[0].endswith(part)), "")
    parts = [part for part in parts if part != suffix]
    if len(parts) > 1:
        last, first = parts[0], ", ".join(parts[1:])
    else:
        first, _, last = parts[0].partition(" ")
    last, own = split_suffix(last.strip())
    if not first.strip() or not last:
        raise UsageError(f'--name {words}: give first and last name, like "Ana Rivera" or "Rivera Soto, Ana"')
    said = {"first": first.strip(), "last": last, "suffix": own or suffix}
    return {key: value for key, value in said.items() if value}


def born_of(words: str, today: date) -> date:
    """A birth date; UsageError where it lies ahead."""
    born = with_year(words, today, "--born")
    if born > today:
        raise UsageError(f"--born: {words} is in the future")
    return born


def grade_of(words: str) -> str:
    """A grade in the state's form: `04` is 4."""
    from casemgr.casefile.vocabulary import GRADES

    grade = words.strip().upper().removeprefix("0") or "0"
    if grade not in GRADES:
        raise UsageError(f"--grade {words}: no such grade; write PS, TK, K or 1 to 12")
    return grade


def language_of(words: str | None) -> dict[str, str] | None:
    """`EL:Spanish` as status and home language."""
    from casemgr.casefile.vocabulary import LANGUAGE_STATUSES

    if words is None:
        return None
    status, _, home = words.partition(":")
    if status.strip().upper() not in LANGUAGE_STATUSES:
        known = ", ".join(LANGUAGE_STATUSES)
        raise UsageError(f"--language {words}: write one of {known}, with the language after a colon")
    return {"status": status.strip().upper()} | ({"home": home.strip()} if home.strip() else {})
