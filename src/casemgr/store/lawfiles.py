"""Reading the law: the shipped files, and the district's own in `law/`, which add rules or replace them by id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from casemgr.casefile.scalars import Frozen, SchemaNumber
from casemgr.errors import BadFile, Problem
from casemgr.law.book import Duty, LawBook, PauseRule, RequiredMember, TallyRule
from casemgr.law.holidays import FIRST_KNOWN, LAST_KNOWN, holidays_of
from casemgr.law.rules import Rule
from casemgr.store.files import read_bytes
from casemgr.store.typed import Problems, read_model
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
    """The law of a caseload, what is wrong in the district's own files, and those in force, each with its name."""

    book: LawBook
    problems: tuple[Problem, ...]
    own: tuple[tuple[str, LawFile], ...]


def read_law(folder: Path | None) -> ReadLaw:
    """The law of a caseload folder; the shipped law alone for None."""
    shipped = _shipped()
    own: list[tuple[str, LawFile]] = []
    problems: list[Problem] = []
    for path in sorted((folder / "law").glob("*.yaml")) if folder else []:
        try:
            name = f"law/{path.name}"
            own.append((name, _read(name, read_bytes(path, name))))
        except BadFile as error:
            problems += error.problems
    book = _join([*shipped, *(law_file for _, law_file in own)])
    if faults := book.faults():
        problems += [
            Problem("law", None, f"{fault}; the district's own rules are left out") for fault in faults
        ]
        book, own = _join(shipped), []
    return ReadLaw(book, tuple(problems), tuple(own))


@cache
def _shipped() -> tuple[LawFile, ...]:
    return tuple(_read(name, (files("casemgr.law") / name).read_bytes()) for name in SHIPPED)


def _read(name: str, raw: bytes) -> LawFile:
    document = parse(decode(raw, name), name, end_mark=False)
    try:
        return read_model(LawFile, document, name)
    except Problems as error:
        raise BadFile(tuple(error.problems)) from None


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
