"""Words beside what is known: the one meant, any other as typed, and what may be a slip in doubt."""

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.taken import Taken
from casemgr.checks.known import known_or_typed, portion_meant, school_meant, staff_person, way_meant
from casemgr.errors import UsageError
from support import shipped_law

DANA, PRIYA = Person(name="Dana Whitfield"), Person(name="Priya Nair", role="slp")


def test_a_known_word_is_taken_without_a_word() -> None:
    assert known_or_typed("Meeting notice", ["meeting-notice"], "document") == Taken("meeting-notice")


def test_another_word_is_taken_as_typed_with_a_note_and_in_doubt_where_it_may_be_a_slip() -> None:
    assert known_or_typed("handbook", ["meeting-notice"], "document") == Taken(
        "handbook", None, "handbook is no document; recorded as typed"
    )
    slip = known_or_typed("meeting-notise", ["meeting-notice"], "document")
    assert slip.doubt == "meeting-notise is no document; did you mean meeting-notice?"
    assert slip.note == ("meeting-notise is no document; recorded as typed. Did you mean meeting-notice?")


def test_another_name_of_a_known_word_is_the_word() -> None:
    assert known_or_typed("NPS", ["meeting-notice", "safeguards"], "document") == Taken("safeguards")
    assert (
        known_or_typed("NPS", ["meeting-notice"], "document").note == "nps is no document; recorded as typed"
    )


def test_the_beginning_of_a_portion_is_enough() -> None:
    assert portion_meant("present", shipped_law()) == Taken("present-levels")
    assert portion_meant("whole", shipped_law(), "whole") == Taken("whole")
    assert portion_meant("all", shipped_law(), "whole") == Taken("whole")


@pytest.mark.parametrize(
    ("words", "school", "doubted"),
    [("middle", "Oak Middle", False), ("Elm", "Elm", False), ("Oak Midle", "Oak Midle", True)],
)
def test_a_school_is_one_of_the_settings_or_as_typed(words: str, school: str, doubted: bool) -> None:
    found = school_meant(words, ("Oak Middle", "Pine High"))
    assert (found.value, found.doubt is not None) == (school, doubted)


def test_a_way_is_said_or_left_out_but_not_empty() -> None:
    assert way_meant(None) == Taken(None)
    assert way_meant("by mail") == Taken("by mail")
    assert way_meant("mial").doubt == "mial is not a usual way; did you mean mail?"
    with pytest.raises(UsageError, match="--how is empty"):
        way_meant(" ", "--how")


def test_a_stranger_is_nobody_of_the_staff_with_a_note() -> None:
    people = People(DANA, (PRIYA,))
    assert staff_person("priya", people) == Taken(PRIYA)
    stranger = staff_person(" Jo Doe", people)
    assert stranger.value is None
    assert stranger.note == "Jo Doe is not among the staff in casemgr.yaml; recorded as typed"
