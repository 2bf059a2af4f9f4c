"""The head of a student's file from what was typed: a new student's values, and what is to become another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.gradewords import grade_meant
from casemgr.casefile.headpath import HeadChange, Path, value_at
from casemgr.casefile.nameparts import preferred_apart, split_suffix
from casemgr.casefile.names import fold, names_meant, the_one
from casemgr.casefile.student import Identity
from casemgr.casefile.typed.dates import with_year
from casemgr.casefile.typed.disabilities import disability_changes
from casemgr.casefile.vocabulary import LANGUAGE_STATUSES
from casemgr.errors import UsageError

_BOTH_NAMES = 'give first and last name, like "Ana Rivera" or "Rivera Soto, Ana"'


def name_of(words: str) -> dict[str, str]:
    """First and last name; a comma puts the last name first, otherwise the first word is the first name. `Jr.` and the
    like are a suffix, wherever they are written; a name in quotation marks or brackets is the preferred one. Of one word the
    last name is missing."""
    plain, preferred = preferred_apart(words)
    parts = [part.strip() for part in plain.split(",")]
    suffix = next((part for part in parts[1:] if not split_suffix(f"x {part}")[0].endswith(part)), "")
    parts = [part for part in parts if not suffix or part != suffix]
    if len(parts) > 1:
        last, first = parts[0], ", ".join(parts[1:])
    else:
        first, _, last = parts[0].partition(" ")
    last, own = split_suffix(last.strip())
    if not first.strip() or (not last and len(parts) > 1):
        raise UsageError(f"--name {words}: {_BOTH_NAMES}")
    said = {"first": first.strip(), "last": last, "suffix": own or suffix, "preferred": preferred}
    return {key: value for key, value in said.items() if value}


def born_of(words: str, today: date) -> date:
    """A birth date; UsageError where it lies ahead."""
    born = with_year(words, today, "--born")
    if born > today:
        raise UsageError(f"--born: {words} is in the future")
    return born


def grade_of(words: str) -> str:
    """A grade in the state's form: `04` is 4, `PK` is PS."""
    grade = grade_meant(words)
    if grade is None:
        raise UsageError(f"--grade {words}: no such grade; write PS, TK, K or 1 to 12")
    return grade


def language_of(words: str | None, decided: Mapping[str, str]) -> dict[str, str] | None:
    """`EL:Spanish` as status and home language. `decided`: a home language that decides the status, folded → the status."""
    if words is None:
        return None
    if status := decided.get(fold(words)):
        return {"status": status, "home": words.strip()}
    status, _, home = words.partition(":")
    if status.strip().upper() not in LANGUAGE_STATUSES:
        known = ", ".join(LANGUAGE_STATUSES)
        raise UsageError(
            f"--language {words}: write one of {known}, with the language after a colon, like TBD:Spanish where the status "
            "is not known yet"
        )
    return {"status": status.strip().upper()} | ({"home": home.strip()} if home.strip() else {})


def head_of(
    student_id: str, typed: Mapping[str, Any], today: date, decided: Mapping[str, str]
) -> dict[str, Any]:
    """The head of a new student's file from the options typed, in the order of the file. `decided`: home languages that
    decide the language status."""
    return {
        "schema": 1,
        "id": student_id,
        "name": name_of(typed["name"]) | _preferred(typed["preferred"]),
        "born": born_of(typed["born"], today),
        "grade": grade_of(typed["grade"]),
        "school": typed["school"],
        "track": typed["track"],
        "language": language_of(typed["language"], decided),
    }


def head_changes_from(
    identity: Identity,
    today: date,
    *,
    simple: Mapping[str, str | None],
    language: str | None,
    decided: Mapping[str, str],
    contact: str | None,
    details: Mapping[str, str],
    providers: Sequence[str],
    teachers: Sequence[str],
    disabilities: tuple[Sequence[str], Sequence[str]],
    progress_weeks: int | None,
) -> list[HeadChange]:
    """Every value that becomes another; UsageError where it is not clear whose it is. `disabilities`: those that are new, and those
    that go."""
    wanted: dict[Path, str] = {}
    wanted |= _simple(identity, simple, today)
    if language:
        said = language_of(language, decided) or {}
        wanted |= {("language", key): value for key, value in said.items()}
    if contact or details:
        wanted |= _contact(identity, contact, details)
    wanted |= _providers(identity, providers)
    wanted |= _teachers(identity, teachers)
    if progress_weeks:
        wanted[("progress", "weeks")] = str(progress_weeks)
    return [*_changes(identity, wanted), *disability_changes(identity.suspected, *disabilities)]


