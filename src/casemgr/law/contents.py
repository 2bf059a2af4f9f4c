"""What a law file may hold besides its rules: one line a table, which also says how the tables of several files add up."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

from casemgr.law.caseloads import CaseloadLimit
from casemgr.law.entryages import EntryAge
from casemgr.law.letter_words import Code, LetterLaw, Sentence
from casemgr.law.required import Required
from casemgr.law.tables import (
    Areas,
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
from casemgr.scalars import Frozen


class By(NamedTuple):
    """By which of its fields an entry is known: of two with one name the later counts."""

    field: str


class Contents(Frozen):
    """The tables of a law file, or of several.

    A table that is one value is that of the last file which has it. The entries of the others add up, in the order of the
    files; where they are known `By` a field, a later one takes the place of an earlier.
    """

    pauses: Annotated[tuple[PauseRule, ...], By("id")] = ()
    tallies: Annotated[tuple[TallyRule, ...], By("id")] = ()
    duties: Annotated[tuple[Duty, ...], By("number")] = ()
    members: Annotated[tuple[RequiredMember, ...], By("what")] = ()
    holiday_lists: Annotated[tuple[HolidayList, ...], By("list")] = ()
    school_holidays: SchoolHolidays | None = None
    areas: Areas | None = None
    words: tuple[Meaning, ...] = ()
    """The field's own words, and what each means."""
    iep: tuple[Portions, ...] = ()
    required: Annotated[tuple[Required, ...], By("id")] = ()
    codes: Annotated[tuple[Code, ...], By("code")] = ()
    letters: tuple[LetterLaw, ...] = ()
    """What each letter rests on; of one letter there are as many as places that say something of it."""
    sentences: Annotated[tuple[Sentence, ...], By("says")] = ()
    caseload_limits: Annotated[tuple[CaseloadLimit, ...], By("id")] = ()
    delay_codes: DelayCodes | None = None
    lists: Annotated[tuple[WordList, ...], By("list")] = ()
    notified: tuple[ToBeNotified, ...] = ()
    holders_acts: tuple[HoldersActs, ...] = ()
    """What only the one who holds the rights can say."""
    cases_of_one_area: tuple[CaseOfOneArea, ...] = ()
    entry_ages: Annotated[tuple[EntryAge, ...], By("grade")] = ()
    recorded_twice: RecordedTwice | None = None


_TABLES = {
    name: next((each.field for each in info.metadata if isinstance(each, By)), None)
    for name, info in Contents.model_fields.items()
}
"""Each table, and by which field its entries are known."""


def together(parts: Sequence[Contents]) -> dict[str, Any]:
    """The tables of several files as those of one."""
    return {name: _table([getattr(part, name) for part in parts], key) for name, key in _TABLES.items()}


def _table(said: Sequence[Any], key: str | None) -> Any:
    tables = [each for each in said if each]
    if not all(isinstance(each, tuple) for each in said):
        return tables[-1] if tables else None
    entries = [entry for table in tables for entry in table]
    return tuple({getattr(each, key): each for each in entries}.values() if key else entries)
