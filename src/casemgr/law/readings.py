"""Where authorities differ: each reading is a choice of the district's, with a default.

Adding one is adding a field here, with its two citations, and its meaning in the one module that counts by it
(`docket/due.py`, or `docket/context.py` for pauses). The order of the fields is the order in which other readings
are shown.
"""

from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import Field

from casemgr.casefile.vocabulary import Level
from casemgr.days.counting import BreakCounts, BreakPause
from casemgr.scalars import Frozen, Whole

YearEnd = Literal["earliest", "consent", "referral"]
Anniversary = Literal["same_day", "day_before"]
InterimPlacement = Literal["enrollment", "records"]
Age22 = Literal["birthday", "exit_by_table"]
BusinessHolidays = Literal["federal_and_state_offices", "federal_and_6700", "federal"]


class Readings(Frozen):
    """The readings a caseload counts by."""

    break_pause: BreakPause = "whole_gap"
    """What a pausing break covers: EC 56321(a) and 56344(a) restart the clock when schooldays reconvene; the days
    before that are read as the whole gap, as the printed dates, or as only the days in excess of five."""
    break_counts: BreakCounts = "break_days"
    """Which days off must number more than five: those called a break, or all days off beside it too."""
    year_end_iep: YearEnd = "earliest"
    """Whether consent (several SELPAs) or referral (the words of EC 56344(a)) late in the year moves the meeting."""
    anniversary: Anniversary = "same_day"
    """Whether a year ends on the anniversary (EC 56343(d)) or the day before it (some districts' practice)."""
    interim_placement: InterimPlacement = "enrollment"
    """Whether the 30 days run from enrollment (EC 56325(a)(1)) or from receipt of records (AB 1412 of 2025)."""
    age_22: Age22 = "birthday"
    """Whether eligibility lasts at least to the 22nd birthday (N.D. v. Reykdal, 102 F.4th 982 (9th Cir. 2024)), or ends
    by the months of EC 56026(c)(4) even before it."""
    business_holidays: BusinessHolidays = "federal_and_state_offices"
    """Which state holidays 34 CFR 300.11(b) means: the days state offices close, or all of Gov. Code 6700."""
    meeting_notice_days: Annotated[Whole, Field(gt=0, le=365)] | None = None
    """The district's own number, in place of the handbook's."""
    progress_weeks: dict[Level, Annotated[Whole, Field(gt=0, le=52)]] | None = None
    """The district's own numbers, in place of the handbook's."""


@cache
def alternatives() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each reading that is a choice between named values: (name, values), in the order of the settings."""
    return tuple(
        (name, get_args(info.annotation))
        for name, info in Readings.model_fields.items()
        if info.default is not None
    )
