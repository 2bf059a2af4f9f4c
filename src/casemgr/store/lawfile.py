"""The form of a law file."""

from pydantic import Field

from casemgr.law.entryages import EntryAge
from casemgr.law.letter_words import Code, LetterLaw, Sentence
from casemgr.law.required import Required
from casemgr.law.rules import Rule
from casemgr.law.tables import (
    Areas,
    CaseloadLimit,
    CaseOfOneArea,
    DelayCodes,
    Duty,
    HoldersActs,
    HolidayList,
    PauseRule,
    Portions,
    RecordedTwice,
    RequiredMember,
    SchoolHolidays,
    TallyRule,
    ToBeNotified,
    WordList,
)
from casemgr.law.words import Meaning
from casemgr.scalars import Frozen, Line, SchemaNumber, Slug


class LawFile(Frozen):
    schema_: SchemaNumber = Field(alias="schema")
    drop: tuple[Slug, ...] = ()
    """Rules of the places before, or of other files, that do not count here."""
    also_cite: dict[Slug, tuple[Line, ...]] = {}
    """Rule → citations that a place adds to those of the places before."""
    pauses: tuple[PauseRule, ...] = ()
    tallies: tuple[TallyRule, ...] = ()
    rules: tuple[Rule, ...] = ()
    duties: tuple[Duty, ...] = ()
    members: tuple[RequiredMember, ...] = ()
    holiday_lists: tuple[HolidayList, ...] = ()
    school_holidays: SchoolHolidays | None = None
    areas: Areas | None = None
    words: tuple[Meaning, ...] = ()
    iep: tuple[Portions, ...] = ()
    required: tuple[Required, ...] = ()
    codes: tuple[Code, ...] = ()
    letters: tuple[LetterLaw, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    caseload_limit: CaseloadLimit | None = None
    delay_codes: DelayCodes | None = None
    lists: tuple[WordList, ...] = ()
    notified: tuple[ToBeNotified, ...] = ()
    holders_acts: tuple[HoldersActs, ...] = ()
    cases_of_one_area: tuple[CaseOfOneArea, ...] = ()
    entry_ages: tuple[EntryAge, ...] = ()
    recorded_twice: RecordedTwice | None = None


Named = tuple[str, LawFile]
