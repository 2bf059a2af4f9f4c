"""Words beside what the settings and the file know: the one meant, any other as typed, and what may be a slip in doubt."""

from collections.abc import Collection, Iterable

from casemgr.casefile.names import MAY_BE_A_SLIP, as_slug, doubt, meant_or_typed, names_near
from casemgr.casefile.people import People, Person
from casemgr.casefile.saying import joined
from casemgr.casefile.staffnames import the_staff
from casemgr.casefile.student import Identity
from casemgr.casefile.synonyms import also_called
from casemgr.casefile.taken import Taken
from casemgr.casefile.ways import usual_way_near
from casemgr.checks.schools import school_near
from casemgr.checks.slips import not_usual
from casemgr.errors import UsageError
from casemgr.law.book import LawBook


def known_or_typed(words: str, known: Iterable[str], what: str) -> Taken[str]:
    """A known word, also by another of its names, or what was typed, with a note; in doubt where it may be a slip for a known
    one."""
    name, known = as_slug(words), tuple(known)
    if word := name if name in known else also_called(name, known):
        return Taken(word)
    near = next(iter(names_near(name, known)), None)
    note = f"{name} is no {what}; recorded as typed{f'. Did you mean {near}?' if near else ''}"
    return Taken(name, doubt(f"{name} is no {what}", name, known), note)


def portion_meant(words: str, law: LawBook, *more: str) -> Taken[str]:
    """The portion of an IEP meant, or the only one that begins so; any other as typed, with a note. `more`: words that are
    no portion and may be typed in its place."""
    known = (*more, *law.iep_portions, *law.iep_portions_for_some)
    begun = [each for each in known if each.startswith(as_slug(words))]
    return Taken(begun[0]) if len(begun) == 1 else known_or_typed(words, known, "portion of an IEP")


def school_meant(words: str, schools: Collection[str]) -> Taken[str]:
    """The school of this name, or the only one that all the words fit; any other as typed, in doubt where it may be a slip for
    one of the settings, or is short for several."""
    school = meant_or_typed(words, schools)
    return Taken(school, school_near(school, schools))


def track_meant(words: str, tracks: Collection[str], *, is_whole: bool) -> Taken[str]:
    """The track of a calendar, or the only one that begins so; any other as typed. That one is in doubt where the calendars are
    known, `is_whole`, or it may be a slip; else it is noted: dates that need the calendar are unknown."""
    name = as_slug(words)
    begun = [track for track in tracks if name and track.startswith(name)]
    if name in tracks or len(begun) == 1:
        return Taken(name if name in tracks else begun[0])
    listed = f" (they have {joined(sorted(tracks))})" if tracks else ""
    what = f"no calendar has the track {name}{listed}, and dates that need one would be unknown"
    adopt = f"To adopt one: casemgr year YEAR --track {name}"
    slip = names_near(name, tracks, MAY_BE_A_SLIP)
    hint = f"; did you mean {slip[0]}?" if slip else f". {adopt}"
    return Taken(name, f"{what}{hint}" if is_whole or slip else None, f"{what}{hint}")


def way_meant(words: str | None, option: str = "--method") -> Taken[str | None]:
    """The way as typed; in doubt where it may be a slip for a usual one: it is the proof of what was sent."""
    if words is None:
        return Taken(None)
    if not words.strip():
        raise UsageError(f"{option} is empty; say how, like mail or in person")
    near = usual_way_near(words)
    return Taken(words, not_usual(words, near) if near else None)


def staff_person(words: str, people: People) -> Taken[Person | None]:
    """The one of the staff who is meant; for a stranger None, with a note."""
    person = people.find(words)
    note = f"{words.strip()} is not among the staff in casemgr.yaml; recorded as typed"
    return Taken(person, note=None if person else note)


def provider_meant(words: str, identity: Identity, people: People) -> str:
    """The student's provider meant, also one who has left; else one of the staff, and a stranger as typed. UsageError where
    several fit."""
    left = [provider.name for provider in identity.all_providers if provider.left]
    here = [provider.name for provider in identity.providers]
    return the_staff(words, here) or the_staff(words, left) or people.full_name(words)