def _preferred(words: str | None) -> dict[str, str]:
    return {"preferred": words.strip()} if words and words.strip() else {}


def _simple(identity: Identity, options: Mapping[str, str | None], today: date) -> dict[Path, str]:
    found: dict[Path, str] = {}
    if name := options["name"]:
        parts = name_of(name)
        if identity.name.last and "last" not in parts:
            raise UsageError(f"--name {name}: {_BOTH_NAMES}")
        found |= {("name", part): value for part, value in parts.items()}
    if born := options["born"]:
        found[("born",)] = born_of(born, today).isoformat()
    if grade := options["grade"]:
        found[("grade",)] = grade_of(grade)
    found |= {("name", part): value for part, value in _preferred(options["preferred"]).items()}
    return found | {(key,): value.strip() for key in ("label", "school", "track") if (value := options[key])}


def _contact(identity: Identity, name: str | None, details: Mapping[str, str]) -> dict[Path, str]:
    """The details of a contact on file, or of a new one of that name; of the only one where no name is given. What follows
    the name after commas is taken as a new student's contact has it."""
    people = [person.name for person in identity.contacts]
    if name and "," in name and not names_meant(name, people):
        said = dict(contact_of(name))
        if twice := said.keys() & details.keys():
            raise UsageError(f"--contact {name}: --{min(twice)} is given too; say it once")
        name, details = said.pop("name"), {**said, **details}
    if name is None:
        if len(people) != 1:
            listed = f" ({', '.join(people)})" if people else ""
            raise UsageError(f"Which contact? Use --contact NAME{listed}.")
        place = 0
    else:
        place = _place(people, name)
    if "name" in details and place == len(people):
        raise UsageError(f"--contact-name: {name} is no contact on file ({', '.join(people) or 'none'})")
    found: dict[Path, str] = {}
    if place == len(people) and name:
        found[("contacts", place, "name")] = name.strip()
    return found | {("contacts", place, key): value for key, value in details.items()}


def _providers(identity: Identity, given: Sequence[str]) -> dict[Path, str]:
    """Each `NAME=SERVICE`: a service of somebody on file, or one provider more."""
    people = [("" if each.left else each.name) for each in identity.all_providers]
    found: dict[Path, str] = {}
    for words in given:
        name, _, service = (part.strip() for part in words.partition("="))
        place = _place(people, name)
        if place == len(people):
            people.append(name)
            found[("providers", place, "name")] = name
        elif not service or ("providers", place, "name") in found or ("providers", place, "service") in found:
            raise UsageError(
                f"--provider {words}: {people[place]} is named already; name one service after `=`"
            )
        if service:
            found[("providers", place, "service")] = service
    return found


def _teachers(identity: Identity, given: Sequence[str]) -> dict[Path, str]:
    names = list(identity.teachers)
    for name in given:
        if on_file := the_one(name, names):
            raise UsageError(f"--teacher {name}: {on_file} is on file already")
        names.append(name.strip())
    return {("teachers", place): name for place, name in enumerate(names) if place >= len(identity.teachers)}


def _place(names: Sequence[str], words: str) -> int:
    """The place in a list of the name that words mean; past the end where they mean none."""
    found = the_one(words, names)
    return len(names) if found is None else names.index(found)


def _changes(identity: Identity, wanted: Mapping[Path, str]) -> Iterator[HeadChange]:
    for path, after in wanted.items():
        before = value_at(identity, path)
        if before != after:
            yield HeadChange(path, before, after)


def contact_of(words: str) -> Mapping[str, str]:
    """`Luz Rivera, mother, 555-0121, luz@example.org, Spanish`: e-mail and phone are known by their form, the first other
    word after the name is the relation, the second the language."""
    name, *details = (part.strip() for part in words.split(","))
    if not name:
        raise UsageError(f"--contact {words}: begin with the name")
    found = {"name": name}
    left = iter(("relation", "language"))
    for detail in filter(None, details):
        key = "email" if "@" in detail else "phone" if re.search(r"\d", detail) else next(left, "")
        if not key or key in found:
            raise UsageError(
                f"--contact {words}: what is {detail}? Give name, relation, phone, e-mail, language"
            )
        found[key] = detail
    return found


def provider_of(words: str) -> Mapping[str, str]:
    """`Ito=OT`."""
    name, _, service = (part.strip() for part in words.partition("="))
    if not name:
        raise UsageError(f"--provider {words}: write NAME=SERVICE")
    return {"name": name} | ({"service": service} if service else {})
