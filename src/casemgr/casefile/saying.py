"""Words for the values that events hold, and for other events and people that a sentence is about."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from casemgr.casefile.age import is_of_age

_JULY = 7
_FAR = 6  # months: past them a day without its year may be taken for the same day of another year


@lru_cache(maxsize=4096)
def long_date(day: date | None, as_of: date | None = None, *, weekday: bool = True) -> str:
    """`Mon 9/14`, the one form of a day on every screen; a dash where there is none.

    A day of another school year than today (July to June), or more than six months away, has its year, `Mon 9/14/2026`; so
    has every day where nothing says what today is, and the day after "as of" at the head of a list, from which the reader knows the year of the rest.
    Files, JSON, CSV and commands to type have ISO dates.
    """
    if day is None:
        return "—"
    text = f"{day.month}/{day.day}"
    if as_of is None or school_year_of(day) != school_year_of(as_of) or is_far(day, as_of):
        text += f"/{day.year}"
    return f"{day:%a} {text}" if weekday else text


def is_far(one: date, other: date) -> bool:
    """Whether two days are more than six months apart: to the same day six months on is not."""
    first, last = sorted((one, other))
    months = (last.year - first.year) * 12 + last.month - first.month
    return months > _FAR or (months == _FAR and last.day > first.day)


def school_year_of(day: date) -> int:
    """The year in which the school year of a day begins, counted from July."""
    return day.year if day.month >= _JULY else day.year - 1


def time_words(at: time) -> str:
    """`2:15 pm`."""
    return f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


_FIRST = 10
"""Of many students a note names so many: it is about all of them, and the screen is for what comes after it."""


def first_of(ids: Sequence[str]) -> str:
    """`a, b, c`; of more than ten the first ten, `and 3 more`."""
    more = len(ids) - _FIRST
    return ", ".join(ids) if more < 1 else f"{', '.join(ids[:_FIRST])} and {more} more"


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count_words(count: int) -> str:
    """A small number in words."""
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def plural(n: int, noun: str, many: str = "") -> str:
    """`1 day`, `2 days`, `3 duties`; `many` where the noun takes more than an s."""
    return f"{n} {noun}" if n == 1 else f"{n} {many or noun + 's'}"


def in_halves(n: float, noun: str = "school day") -> str:
    """`1 school day`, `2.5 school days`."""
    return f"{n:g} {noun}{'' if n == 1 else 's'}"


_ACRONYMS = {"ape", "dhh", "el", "iep", "lea", "om", "selpa", "sld", "slp", "vi"}


def days_ahead(n: int) -> str:
    """`today`, `tomorrow`, `in 2 days`."""
    return ("today", "tomorrow")[n] if n < 2 else f"in {n} days"


def spaced(code: str) -> str:
    """A code in words: `meeting-notice` → `meeting notice`, `iep-copy` → `IEP copy`."""
    words = code.replace("-", " ").replace("_", " ").split(" ")
    return " ".join(word.upper() if word in _ACRONYMS else word for word in words)


def dollars(amount: float) -> str:
    """`$60`, `$1,250.50`; `-$5` where it is less than nothing."""
    return f"{'-' if amount < 0 else ''}${abs(amount):,.2f}".removesuffix(".00")


def yes_or_no(flag: bool) -> str:
    return "yes" if flag else "no"


def stated(lead: str, value: object, tail: str = "") -> str:
    """`to Rosa Ortega`; nothing where there is no value."""
    if value is None or value in ("", (), {}):
        return ""
    return f"{lead}{_plain(value)}{tail}"


def only_if(flag: bool | None, words: str) -> str:
    """The words where the flag is set."""
    return words if flag else ""


def phrase(*parts: str) -> str:
    """The parts that are there, with a space between."""
    return " ".join(filter(None, parts))


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return joined([_plain(each) for each in value])
    return str(value)


class Nearby(NamedTuple):
    """What a sentence may refer to: other events by their ids, the contacts at the head of the file, the law's names."""

    events: Mapping[str, str]
    """The id of each event → what it is and its day: `note of Mon 11/23`."""
    contacts: Sequence[str] = ()
    as_of: date | None = None
    """Today, which decides whether a day is said with its year."""
    duties: Mapping[str, str] = MappingProxyType({})
    """The id of each rule → its title: `Hold the annual IEP review`."""
    delays: Mapping[str, str] = MappingProxyType({})
    """Each of the state's codes for a delay → what it says."""

    of_age_on: date | None = None
    """The day from which the parents' rights are the student's own."""

    adult_duties: Mapping[str, str] = MappingProxyType({})
    """The titles that read otherwise from that day on."""

    providers: Sequence[str] = ()
    """Those at the head of the file, with those who have left."""

    def is_of_age(self, day: date) -> bool:
        """Whether the parents' rights are the student's own on a day."""
        return is_of_age(self.of_age_on, day)

    def holder_on(self, day: date) -> str:
        """Whose rights they are on a day: `parent` or `student`."""
        return "student" if self.is_of_age(day) else "parent"

    def parent_on(self, day: date, by: str | None = None) -> str:
        """Who answers for the student on a day: the parent, or the student once of age. Not so where one of the contacts is
        named: a conservator answers in the place of an adult."""
        return "the parent" if by in self.contacts else f"the {self.holder_on(day)}"

    def day(self, day: date | None) -> str:
        """`Mon 11/23`; nothing where there is none."""
        return long_date(day, self.as_of) if day else ""

    def duty(self, rule_id: str, day: date) -> str:
        """What is to be done by a rule, as it reads on a day; its id alone where the law has no such rule."""
        if self.is_of_age(day) and rule_id in self.adult_duties:
            return self.adult_duties[rule_id]
        return self.duties.get(rule_id, rule_id)

    def delay(self, code: str | None) -> str:
        """`delay code 40 (school break)`; nothing where there is none."""
        meaning = self.delays.get(code or "")
        return phrase(stated("delay code ", code), f"({meaning})" if meaning else "")

    def event(self, event_id: str) -> str:
        """`note of Mon 11/23`; the id alone where the event is not at hand."""
        return self.events.get(event_id, event_id)

    def named(self, event_id: str) -> str:
        """The same with the id, for one that a person may want to name again."""
        return f"{self.events[event_id]} ({event_id})" if event_id in self.events else event_id

    def all_of(self, event_ids: Iterable[str]) -> str:
        return joined([self.event(each) for each in event_ids])

    def place(self, path: str) -> str:
        """A place at the head of the file in words: `contacts.0.phone` → `Luz Rivera's phone`."""
        match path.split("."):
            case [name, number, *rest] if number.isdigit():
                owner = f"{spaced(name.removesuffix('s'))} {int(number) + 1}"
                if rest == ["name"]:
                    return spaced(name.removesuffix("s"))
                people = {"contacts": self.contacts, "providers": self.providers}.get(name, ())
                if int(number) < len(people):
                    owner = people[int(number)]
                if not rest:
                    return spaced(name.removesuffix("s"))
                return f"{owner}'s {spaced(' '.join(rest))}"
            case steps:
                return spaced(" ".join(reversed(steps)))


ALONE = Nearby({})
"""Nothing else is at hand."""
