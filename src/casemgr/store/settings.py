"""`casemgr.yaml`: whose caseload this is, its schools, and the readings of the law it counts by."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from casemgr.casefile.names import did_you_mean
from casemgr.casefile.people import People, Person
from casemgr.casefile.vocabulary import Grade, Level
from casemgr.law.readings import Readings
from casemgr.scalars import Day, Flag, Frozen, Line, SchemaNumber, Slug, Whole
from casemgr.store.folders import CHAPTER, STATE


class School(Frozen):
    name: Line
    level: Level | None = None
    """Left out where it has elementary and secondary grades up to the end of high school: each student's grade decides."""
    address: Line | None = None
    phone: Line | None = None
    top_grade: Grade | None = None
    """The last grade here; a student who has finished it goes on to `next`."""
    next: Line | None = None


class ReportDates(Frozen):
    """The days the district has set for progress reports; where they come sooner than the weeks, they count."""

    elementary: tuple[Day, ...] = ()
    secondary: tuple[Day, ...] = ()
    year_end: Flag = False
    """Whether a round is due by the last day of school."""


class Printing(Frozen):
    label: Literal["initials", "ids", "names"] = "initials"
    """How a student is named on paper and in feeds."""


def check_zone(name: str) -> str:
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # a zone that is not there is a KeyError
        near = did_you_mean(name, available_timezones())
        raise ValueError(f"is no time zone{near or '; write one like America/Los_Angeles'}") from None
    return name


class Settings(Frozen):
    schema_: SchemaNumber = Field(alias="schema")
    district: Line
    state: Slug = STATE
    """Whose law counts beside the country's: a folder of law, shipped or in `law/`."""
    handbook: Slug = CHAPTER
    """The district's handbook, a folder of law in `handbook/`; `none` where it has none."""
    case_manager: Person
    schools: tuple[School, ...] = ()
    staff: tuple[Person, ...] = ()
    readings: Readings = Readings.model_construct()
    printing: Printing = Printing.model_construct()
    new_ids: Literal["initials", "numbers", "names", "system", "asked"] = "initials"
    """The ids that `import` gives: `ar1`, `s01`, `ana-r`, or the number in the system that the file is from."""
    tables: tuple[dict[Line, Line], ...] = ()
    """What the columns of tables of your own hold, as `import` asked: `{name: Student, born: DOB}`."""
    meeting_minutes: Annotated[Whole, Field(ge=5, le=480)] = 60
    """How long an IEP meeting is in a calendar feed."""
    time_zone: Annotated[Line, AfterValidator(check_zone)] = "America/Los_Angeles"
    """In which the meetings of a calendar feed begin."""
    progress_reports: ReportDates = ReportDates.model_construct()
    letterhead: tuple[Line, ...] = ()
    """The lines at the head of every letter; the district, the school and its address where there are none."""
    links: dict[Slug, Line] = {}
    """The district's own forms and chapters by name, an address or words, for the letters that concern them."""
    caseload_limit: Annotated[Whole, Field(gt=0)] | None = None
    """The most students that `list` takes without a remark, in place of the state's number."""
    as_of: Day | None = None
    """Freezes today, for an example or an exercise."""
    git: Flag = False
    """Whether each change is committed to the folder's git repository."""

    @property
    def school_names(self) -> tuple[str, ...]:
        return tuple(school.name for school in self.schools)

    @property
    def people(self) -> People:
        return People(self.case_manager, self.staff)
