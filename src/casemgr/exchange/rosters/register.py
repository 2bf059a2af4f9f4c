"""One student once: rows and files put together by the system's id, else by name, birth date and school."""

from __future__ import annotations

from operator import attrgetter

from casemgr.exchange.cells.people import folded
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.combining import combined, only_middle
from casemgr.exchange.rosters.pupil import SYSTEMS, Pupil


def each_once(pupils: list[Pupil], asked: Asked) -> tuple[Pupil, ...]:
    """The students of one file, the rows of one student together."""
    ids = [list(filter(None, own)) for own in zip(*map(attrgetter(*SYSTEMS), pupils), strict=True)]
    if all(len(own) == len(set(own)) for own in ids) and any(len(own) == len(pupils) for own in ids):
        return tuple(pupils)
    register = Register(asked)
    for pupil in pupils:
        register.add(pupil)
    return register.pupils()


class Register:
    """The students seen so far, each in a place of its own."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._places: list[Pupil] = []
        self._by_id: dict[tuple[str, str], int] = {}
        self._by_name: dict[tuple[str, str], list[int]] | None = None
        self._shared: set[str] = set(SYSTEMS)
        """The systems of which every student so far has an id: there, another id is another student."""

    def pupils(self) -> tuple[Pupil, ...]:
        return tuple(self._places)

    def add(self, pupil: Pupil) -> int:
        """Put a student in its place; the place."""
        place = self._place_of(pupil)
        if place is None:
            place = len(self._places)
            self._places.append(pupil)
        else:
            self._places[place] = combined(self._places[place], pupil, self._asked)
        for system in SYSTEMS:
            if value := getattr(pupil, system):
                self._by_id.setdefault((system, value), place)
            else:
                self._shared.discard(system)
        if self._by_name is not None:
            self._index(place)
        return place

    def _place_of(self, pupil: Pupil) -> int | None:
        for system in SYSTEMS:
            if (value := getattr(pupil, system)) and (system, value) in self._by_id:
                return self._by_id[system, value]
        if any(getattr(pupil, system) for system in self._shared) or not pupil.last:
            return None
        if self._by_name is None:
            self._by_name = {}
            for place in range(len(self._places)):
                self._index(place)
        same = self._by_name.get(_short_key(pupil), [])
        return self._meant(pupil, [place for place in same if may_be_same(self._places[place], pupil)])

    def _index(self, place: int) -> None:
        assert self._by_name is not None
        places = self._by_name.setdefault(_short_key(self._places[place]), [])
        if place not in places:
            places.append(place)

    def _meant(self, pupil: Pupil, places: list[int]) -> int | None:
        """The place of the student meant; where that is not certain, it is asked, and until then they stay two."""
        certain = [place for place in places if are_same(self._places[place], pupil)]
        if len(certain) == 1:
            return certain[0]
        for place in certain or places:
            other = self._places[place]
            if same_student(other, pupil, self._asked):
                return place
        return None


def same_student(one: Pupil, other: Pupil, asked: Asked) -> bool:
    """Ask whether two students of one name are the same."""
    places = " and ".join(f"{s.file}:{s.line}" for pupil in (one, other) for s in pupil.sources[:1])
    answer = asked.ask_of(
        other,
        "same-student",
        f"Are these one student? {_described(one)} and {_described(other)}",
        read=places,
        readings=("same", "different"),
        about=other.name,
    )
    return answer == "same"


def _described(pupil: Pupil) -> str:
    """A student by name and birth date, with the place."""
    said = (pupil.who, pupil.grade and f"grade {pupil.grade}", pupil.school)
    file, line = pupil.sources[0] if pupil.sources else ("", 0)
    row = "" if file.endswith(".yaml") else f", row {line}"
    return ", ".join(filter(None, said)) + (f" ({file}{row})" if file else "")


def _short_key(pupil: Pupil) -> tuple[str, str]:
    """Last name and first word of the first name: a second one may be in another column, or nowhere."""
    last, first = pupil.name_key
    return last, first.split(" ")[0]


def may_be_same(one: Pupil, other: Pupil) -> bool:
    """Whether nothing speaks against it: no id of one system and no birth date that differ, no other suffix."""
    ids = all(
        not (mine and theirs and mine != theirs)
        for system in SYSTEMS
        for mine, theirs in ((getattr(one, system), getattr(other, system)),)
    )
    suffixes = {folded(pupil.suffix) for pupil in (one, other) if pupil.suffix}
    return ids and len(suffixes) < 2 and not (one.born and other.born and one.born != other.born)


def are_same(one: Pupil, other: Pupil) -> bool:
    """Whether name, birth date and school agree, as far as both say them; a birth date at least both must say."""
    if one.born is None or one.born != other.born:
        return False
    whole = folded(one.first) == folded(other.first) or only_middle(one, other)
    return whole and (not one.school or not other.school or folded(one.school) == folded(other.school))
