"""Reading the law: the files of its places, and the district's own in `law/`, which add rules, replace or drop them."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casemgr.casefile.names import did_you_mean
from casemgr.errors import BadFile, Problem
from casemgr.law.book import LawBook
from casemgr.law.contents import together
from casemgr.law.faults import by_what_is_wrong, faults_of
from casemgr.law.rules import Rule
from casemgr.store.files import read_bytes
from casemgr.store.folders import CHAPTER, COUNTRY, HANDBOOKS, LAW, STATE, listing
from casemgr.store.generatedlaw import PlaceLaw, load
from casemgr.store.holidaytable import HOLIDAY_TABLE, Holidays, HolidayTable, holidays_by, read_table
from casemgr.store.lawfile import LawFile, Named
from casemgr.store.lawplaces import own_folders, places_of, shipped, sources_of
from casemgr.store.package import LAW_FILES
from casemgr.store.typed import read_whole
from casemgr.store.yamltext import decode, line_of, parse

_RANKS = {COUNTRY: 1, HANDBOOKS: 2, "": 3}
"""Folder → the rank of its rules; a state's come first, what is in `law/` itself last."""

At = Sequence[str | int]
"""A place in a law file: keys and positions."""


class ReadLaw(NamedTuple):
    """The law of a caseload, what is wrong in the district's own files, and those in force, each by its name."""

    book: LawBook
    problems: tuple[Problem, ...]
    own: tuple[Named, ...]
    holidays: Holidays


def read_law(folder: Path | None, state: str = STATE, handbook: str = CHAPTER) -> ReadLaw:
    """The law of a caseload folder under the places it chooses; the shipped law alone for None."""
    first, shipped_book = _shipped(places_of(state, handbook))
    own, problems = _own(folder, state, handbook) if folder else (PlaceLaw(), [])
    problems += _twice(own.law, folder)
    problems += _dropped_nothing(first.law, own.law, folder)
    book = joined([*first.law, *own.law]) if own.law else shipped_book
    if own.law and (faults := faults_of(book)):
        problems += [
            Problem("law", None, f"{fault}; the district's own rules are left out")
            for fault in by_what_is_wrong(faults)
        ]
        book, own = shipped_book, PlaceLaw()
    return ReadLaw(
        book, tuple(problems), own.law, holidays_by(book.holiday_lists, (*first.tables, *own.tables))
    )


@cache
def _shipped(places: tuple[str, ...]) -> tuple[PlaceLaw, LawBook]:
    """The law that the package ships for these places, and all of it as one book."""
    found = [place_shipped(place) for place in places]
    law = PlaceLaw(
        tuple(named for each in found for named in each.law),
        tuple(table for each in found for table in each.tables),
    )
    return law, joined(law.law)


def place_shipped(place: str) -> PlaceLaw:
    """The law that the package ships for one place, in its generated form where it has one."""
    return load(LAW_FILES / place, sources_of(place)) or read_place(place)


def read_place(place: str) -> PlaceLaw:
    """The law that the package ships for a place, from its YAML, with the examples."""
    found = [(f"{place}/{file.name}", file.read_bytes()) for file in shipped(place)]
    return PlaceLaw(
        tuple((name, law_from(name, raw)) for name, raw in found if not name.endswith(HOLIDAY_TABLE)),
        tuple(read_table(name, raw) for name, raw in found if name.endswith(HOLIDAY_TABLE)),
    )


def _own(root: Path, state: str, handbook: str) -> tuple[PlaceLaw, list[Problem]]:
    law: list[Named] = []
    tables: list[HolidayTable] = []
    problems: list[Problem] = []
    for folder in own_folders(root, state, handbook):
        found = listing(root, folder)
        problems += found.problems
        for path in found.paths:
            name = f"{folder.name}/{path.name}"
            try:
                raw = read_bytes(path, name)
                if path.name == HOLIDAY_TABLE:
                    tables.append(read_table(name, raw))
                else:
                    law.append((name, law_from(name, raw)))
            except BadFile as error:
                problems += error.problems
    return PlaceLaw(tuple(law), tuple(tables)), problems


