"""A field's value as people type it, for any event."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from casemgr.casefile.events import event_types
from casemgr.casefile.typed.fields import Readers, kinds_of, value_typed
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.row import Records
from casemgr.errors import UsageError
from casemgr.scalars import Meant
from casemgr.store.typed import field_from_text
from support import fact, student_of

TODAY = date(2026, 11, 23)
NAMES = {"dana": "Dana Whitfield", "mother": "Joan Wong"}
AREAS = {"speech": "speech-language"}
READERS = Readers(
    field_from_text,
    lambda words: date(2026, 11, 20) if words == "friday" else date.fromisoformat(words),
    lambda words: NAMES.get(words, words),
    lambda words: AREAS.get(words, words),
)
BOOKED = fact("meeting_scheduled", "2026-11-20", meeting_date="2027-01-12", purposes=("annual",))
HELD = fact("meeting_held", "2026-11-20", purposes=("annual",), outcome="completed")
CONSENT = fact("consent_received", "2026-11-20", purpose="initial", signed="2026-11-19")


@pytest.mark.parametrize(
    ("old", "key", "text", "value"),
    [
        (BOOKED, "meeting_date", "1/19", date(2027, 1, 19)),  # the nearest to the day that was wrong
        (BOOKED, "meeting_date", "2027-02-01", date(2027, 2, 1)),
        (BOOKED, "time", "2:15pm", time(14, 15)),
        (BOOKED, "purposes", "annual, tri", ("annual", "triennial")),
        (BOOKED, "short_notice_agreed", "Yes", True),
        (BOOKED, "place", "", None),
        (BOOKED, "place", "dana", "dana"),  # a place is no name
        (HELD, "present", "dana, mother", ("Dana Whitfield", "Joan Wong")),
        (HELD, "present", "[dana, Bo]", ("Dana Whitfield", "Bo")),
        (HELD, "chair", "dana", "Dana Whitfield"),
        (HELD, "by", "dana", "Dana Whitfield"),
        (HELD, "outcome", "cont", "continued"),
        (CONSENT, "signed", "friday", date(2026, 11, 20)),
        (CONSENT, "areas", "speech, motor", ("speech-language", "motor")),
        (fact("assessor_reported", "2026-11-20", area="motor"), "area", "speech", "speech-language"),
        (fact("contact_made", "2026-11-20", with_whom="parent", how="phone", result="x"), "with_whom", "mother", "Joan Wong"),
        (fact("staff_notified", "2026-11-20", topic="referral", to=("A",)), "to", "dana, Bo", ("Dana Whitfield", "Bo")),
        (fact("year_started", "2026-08-10", school_year="2026-27", first_day="2026-08-10", school="x", grade="4"), "grade", "05", "5"),
    ],
)  # fmt: skip
def test_a_value_is_typed_as_on_the_command_that_records_it(
    old: dict[str, Any], key: str, text: str, value: Any
) -> None:
    (event,) = student_of(old).events
    assert value_typed(event, key, text, TODAY, READERS) == value


def test_a_word_that_is_none_of_a_list_is_refused() -> None:
    (event,) = student_of(HELD).events
    with pytest.raises(UsageError, match="completed"):
        value_typed(event, "outcome", "perhaps", TODAY, READERS)


READ_AS = {
    "planned": Meant.AHEAD,
    "never past": Meant.AHEAD,
    "meeting": Meant.AHEAD,
    "meeting named": Meant.AHEAD,
    "notified": Meant.PERSON,
    "support": Meant.PERSON,
    "area": Meant.AREA,
}
"""The readers of the table that a field's own mark goes with."""


def test_a_field_is_marked_as_its_command_reads_it() -> None:
    slots = [(row.event, slot) for row in COMMANDS.values() if isinstance(row, Records) for slot in row.slots]
    marked = [(event, slot.name, READ_AS[slot.read]) for event, slot in slots if slot.read in READ_AS]
    assert {mark for *_, mark in marked} == {*Meant}
    assert [each for each in marked if each[2] not in kinds_of(event_types()[each[0]], each[1])] == []
