"""What `edit` is asked to change, as changes of the head of a student's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from casemgr.casefile.headpath import HeadChange, Path, value_at
from casemgr.casefile.names import names_meant
from casemgr.casefile.student import Identity
from casemgr.cli import identity as words_for
from casemgr.errors import UsageError


def head_changes_from(
    identity: Identity,
    today: date,
    *,
    simple: Mapping[str, str | None],
    language: str | None,
    contact: str | None,
    details: Mapping[str, str],
    providers: Sequence[str],
    suspected: Sequence[str],
    progress_weeks: int | None,
) -> list[HeadChange]:
    """Every value that becomes another; UsageError where it is not clear whose it is."""
    wanted: dict[Path, str] = {}
    wanted |= _simple(simple, today)
    if language:
        said = words_for.language_of(language) or {}
        wanted |= {("language", key): value for key, value in said.items()}
    if contact or details:
        wanted |= _contact(identity, contact, details)
    wanted |= _providers(identity, providers)
    wanted |= _suspected(identity, suspected)
    if progress_weeks:
        wanted[("progress", "weeks")] = str(progress_weeks)
    return list(_changes(identity, wanted))


def _simple(options: Mapping[str, str | None], today: date) -> dict[Path, str]:
    found: dict[Path, str] = {}
    if name := options["name"]:
        found |= {("name", part): value for part, value in words_for.name_of(name).items()}
    if born := options["born"]:
        found[("born",)] = words_for.born_of(born, today).isoformat()
    if grade := options["grade"]:
        found[("grade",)] = words_for.grade_of(grade)
    if preferred := options["preferred"]:
        found[("name", "preferred")] = preferred.strip()
    return found | {(key,): value.strip() for key in ("label", "school", "track") if (value := options[key])}


def _contact(identity: Identity, name: str | None, details: Mapping[str, str]) -> dict[Path, str]:
    """The details of a contact on file, or of a new one of that name; of the only one where no name is given."""
    people = [person.name for person in identity.contacts]
    if name is None:
        if len(people) != 1:
            listed = f" ({', '.join(people)})" if people else ""
            raise UsageError(f"Which contact? Use --contact NAME{listed}.")
        place = 0
    else:
        place = _place(people, name)
    found: dict[Path, str] = {}
    if place == len(people) and name:
        found[("contacts", place, "name")] = name.strip()
    return found | {("contacts", place, key): value for key, value in details.items()}


def _providers(identity: Identity, given: Sequence[str]) -> dict[Path, str]:
    """Each `NAME=SERVICE`: a service of somebody on file, or one provider more."""
    people = [person.name for person in identity.providers]
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


def _suspected(identity: Identity, given: Sequence[str]) -> dict[Path, str]:
    from casemgr.casefile.vocabulary import area_from_words

    areas = list(identity.suspected)
    for words in given:
        area = area_from_words(words)
        if area in areas:
            raise UsageError(f"--suspected {words}: {area} is on file already")
        areas.append(area)
    on_file = len(identity.suspected)
    return {("suspected", place): area for place, area in enumerate(areas) if place >= on_file}


def _place(names: Sequence[str], words: str) -> int:
    """The place of a name, or of the only one that all the words fit, in a list; past the end where none fits."""
    fitting = names_meant(words, names)
    if len(fitting) > 1:
        raise UsageError(
            f'"{words}" matches more than one person: {", ".join(fitting)}. Type more of the name.'
        )
    return names.index(fitting[0]) if fitting else len(names)


def _changes(identity: Identity, wanted: Mapping[Path, str]) -> Iterator[HeadChange]:
    for path, after in wanted.items():
        before = value_at(identity, path)
        if before != after:
            yield HeadChange(path, before, after)
