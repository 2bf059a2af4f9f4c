"""Words beside what the settings and the file know: the one meant, any other as typed, and a slip refused unless forced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.names import meant_or_typed, names_meant, slip_for
from casemgr.casefile.ways import usual_way_near
from casemgr.errors import UsageError
from casemgr.store.people import everyone, find_person, the_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casemgr.cli.recording.work import Work
    from casemgr.store.caseload import Caseload
    from casemgr.store.settings import Person


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed."""
    return meant_or_typed(words, [school.name for school in caseload.settings.schools])


def check_school(work: Work, school: str) -> None:
    """Refused, unless forced, where a school's name may be a slip for one of the settings, or is short for several."""
    names = [each.name for each in work.caseload.settings.schools]
    if school not in names and (near := slip_for(school, names)):
        work.refuse(f"{school} is not among the schools in casemgr.yaml; did you mean {', '.join(near)}?")


def method_meant(work: Work, words: str | None, option: str = "--method") -> str | None:
    """The way as typed; refused, unless forced, where it may be a slip for a usual one: it is the proof of what was sent."""
    if words is None:
        return None
    if not words.strip():
        raise UsageError(f"{option} is empty; say how, like mail or in person")
    if near := usual_way_near(words):
        work.refuse(f"{words.strip()} is not a usual way; did you mean {near}?")
    return words


def person_meant(work: Work, words: str) -> str:
    """Who is meant, also somebody who is not on file; refused, unless forced, where the name may be a slip
    for one who is: a contact, a teacher or a provider."""
    identity, name = work.student.identity, work.anyones_name(words)
    own = [*(contact.name for contact in identity.contacts), *identity.carry_it_out]
    known = [*own, str(identity.name), *(person.name for person in everyone(work.caseload.settings))]
    if not names_meant(name, known):
        work.doubt(f"{name} is not among this student's contacts, teachers and providers", name, own)
    return name


def staff_person(work: Work, words: str) -> Person | None:
    """The one of the staff who is meant; for a stranger None, with a note."""
    settings = work.caseload.settings
    person = find_person(settings, words)
    if person is None:
        stranger = f"{words.strip()} is not among the staff in casemgr.yaml"
        work.doubt(stranger, words, [each.name for each in everyone(settings)])
        work.warn(f"{stranger}; recorded as typed")
    return person


def check_new_student(work: Work) -> None:
    """The same for a new student's school; and for a provider who may be one of the staff."""
    identity, settings = work.student.identity, work.caseload.settings
    check_school(work, identity.school)
    for provider in identity.providers:
        check_provider(work, provider.name, [person.name for person in everyone(settings)])


def check_provider(work: Work, name: str, staff: Sequence[str]) -> None:
    """Refused, unless forced, where somebody who is not of the staff may be a slip for one who is."""
    if name not in staff:
        work.doubt(f"{name} is not among the staff in casemgr.yaml", name, staff)


def provider_meant(work: Work, words: str) -> str:
    """The provider meant, also one who has left; a stranger as typed, with a note."""
    identity = work.student.identity
    providers = [provider.name for provider in identity.providers]
    left = [provider.name for provider in identity.all_providers if provider.left]
    if found := the_one(words, providers) or the_one(words, list(dict.fromkeys(left))):
        return found
    person = find_person(work.caseload.settings, words)
    if not person:
        work.doubt(f"{words} is not among this student's providers", words, providers)
    name = person.name if person else words.strip()
    work.warn(
        f"{name} is not among this student's providers; casemgr edit {work.student.id} --provider NAME adds one"
    )
    return name
