"""What a roster says about one student, whatever system wrote it."""

from datetime import date
from typing import NamedTuple

from casemgr.exchange.cells.codes import Frequency, Status
from casemgr.exchange.cells.people import folded


class Source(NamedTuple):
    """Its place: the file's name as given, and the line."""

    file: str
    line: int


class Contact(NamedTuple):
    name: str
    relation: str = "parent"
    language: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


class Service(NamedTuple):
    """One service of the plan; a service that changed has a row for each of its times."""

    name: str
    code: str = ""
    provider: str = ""
    how_often: str = ""
    """As it is written."""
    frequency: Frequency | None = None
    """The same in parts, where it can be read."""
    first: date | None = None
    last: date | None = None
    place: str = ""


class Pupil(NamedTuple):
    """A student of a roster. Blank means that the roster does not say. (A named tuple: ten thousand are made at once.)"""

    last: str = ""
    first: str = ""
    suffix: str = ""
    middle: str = ""
    preferred: str = ""
    born: date | None = None
    grade: str = ""
    school: str = ""
    case_manager: str = ""
    language: str = ""
    home_language: str = ""
    areas: tuple[str, ...] = ()
    seis: str = ""
    """Ids of other systems are kept apart: they are never printed."""
    ssid: str = ""
    local: str = ""
    sourced: str = ""
    last_annual: date | None = None
    next_annual: date | None = None
    last_evaluation: date | None = None
    next_evaluation: date | None = None
    iep: date | None = None
    """The day of the IEP meeting."""
    meetings: tuple[str, ...] = ()
    """The purposes of that meeting; `pending` where none was held yet."""
    referral: date | None = None
    consent: date | None = None
    """To the first assessment."""
    evaluation: date | None = None
    """The first one."""
    exited: date | None = None
    status: Status = ""
    contacts: tuple[Contact, ...] = ()
    teachers: tuple[str, ...] = ()
    """Of general education."""
    services: tuple[Service, ...] = ()
    rounds: tuple[int, ...] = ()
    """The report rounds that are done for every goal."""
    sources: tuple[Source, ...] = ()
    code: str = ""
    """The id that a casemgr gave."""
    label: str = ""
    """And the label on paper; the rest here is known to a casemgr alone, too."""
    track: str = ""
    note: str = ""
    last_progress: date | None = None
    progress_weeks: str = ""
    progress_dates: tuple[date, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first, self.last, self.suffix) if part)

    @property
    def ids(self) -> dict[str, str]:
        """System → this student's id there."""
        found = {system: getattr(self, system) for system in SYSTEMS}
        return {system: value for system, value in found.items() if value}

    @property
    def who(self) -> str:
        """Name and birth date, for a question about this student."""
        return (
            f"{self.name}, born {self.born}" if self.born else self.name or next(iter(self.ids.values()), "")
        )

    @property
    def name_key(self) -> tuple[str, str]:
        return folded(self.last), folded(self.first)

    @property
    def is_open_initial(self) -> bool:
        """Consent or referral, or a status that says so, and neither an evaluation nor a plan yet."""
        begun = self.consent or self.referral or "pending" in self.meetings or self.status == "pending"
        return bool(begun) and not any(getattr(self, name) for name in OF_A_PLAN)

    @property
    def only_supposed(self) -> bool:
        """Whether nothing says that there is an IEP: no date of one, and no status."""
        days = (self.iep, *(getattr(self, name) for name in OF_A_PLAN))
        return not any(days) and not self.status and not self.is_open_initial


OF_A_PLAN = ("last_annual", "next_annual", "last_evaluation", "next_evaluation", "evaluation")
"""The days of which one at least is known of who has an IEP."""
SYSTEMS = ("seis", "ssid", "local", "sourced")
FIELDS: tuple[str, ...] = Pupil._fields