def law_from(name: str, raw: bytes) -> LawFile:
    """A law file from its bytes. BadFile names everything wrong in it."""
    return read_whole(LawFile, parse(decode(raw, name), name, end_mark=False), name)


def _twice(own: Sequence[Named], root: Path | None) -> Iterator[Problem]:
    """What two of the district's files in one folder say: one may be a copy, and which of them counts would be chance."""
    said_in: dict[tuple[str, str, str | int], str] = {}
    for name, law_file in own:
        folder = name.rpartition("/")[0]
        for place, what, which in _said(law_file):
            first = said_in.setdefault((folder, what, which), name)
            if first != name:
                words = f"has the {what} {which}, and {first} has it too; keep it in one of them"
                yield Problem(name, _line(root, name, place), words)


def _said(law_file: LawFile) -> Iterator[tuple[At, str, str | int]]:
    """What a file may say once: where it is, and what it is called."""
    yield from ((("rules", place), "rule", each.id) for place, each in enumerate(law_file.rules))
    yield from ((("pauses", place), "pause", each.id) for place, each in enumerate(law_file.pauses))
    yield from ((("tallies", place), "tally", each.id) for place, each in enumerate(law_file.tallies))
    yield from ((("duties", place), "duty", each.number) for place, each in enumerate(law_file.duties))
    yield from ((("members", place), "member", each.what) for place, each in enumerate(law_file.members))


def _dropped_nothing(first: Sequence[Named], own: Sequence[Named], root: Path | None) -> Iterator[Problem]:
    """Rules that are to be dropped and that no file before has."""
    known = {rule.id for _, law_file in first for rule in law_file.rules}
    for name, law_file in own:
        places: list[tuple[str, str | int, str]] = [("drop", *each) for each in enumerate(law_file.drop)]
        places += [("also_cite", rule_id, rule_id) for rule_id in law_file.also_cite]
        for key, place, rule_id in places:
            if rule_id not in known:
                hint = did_you_mean(rule_id, known) or "; see `casemgr rules`"
                words = f"`{key}`: there is no rule {rule_id}{hint}"
                yield Problem(name, _line(root, name, (key, place)), words)
        known |= {rule.id for rule in law_file.rules}


def _line(root: Path | None, name: str, at: At) -> int | None:
    """The line of a place in one of the district's files, which has been read."""
    if root is None:
        return None
    return line_of(parse(decode(read_bytes(root / name, name), name), name, end_mark=False), at)


def joined(named: Sequence[Named]) -> LawBook:
    """The law of these files, a later one in place of an earlier."""
    law_files = [law_file for _, law_file in named]
    dropped = frozenset(name for law_file in law_files for name in law_file.drop)
    return LawBook.model_construct(**together(law_files), rules=_rules(named), dropped=dropped)


def _rules(named: Sequence[Named]) -> tuple[Rule, ...]:
    """The rules that count. The country's come after the state's: of two on one day the state's number is the nearer."""
    rules: list[tuple[int, Rule]] = []
    for name, law_file in named:
        if more := law_file.also_cite:
            rules = [(rank, _citing(rule, more.get(rule.id, ()))) for rank, rule in rules]
        gone = {*law_file.drop, *(rule.id for rule in law_file.rules)}
        folder = name.removeprefix(f"{LAW.name}/").rpartition("/")[0].split("/")[0]
        rank = _RANKS.get(folder, 0)
        rules = [each for each in rules if each[1].id not in gone] + [(rank, rule) for rule in law_file.rules]
    return tuple(rule for _, rule in sorted(rules, key=lambda each: each[0]))


def _citing(rule: Rule, more: tuple[str, ...]) -> Rule:
    """The rule with further citations; made afresh, because a copy would keep what the first has worked out."""
    return Rule.model_construct(**{**dict(rule), "cite": (*rule.cite, *more)}) if more else rule
