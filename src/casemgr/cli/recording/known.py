"""Words beside what the settings and the file know: the one meant, any other as typed, and a slip refused unless forced."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casemgr.casefile.names import as_slug, meant_or_typed, names_near, the_one
from casemgr.casefile.ways import usual_way_near
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.people import Person
    from casemgr.cli.recording.work import Work
    from casemgr.store.caseload import Caseload


def known_or_typed(work: Work, words: str, known: Iterable[str], what: str) -> str:
    """A known word, or what was typed, with a note; refused, unless forced, where it may be a slip for a known one."""
    name, known = as_slug(words), tuple(known)
    if name not in known:
        work.doubt(f"{name} is no {what}", name, known)
        near = next(iter(names_near(name, known)), None)
        work.warn(f"{name} is no {what}; recorded as typed{f'. Did you mean {near}?' if near else ''}")
    return name


def portion_meant(work: Work, words: str, *more: str) -> str:
    """The portion of an IEP meant, or the only one that begins so; any other as typed, with a note. `more`: words that are
    no portion and may be typed in its place."""
    law = work.context.law
    known = (*more, *law.iep_portions, *law.iep_portions_for_some)
    begun = [each for each in known if each.startswith(as_slug(words))]
    return begun[0] if len(begun) == 1 else known_or_typed(work, words, known, "portion of an IEP")


def school_meant(work: Work, words: str) -> str:
    """The full name of a school of the settings; another as typed, unless it may be a slip."""
    school = school_from_words(work.caseload, words)
    check_school(work, school)
    return school


def school_from_words(caseload: Caseload, words: str) -> str:
    """The school of this name, or the only one that all the words fit; any other name as typed."""
    return meant_or_typed(words, caseload.settings.school_names)


def check_school(work: Work, school: str) -> None:
    """Refused, unless forced, where a school's name may be a slip for one of the settings, or is short for several."""
    from casemgr.checks.schools import school_near

    if doubt := school_near(school, work.caseload.settings.school_names):
        work.refuse(doubt)


def method_meant(work: Work, words: str | None, option: str = "--method") -> str | None:
    """The way as typed; refused, unless forced, where it may be a slip for a usual one: it is the proof of what was sent."""
    from casemgr.checks.ways import not_usual

    if words is None:
        return None
    if not words.strip():
        raise UsageError(f"{option} is empty; say how, like mail or in person")
    if near := usual_way_near(words):
        work.refuse(not_usual(words, near))
    return words


def staff_person(work: Work, words: str) -> Person | None:
    """The one of the staff who is meant; for a stranger None, with a note."""
    person = work.people.find(words)
    if person is None:
        work.warn(f"{words.strip()} is not among the staff in casemgr.yaml; recorded as typed")
    return person


def provider_on_file(work: Work, words: str) -> str | None:
    """The student's provider meant, also one who has left; None where it is none of them, UsageError where several fit."""
    identity = work.student.identity
    left = [provider.name for provider in identity.all_providers if provider.left]
    return the_one(words, (provider.name for provider in identity.providers)) or the_one(words, left)


def provider_meant(work: Work, words: str) -> str:
    """The same; one of the staff, and a stranger as typed."""
    return provider_on_file(work, words) or work.full_name(words)
