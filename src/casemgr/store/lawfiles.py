"""Reading the law: the shipped files, and the district's own in `law/`, which add rules or replace them by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from casemgr.errors import BadFile, Problem
from casemgr.law.book import Duty, LawBook, PauseRule, RequiredMember, TallyRule
from casemgr.law.holidays import FIRST_KNOWN, LAST_KNOWN, holidays_of
from casemgr.law.rules import Rule
from casemgr.scalars import Frozen, SchemaNumber
from casemgr.store.files import read_bytes
from casemgr.store.folders import LAW, Listing, listing
from casemgr.store.typed import read_model, read_whole
from casemgr.store.yamltext import decode, parse

SHIPPED = (
    "california.yaml",
    "federal.yaml",
    "handbook-referral.yaml",
    "handbook-meeting.yaml",
    "handbook-year.yaml",
    "handbook-records.yaml",
    "chapter-17.yaml",
)
HOLIDAY_TABLE = "business-holidays.yaml"


class LawFile(Frozen):
    schema_: SchemaNumber = Field(alias="schema")
    pauses: tuple[PauseRule, ...] = ()
    tallies: tuple[TallyRule, ...] = ()
    rules: tuple[Rule, ...] = ()
    duties: tuple[Duty, ...] = ()
    members: tuple[RequiredMember, ...] = ()


class HolidayTable(Frozen):
    """Holidays by year, for each of the lists that a reading may add together."""

    schema_: SchemaNumber = Field(alias="schema")
    years: dict[str, dict[str, dict[str, str]]]
    """Year → list → `MM-DD` → name."""


class ReadLaw(NamedTuple):
    """The law of a caseload, what is wrong in the district's own files, and those in force, each by its name."""

    book: LawBook
    problems: tuple[Problem, ...]
    own: tuple[tuple[str, LawFile], ...]


def read_law(folder: Path | None) -> ReadLaw:
    """The law of a caseload folder; the shipped law alone for None."""
    shipped = _shipped()
    own: dict[str, LawFile] = {}
    problems: list[Problem] = []
    found = listing(folder, LAW) if folder else Listing()
    problems += found.problems
    for path in found.paths:
        try:
            name = f"{LAW.name}/{path.name}"
            own[name] = _read(name, read_bytes(path, name))
        except BadFile as error:
            problems += error.problems
    problems += _twice(own)
    book = _join([*shipped, *own.values()])
    if faults := book.faults():
        problems += [
            Problem("law", None, f"{fault}; the district's own rules are left out") for fault in faults
        ]
        book, own = _join(shipped), {}
    return ReadLaw(book, tuple(problems), tuple(own.items()))


@cache
def _shipped() -> tuple[LawFile, ...]:
    return tuple(_read(name, (files("casemgr.law") / name).read_bytes()) for name in SHIPPED)


def _read(name: str, raw: bytes) -> LawFile:
    return read_whole(LawFile, parse(decode(raw, name), name, end_mark=False), name)


def _twice(own: Mapping[str, LawFile]) -> Iterator[Problem]:
    """What two of the district's files say: one may be a copy, and which of them counts would be chance."""
    said_in: dict[tuple[str, str | int], str] = {}
    for name, law_file in own.items():
        said = [("rule", rule.id) for rule in law_file.rules]
        said += [("pause", pause.id) for pause in law_file.pauses]
        said += [("tally", tally.id) for tally in law_file.tallies]
        said += [("duty", duty.number) for duty in law_file.duties]
        said += [("member", member.what) for member in law_file.members]
        for what, which in said:
            first = said_in.setdefault((what, which), name)
            if first != name:
                yield Problem(
                    name, None, f"has the {what} {which}, and {first} has it too; keep it in one of them"
                )


def _join(law_files: Sequence[LawFile]) -> LawBook:
    rules: list[Rule] = []
    for law_file in law_files:
        replaced = {rule.id for rule in law_file.rules}
        rules = [rule for rule in rules if rule.id not in replaced] + list(law_file.rules)
    pauses = {pause.id: pause for law_file in law_files for pause in law_file.pauses}
    tallies = {tally.id: tally for law_file in law_files for tally in law_file.tallies}
    duties = {duty.number: duty for law_file in law_files for duty in law_file.duties}
    members = {member.what: member for law_file in law_files for member in law_file.members}
    return LawBook(tuple(rules), pauses, tallies, tuple(duties.values()), tuple(members.values()))


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    raw = (files("casemgr.law") / HOLIDAY_TABLE).read_bytes()
    document = parse(decode(raw, HOLIDAY_TABLE), HOLIDAY_TABLE, end_mark=False)
    return read_model(HolidayTable, document, HOLIDAY_TABLE).years


@cache
def holidays(reading: str, year: int) -> dict[date, str] | None:
    """The holidays of a year under a reading of `business_holidays`: from the reviewed table, past it from the package;
    None where the package knows them no more."""
    if not FIRST_KNOWN <= year <= LAST_KNOWN:
        return None
    lists = _table().get(str(year)) or holidays_of(year)
    chosen = {
        "federal": ["federal"],
        "federal_and_state_offices": ["federal", "state_offices"],
        "federal_and_6700": ["federal", "gov_code_6700"],
    }[reading]
    return {
        date.fromisoformat(f"{year}-{day}"): name
        for key in reversed(chosen)
        for day, name in lists[key].items()
    }
