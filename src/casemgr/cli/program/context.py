"""From what the store has read to what the docket computes deadlines from."""

from datetime import date

from casemgr.casefile.vocabulary import Level
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.store.caseload import Caseload
from casemgr.store.settings import Settings


def context_of(caseload: Caseload) -> Context:
    """The law, the readings and the calendars of a caseload folder. BadFile where its settings cannot be read."""
    main, tracks = caseload.school_years
    settings = caseload.settings
    return Context(
        caseload.law.book,
        settings.readings,
        main,
        tracks,
        {school.name: school.level for school in settings.schools if school.level},
        caseload.law.holidays,
        _report_dates(settings, main),
        settings.case_manager.name,
    )


def _report_dates(settings: Settings, years: tuple[SchoolYear, ...]) -> dict[Level, tuple[date, ...]]:
    said = settings.progress_reports
    last_days = tuple(year.last_day for year in years) if said.year_end else ()
    return {
        "elementary": tuple(sorted({*said.elementary, *last_days})),
        "secondary": tuple(sorted({*said.secondary, *last_days})),
    }
